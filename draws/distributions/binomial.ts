import { exp, log1p } from '../exact-math.ts';
import { Certain, Count, cornishFisher, summedTails } from './count.ts';
import { betaTails } from './incomplete-beta.ts';
import { type Law, type LawParameter, type Prepared, type Problem, refused } from './law.ts';
import type { Tails } from './tails.ts';

const N_P: readonly LawParameter[] = [
  { name: 'n', kind: 'count', doc: 'Number of trials' },
  { name: 'p', kind: 'share', doc: 'Chance of each trial' },
];

/** Up to this expected number of the rarer outcome the probabilities are summed one by one. */
const SMALL = 20;

class Binomial extends Count {
  readonly low = 0;
  readonly high: number;
  readonly #n: number;
  readonly #p: number;
  readonly #q: number;
  /** Whether to count the failures, the rarer outcome, instead. */
  readonly #mirrored: boolean;
  /** The chance that the rarer outcome never occurs; 0 where sums are not used. */
  readonly #first: number;

  constructor(n: number, p: number) {
    super();
    this.high = n;
    this.#n = n;
    this.#p = p;
    this.#q = 1 - p;
    this.#mirrored = p > 0.5;
    const rarer = Math.min(p, 1 - p);
    this.#first = n * rarer <= SMALL ? exp(n * log1p(-rarer)) : 0;
  }

  get mean(): number {
    return this.#n * this.#p;
  }

  get sd(): number {
    return Math.sqrt(this.#n * this.#p * this.#q);
  }

  protected override guess(z: number): number {
    return cornishFisher(this.mean, this.sd, (this.#q - this.#p) / this.sd, z);
  }

  protected override tails(k: number): Tails {
    if (this.#first === 0) {
      // P(X > k) = I_p(k + 1, n - k).
      const { lower, upper } = betaTails(k + 1, this.#n - k, this.#p, this.#q);
      return { lower: upper, upper: lower };
    }
    if (!this.#mirrored) return this.#summed(this.#p / this.#q, k);
    // X > k when fewer than n - k trials fail.
    const { lower, upper } = this.#summed(this.#q / this.#p, this.#n - k - 1);
    return { lower: upper, upper: lower };
  }

  #summed(odds: number, k: number): Tails {
    return summedTails(this.#first, (j) => ((this.#n - j + 1) / j) * odds, k);
  }
}

function prepare(_set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(N_P, values);
  if (problem) return problem;
  const [n, p] = values;
  return p === 0 || p === 1 || n === 0 ? new Certain(p === 1 ? n : 0) : new Binomial(n, p);
}

/** The binomial law: the number of successes in n independent trials. */
export const binomial: Law = {
  name: 'binomial',
  doc: 'how many of n independent trials succeed',
  example: 'binomial(n: 10, p: 30%)',
  discrete: true,
  parameterSets: [N_P],
  prepare,
};
