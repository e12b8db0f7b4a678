import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';

const MIN_MODE_MAX: readonly LawParameter[] = [
  { name: 'min', kind: 'any', doc: 'Lower end' },
  { name: 'mode', kind: 'any', doc: 'Most likely value' },
  { name: 'max', kind: 'any', doc: 'Upper end' },
];

class Triangular implements Prepared {
  readonly discrete = false;
  readonly low: number;
  readonly high: number;
  readonly #mode: number;

  constructor(min: number, mode: number, max: number) {
    this.low = min;
    this.high = max;
    this.#mode = mode;
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
    return below(x - this.low, this.#mode - this.low, this.high - this.#mode);
  }

  survival(x: number): number {
    return below(this.high - x, this.high - this.#mode, this.#mode - this.low);
  }

  quantile(u: number): number {
    if (u > 0.5) return this.quantileUpper(1 - u);
    return this.low + distance(u, this.#mode - this.low, this.high - this.#mode);
  }

  quantileUpper(v: number): number {
    if (v > 0.5) return this.quantile(1 - v);
    return this.high - distance(v, this.high - this.#mode, this.#mode - this.low);
  }
}

/** The share of the triangle's area within `x` of one end; `near` and `far` are the lengths of this end's side and of the other. */
function below(x: number, near: number, far: number): number {
  if (x <= 0) return 0;
  if (x >= near + far) return 1;
  if (x <= near) return ((x / near) * x) / (near + far);
  const past = x - near;
  return (near + (past / far) * (2 * far - past)) / (near + far);
}

/** The inverse of `below`, for shares up to 1/2. */
function distance(share: number, near: number, far: number): number {
  const area = share * (near + far);
  if (area <= near) return Math.sqrt(area * near);
  // far - sqrt(far (far - rest)), without the difference.
  const rest = area - near;
  return near + (rest * far) / (far + Math.sqrt(far * (far - rest)));
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
export const triangular: Law = {
  name: 'triangular',
  doc: 'from least to greatest, most often near the mode',
  example: 'triangular(min: 1, mode: 3, max: 9)',
  discrete: false,
  parameterSets: [MIN_MODE_MAX],
  prepare,
};
