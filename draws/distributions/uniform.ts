import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';

const LOW_HIGH: readonly LawParameter[] = [
  { name: 'low', kind: 'any', doc: 'Lower end' },
  { name: 'high', kind: 'any', doc: 'Upper end' },
];

class Uniform implements Prepared {
  readonly discrete = false;
  readonly low: number;
  readonly high: number;

  constructor(low: number, high: number) {
    this.low = low;
    this.high = high;
  }

  get mean(): number {
    return 0.5 * this.low + 0.5 * this.high;
  }

  get sd(): number {
    return (this.high - this.low) / Math.sqrt(12);
  }

  cdf(x: number): number {
    return Math.min(1, Math.max(0, (x - this.low) / (this.high - this.low)));
  }

  survival(x: number): number {
    return Math.min(1, Math.max(0, (this.high - x) / (this.high - this.low)));
  }

  quantile(u: number): number {
    // From the nearer end, so that rounding can carry a value to the other end but never past it.
    return u <= 0.5 ? this.low + u * (this.high - this.low) : this.high - (1 - u) * (this.high - this.low);
  }

  quantileUpper(v: number): number {
    return this.quantile(1 - v);
  }
}

function prepare(_set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(LOW_HIGH, values);
  if (problem) return problem;
  const [low, high] = values;
  if (!(high > low)) return mustBe('high', `above the lower end of ${low}`, high);
  return high - low < Infinity ? new Uniform(low, high) : mustBe('high', 'at a finite distance from the lower end', high);
}

/** The continuous uniform law over a range. */
export const uniform: Law = {
  name: 'uniform',
  doc: 'every value of a range alike',
  example: 'uniform(6.5..7.0)',
  discrete: false,
  parameterSets: [LOW_HIGH],
  prepare,
};
