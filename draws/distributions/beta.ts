import { exp, log } from '../exact-math.ts';
import { betaNorm, betaTails } from './incomplete-beta.ts';
import { type Law, type LawParameter, mustBe, type Prepared, type Problem, refused } from './law.ts';
import * as standard from './standard-normal.ts';
import { pointOfTail } from './tails.ts';

const SETS: readonly (readonly LawParameter[])[] = [
  [
    { name: 'mean', kind: 'share', doc: 'Mean' },
    { name: 'sd', kind: 'positive', doc: 'Standard deviation, below the square root of mean (1 - mean)' },
  ],
  [
    { name: 'alpha', kind: 'positive', doc: 'First shape: the higher, the more values lie near 1' },
    { name: 'beta', kind: 'positive', doc: 'Second shape: the higher, the more values lie near 0' },
  ],
];

class Beta implements Prepared {
  readonly discrete = false;
  readonly low = 0;
  readonly high = 1;
  readonly #alpha: number;
  readonly #beta: number;
  readonly #norm: number;

  constructor(alpha: number, beta: number) {
    this.#alpha = alpha;
    this.#beta = beta;
    this.#norm = betaNorm(alpha, beta);
  }

  get mean(): number {
    return this.#alpha / (this.#alpha + this.#beta);
  }

  get sd(): number {
    const n = this.#alpha + this.#beta;
    return Math.sqrt(((this.#alpha / n) * (this.#beta / n)) / (n + 1));
  }

  cdf(x: number): number {
    return betaTails(this.#alpha, this.#beta, x, 1 - x, this.#norm).lower;
  }

  survival(x: number): number {
    return betaTails(this.#alpha, this.#beta, x, 1 - x, this.#norm).upper;
  }

  quantile(u: number): number {
    if (u > 0.5) return this.quantileUpper(1 - u);
    const odds = oddsOfLower(this.#alpha, this.#beta, this.#norm, u);
    return odds / (1 + odds);
  }

  quantileUpper(v: number): number {
    if (v > 0.5) return this.quantile(1 - v);
    return 1 / (1 + oddsOfLower(this.#beta, this.#alpha, this.#norm, v));
  }
}

/** Odds at which the complement, still a double, is beside 1 nothing. */
const LARGEST_ODDS = 1e300;

/** The odds x / (1 - x) of the point whose lower tail is p <= 1/2. */
function oddsOfLower(a: number, b: number, norm: number, p: number): number {
  if (p <= 0) return 0;
  // Near 0 the lower tail is odds^a / (a B(a, b)), and nowhere more. B follows from the norm, the logarithm of the slope at x = a / (a + b).
  const logInverseBeta = norm + a * log((a + b) / a) + b * log((a + b) / b);
  const floor = exp((log(p) + log(a) - logInverseBeta) / a);
  // For shapes above 1 the logarithm of the odds is nearly normal about the median (a - 1/3) / (b - 1/3).
  const start = a >= 1 && b >= 1 ? ((a - 1 / 3) / (b - 1 / 3)) * exp(standard.quantile(p) * Math.sqrt(1 / a + 1 / b)) : floor;
  return pointOfTail(p, false, { start, floor, ceiling: LARGEST_ODDS, centre: a / b }, (odds) => betaTails(a, b, odds / (1 + odds), 1 / (1 + odds), norm));
}

/** Bounds within which shapes are computed. */
const SMALLEST_SHAPE = 1e-6;
const LARGEST_SHAPE = 1e12;

function prepare(set: number, values: readonly number[]): Prepared | Problem {
  const problem = refused(SETS[set], values);
  if (problem) return problem;
  const [first, second] = values;
  if (set === 1) return within('alpha', first) ?? within('beta', second) ?? new Beta(first, second);
  if (first === 0 || first === 1) return mustBe('mean', 'above 0 and below 1', first);
  const largest = first * (1 - first);
  if (!(second * second < largest)) return mustBe('sd', `below ${Math.sqrt(largest)} for a mean of ${first}`, second);
  const n = largest / (second * second) - 1;
  const smaller = n * Math.min(first, 1 - first);
  if (smaller < SMALLEST_SHAPE) return mustBe('sd', `well below ${Math.sqrt(largest)} for a mean of ${first}`, second);
  if (n > LARGEST_SHAPE) return mustBe('sd', `at least ${Math.sqrt(largest / LARGEST_SHAPE)} for a mean of ${first}`, second);
  return new Beta(n * first, n * (1 - first));
}

function within(name: string, shape: number): Problem | undefined {
  if (shape < SMALLEST_SHAPE) return mustBe(name, `at least ${SMALLEST_SHAPE}`, shape);
  return shape > LARGEST_SHAPE ? mustBe(name, `at most ${LARGEST_SHAPE}`, shape) : undefined;
}

/** The beta law on 0..1. */
export const beta: Law = { name: 'beta', doc: 'between 0 and 1', example: 'beta(mean: 0.82, sd: 0.10)', discrete: false, parameterSets: SETS, prepare };
