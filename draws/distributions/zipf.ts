import { exp, log, pow } from '../exact-math.ts';
import { Count } from './count.ts';
import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';
import { FORMULA_FROM, powerSumFrom } from './power-sum.ts';
import * as standard from './standard-normal.ts';
import type { Tails } from './tails.ts';

const S: LawParameter = { name: 's', kind: 'nonnegative', doc: 'Exponent: rank k has a weight of 1 / k^s' };
const SETS: readonly (readonly LawParameter[])[] = [[S], [S, { name: 'n', kind: 'count', doc: 'Number of ranks' }]];

class Zipf extends Count {
  readonly low = 1;
  readonly high: number;
  readonly #s: number;
  /** `#before[k]` is the weight of the ranks up to k, `#after[k]` that of the ranks above k, for the first few k. */
  readonly #before: Float64Array;
  readonly #after: Float64Array;

  constructor(s: number, n: number) {
    super();
    this.high = n;
    this.#s = s;
    const few = Math.min(n, FORMULA_FROM - 1);
    this.#before = new Float64Array(few + 1);
    this.#after = new Float64Array(few + 1);
    this.#after[few] = powerSumFrom(s, few + 1, n);
    for (let k = 1; k <= few; k++) this.#before[k] = this.#before[k - 1] + pow(k, -s);
    for (let k = few; k >= 1; k--) this.#after[k - 1] = this.#after[k] + pow(k, -s);
  }

  get mean(): number {
    return this.#moment(1);
  }

  get sd(): number {
    const square = this.#moment(2);
    return square === Infinity ? Infinity : Math.sqrt(square - this.mean * this.mean);
  }

  /** The mean of X^power. */
  #moment(power: number): number {
    const s = this.#s - power;
    if (this.high === Infinity && s <= 1) return Infinity;
    const few = this.#before.length - 1;
    let sum = powerSumFrom(s, few + 1, this.high);
    for (let k = few; k >= 1; k--) sum += pow(k, -s);
    return sum / this.#after[0];
  }

  protected override guess(z: number): number {
    const e = 1 - this.#s;
    const beyond = standard.survival(z) * this.#after[0];
    // The ranks above k weigh about the integral of x^-s from k + 1/2 on.
    const end = this.high + 0.5;
    if (e === 0) return end * exp(-beyond) - 0.5;
    const atEnd = this.high === Infinity ? 0 : pow(end, e);
    return exp(log(Math.max(atEnd - e * beyond, 0)) / e) - 0.5;
  }

  protected override tails(k: number): Tails {
    const total = this.#after[0];
    if (k < this.#before.length) return { lower: this.#before[k] / total, upper: this.#after[k] / total };
    const upper = powerSumFrom(this.#s, k + 1, this.high) / total;
    return { lower: 1 - upper, upper };
  }
}

/** Below this exponent an unbounded law draws numbers beyond the largest double. */
const SMALLEST_UNBOUNDED = 1.1;

function prepare(set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(SETS[set], values);
  if (problem) return problem;
  const [s, n] = values;
  if (set === 0) return s >= SMALLEST_UNBOUNDED ? new Zipf(s, Infinity) : mustBe('s', `at least ${SMALLEST_UNBOUNDED} where no n is given`, s);
  return n >= 1 ? new Zipf(s, n) : mustBe('n', 'at least 1', n);
}

/** Zipf's law on the ranks 1..n, or on all ranks. */
export const zipf: Law = {
  name: 'zipf',
  doc: 'a rank of 1..n, the first the most frequent',
  example: 'zipf(s: 1.2, n: 50)',
  discrete: true,
  parameterSets: SETS,
  prepare,
};
