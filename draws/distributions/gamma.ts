import { exp, log } from '../exact-math.ts';
import { lgamma, stirlingError } from '../gamma-function.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';
import * as standard from './standard-normal.ts';
import { pointOfTail, type Search, type SlopedTails } from './tails.ts';

const SETS: readonly (readonly LawParameter[])[] = [
  [
    { name: 'mean', kind: 'positive', doc: 'Mean' },
    { name: 'sd', kind: 'positive', doc: 'Standard deviation' },
  ],
  [
    { name: 'shape', kind: 'positive', doc: 'Shape: the squared ratio of mean to standard deviation' },
    { name: 'scale', kind: 'positive', doc: 'Scale: the mean over the shape' },
  ],
];

class Gamma implements Prepared {
  readonly discrete = false;
  readonly low = 0;
  readonly high = Infinity;
  readonly #shape: number;
  readonly #scale: number;
  readonly #error: number;

  constructor(shape: number, scale: number) {
    this.#shape = shape;
    this.#scale = scale;
    this.#error = stirlingError(shape);
  }

  get mean(): number {
    return this.#shape * this.#scale;
  }

  get sd(): number {
    return Math.sqrt(this.#shape) * this.#scale;
  }

  cdf(x: number): number {
    return this.#tails(x / this.#scale).lower;
  }

  survival(x: number): number {
    return this.#tails(x / this.#scale).upper;
  }

  quantile(u: number): number {
    return u <= 0.5 ? this.#scale * this.#fromLower(u) : this.quantileUpper(1 - u);
  }

  quantileUpper(v: number): number {
    return this.#scale * (v <= 0.5 ? this.#fromUpper(v) : this.#fromLower(1 - v));
  }

  #tails(x: number): SlopedTails {
    return gammaTails(this.#shape, x, this.#error);
  }

  #fromLower(p: number): number {
    if (p <= 0) return 0;
    const a = this.#shape;
    // Near 0 the lower tail is x^a / Γ(a + 1), and nowhere more; the median lies below the mean.
    const floor = exp((log(p) + lgamma(a + 1)) / a);
    const search: Search = { start: cubed(a, standard.quantile(p)), floor, ceiling: a, centre: a };
    return pointOfTail(p, false, search, (x) => this.#tails(x));
  }

  #fromUpper(q: number): number {
    if (q <= 0) return Infinity;
    const a = this.#shape;
    // P(X > a + sqrt(2 a L) + L) <= e^-L (Boucheron, Lugosi and Massart, Concentration Inequalities, 2013, section 2.4).
    const size = -log(q);
    const ceiling = a + Math.sqrt(2 * a * size) + size;
    const start = cubed(a, standard.quantileUpper(q));
    return pointOfTail(q, true, { start: start > 0 ? start : ceiling, floor: 0, ceiling, centre: a }, (x) => this.#tails(x));
  }
}

/** The gamma quantile at the normal quantile z, nearly: the cube root is almost normal (Wilson and Hilferty 1931). 0 where that fails. */
function cubed(a: number, z: number): number {
  const c = 1 / (9 * a);
  const root = 1 - c + z * Math.sqrt(c);
  return root > 0 ? a * root * root * root : 0;
}

/** Bounds within which shapes are computed; a shape at the upper one has an sd of a ten-millionth of its mean. */
const SMALLEST_SHAPE = 1e-6;
const LARGEST_SHAPE = 1e14;

function prepare(set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(SETS[set], values);
  if (problem) return problem;
  const [first, second] = values;
  const shape = set === 0 ? (first / second) * (first / second) : first;
  if (shape < SMALLEST_SHAPE || shape > LARGEST_SHAPE) {
    const bound = shape < SMALLEST_SHAPE ? SMALLEST_SHAPE : LARGEST_SHAPE;
    const side = shape < SMALLEST_SHAPE ? 'at least' : 'at most';
    if (set === 1) return mustBe('shape', `${side} ${bound}`, shape);
    return mustBe('sd', `${side === 'at least' ? 'at most' : 'at least'} ${1 / Math.sqrt(bound)} times the mean of ${first}`, second);
  }
  return new Gamma(shape, set === 0 ? second * (second / first) : second);
}

/** The gamma law. */
export const gamma: Law = {
  name: 'gamma',
  doc: 'above 0, skewed to the right',
  example: 'gamma(mean: 4, sd: 2)',
  discrete: false,
  parameterSets: SETS,
  prepare,
};
