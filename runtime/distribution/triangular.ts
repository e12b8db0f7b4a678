import { type Law, mustBe, type Parameter, type Prepared, type Problem, refused } from './law.ts';

const MIN_MODE_MAX: readonly Parameter[] = [
  { name: 'min', kind: 'any', doc: 'Lower end' },
  { name: 'mode', kind: 'any', doc: 'Most likely value' },
  { name: 'max', kind: 'any', doc: 'Upper end' },
];

class Triangular implements Prepared {
  readonly discrete = false;
  readonly low: number;
  readonly high: number;
  readonly #mode: number;
  readonly #width: number;

  constructor(min: number, mode: number, max: number) {
    this.low = min;
    this.high = max;
    this.#mode = mode;
    this.#width = max - min;
  }

  get mean(): number {
    return this.low / 3 + this.#mode / 3 + this.high / 3;
  }

  get sd(): number {
    const left = this.#mode - this.low;
    const right = this.high - this.#mode;
    return Math.sqrt((left * left + left * right + right * right) / 18);
  }

  cdf(x: number): number {
    if (x <= this.low) return 0;
    return x <= this.#mode ? area(x - this.low, this.#mode - this.low, this.#width) : 1 - this.survival(x);
  }

  survival(x: number): number {
    if (x >= this.high) return 0;
    return x > this.#mode ? area(this.high - x, this.high - this.#mode, this.#width) : 1 - this.cdf(x);
  }

  quantile(u: number): number {
    const left = this.#mode - this.low;
    if (u * this.#width <= left) return this.low + Math.sqrt(u * left * this.#width);
    return this.high - Math.sqrt((1 - u) * (this.high - this.#mode) * this.#width);
  }

  quantileUpper(v: number): number {
    const right = this.high - this.#mode;
    if (v * this.#width <= right) return this.high - Math.sqrt(v * right * this.#width);
    return this.low + Math.sqrt((1 - v) * (this.#mode - this.low) * this.#width);
  }
}

/** The share of the triangle's area within `distance` of the end whose side has length `side`. */
function area(distance: number, side: number, width: number): number {
  return ((distance / side) * distance) / width;
}

function prepare(_set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(MIN_MODE_MAX, values);
  if (problem) return problem;
  const [min, mode, max] = values;
  if (!(max > min)) return mustBe('max', `above the min of ${min}`, max);
  if (mode < min || mode > max) return mustBe('mode', `between the min of ${min} and the max of ${max}`, mode);
  return max - min < Infinity ? new Triangular(min, mode, max) : mustBe('max', 'at a finite distance from the min', max);
}

/** The triangular law: a most likely value between two ends. */
export const triangular: Law = { name: 'triangular', discrete: false, parameterSets: [MIN_MODE_MAX], prepare };
