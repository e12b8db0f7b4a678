import { exp, expm1, lgamma, log, log1p, pow } from '../exact-math.ts';
import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';

const SHAPE_SCALE: readonly LawParameter[] = [
  { name: 'shape', kind: 'positive', doc: 'Shape: below 1 the hazard falls with time, at 1 it is constant, above 1 it rises' },
  { name: 'scale', kind: 'positive', doc: 'Scale: the time by which 63.2 % of the events have happened' },
];

class Weibull implements Prepared {
  readonly discrete = false;
  readonly low = 0;
  readonly high = Infinity;
  readonly #shape: number;
  readonly #scale: number;

  constructor(shape: number, scale: number) {
    this.#shape = shape;
    this.#scale = scale;
  }

  get mean(): number {
    return this.#scale * exp(lgamma(1 + 1 / this.#shape));
  }

  get sd(): number {
    const logMean = lgamma(1 + 1 / this.#shape);
    return this.mean * Math.sqrt(expm1(lgamma(1 + 2 / this.#shape) - 2 * logMean));
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : -expm1(-pow(x / this.#scale, this.#shape));
  }

  survival(x: number): number {
    return x <= 0 ? 1 : exp(-pow(x / this.#scale, this.#shape));
  }

  quantile(u: number): number {
    return this.#scale * pow(-log1p(-u), 1 / this.#shape);
  }

  quantileUpper(v: number): number {
    return this.#scale * pow(-log(v), 1 / this.#shape);
  }
}

/** Keeps the most extreme draw (36.7 to the power of 1 / shape) far below the largest double. */
const SMALLEST_SHAPE = 0.02;

function prepare(_set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(SHAPE_SCALE, values);
  if (problem) return problem;
  const [shape, scale] = values;
  return shape >= SMALLEST_SHAPE ? new Weibull(shape, scale) : mustBe('shape', `at least ${SMALLEST_SHAPE}`, shape);
}

/** The Weibull law: the wait for an event whose hazard is a power of the time. */
export const weibull: Law = {
  name: 'weibull',
  doc: 'the time to an event whose rate rises or falls',
  example: 'weibull(shape: 1.5, scale: 2)',
  discrete: false,
  parameterSets: [SHAPE_SCALE],
  prepare,
};
