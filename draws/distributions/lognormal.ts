import { exp, expm1, log, log1p } from '../exact-math.ts';
import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';
import * as standard from './standard-normal.ts';

const MEDIAN: LawParameter = { name: 'median', kind: 'positive', doc: 'Median: half of the values lie below' };
const SETS: readonly (readonly LawParameter[])[] = [
  [MEDIAN, { name: 'p95', kind: 'positive', doc: '95th percentile: one value in twenty lies above' }],
  [MEDIAN, { name: 'sigma', kind: 'positive', doc: 'Standard deviation of the natural logarithm' }],
  [
    { name: 'mean', kind: 'positive', doc: 'Mean' },
    { name: 'sd', kind: 'positive', doc: 'Standard deviation' },
  ],
];

/** The z with P(Z <= z) = 0.95. */
const Z95 = 1.6448536269514722;
/** Keeps the most extreme draw (z = 8.3) far below the largest double. */
const LARGEST_SIGMA = 40;

class LogNormal implements Prepared {
  readonly discrete = false;
  readonly low = 0;
  readonly high = Infinity;
  readonly #median: number;
  readonly #sigma: number;

  constructor(median: number, sigma: number) {
    this.#median = median;
    this.#sigma = sigma;
  }

  get mean(): number {
    return this.#median * exp(0.5 * this.#sigma * this.#sigma);
  }

  get sd(): number {
    return this.mean * Math.sqrt(expm1(this.#sigma * this.#sigma));
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : standard.cdf(this.#score(x));
  }

  survival(x: number): number {
    return x <= 0 ? 1 : standard.survival(this.#score(x));
  }

  quantile(u: number): number {
    return this.#median * exp(this.#sigma * standard.quantile(u));
  }

  quantileUpper(v: number): number {
    return this.#median * exp(this.#sigma * standard.quantileUpper(v));
  }

  #score(x: number): number {
    return log(x / this.#median) / this.#sigma;
  }
}

function prepare(set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(SETS[set], values);
  if (problem) return problem;
  const [first, second] = values;
  if (set === 1) return second <= LARGEST_SIGMA ? new LogNormal(first, second) : mustBe('sigma', `at most ${LARGEST_SIGMA}`, second);
  if (set === 0) {
    if (!(second > first)) return mustBe('p95', `above the median of ${first}`, second);
    const sigma = log(second / first) / Z95;
    return sigma <= LARGEST_SIGMA ? new LogNormal(first, sigma) : mustBe('p95', `nearer to the median of ${first}`, second);
  }
  // With c = sd / mean: sigma² = log(1 + c²), and the median is the mean over sqrt(1 + c²).
  const c = second / first;
  if (!(c < 1e150)) return mustBe('sd', `nearer in size to the mean of ${first}`, second);
  return new LogNormal(first / Math.sqrt(1 + c * c), Math.sqrt(log1p(c * c)));
}

/** The lognormal law: the logarithm is normal. */
export const lognormal: Law = {
  name: 'lognormal',
  doc: 'above 0, skewed to the right: its logarithm is normal',
  example: 'lognormal(median: 180, p95: 420)',
  discrete: false,
  parameterSets: SETS,
  prepare,
};
