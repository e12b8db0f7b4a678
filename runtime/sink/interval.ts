/**
 * Between which values the true one lies, at the confidence of the tests: a stated value is compatible with a sample where it lies in the interval, so what
 * is printed is what decides.
 */
import { betaTails } from '../../draws/distributions/incomplete-beta.ts';
import { exp, log } from '../../draws/exact-math.ts';
import { ranked } from './spread.ts';

/** Chance that a right scenario fails a statistical expectation. */
export const ERROR = 0.001;
/** The error of an interval that is compared with a tolerance. */
export const CALIBRATION_ERROR = 0.05;
export type ErrorRate = typeof ERROR | typeof CALIBRATION_ERROR;
/** Half-widths of standard normal intervals. */
const halfWidths: Readonly<Record<ErrorRate, number>> = { [ERROR]: 3.2905267314919255, [CALIBRATION_ERROR]: 1.959963984540054 };
/** A power of two above every number of subjects. */
const MOST = 1_099_511_627_776;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** P(X >= k) of a binomial law. */
function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  // P(X >= k) = I_p(k, n - k + 1).
  return betaTails(k, n - k + 1, p, 1 - p).lower;
}

/** P(X <= k). */
function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaTails(k + 1, n - k, p, 1 - p).upper;
}

/** Where a condition that holds at `inside` and not at `outside` ends: the last value inside that is found by halving. */
function edge(inside: number, outside: number, holds: (x: number) => boolean): number {
  let [a, b] = [inside, outside];
  for (let i = 0; i < 60; i++) {
    const middle = (a + b) / 2;
    if (holds(middle)) a = middle;
    else b = middle;
  }
  return a;
}

/**
 * The interval of a share that is `yes` of `n`: the exact two-sided binomial test inverted, with half of the error on each side (Clopper and Pearson,
 * Biometrika 26 (1934), 404–413). It is never wrong more often than stated, which approximations are at few subjects.
 */
export function shareInterval(yes: number, n: number, error: ErrorRate = ERROR): Interval | null {
  if (n === 0) return null;
  const share = yes / n;
  return {
    low: yes === 0 ? 0 : edge(share, 0, (p) => atLeast(yes, n, p) > error / 2),
    high: yes === n ? 1 : edge(share, 1, (p) => atMost(yes, n, p) > error / 2),
  };
}

/**
 * The interval of a mean by its squared standard error: Student's t test inverted. Exact for values from a normal law; at few subjects of a skewed law the
 * error may be larger.
 */
export function meanInterval(mean: number, squaredError: number, n: number, error: ErrorRate = ERROR): Interval | null {
  return n < 2 ? null : studentInterval(mean, squaredError, n - 1, error);
}

/** Student's interval about a value with its squared standard error, at a number of degrees of freedom. */
export function studentInterval(value: number, squaredError: number, freedom: number, error: ErrorRate): Interval | null {
  if (freedom < 1) return null;
  if (squaredError <= 0) return { low: value, high: value };
  // P(|T| > t) = I_x(freedom / 2, 1/2) with x = freedom / (freedom + t²).
  const within = (t: number): boolean => betaTails(freedom / 2, 0.5, freedom / (freedom + t * t), (t * t) / (freedom + t * t)).lower > error;
  let most = 4;
  while (within(most)) most *= 2;
  const half = edge(0, most, within) * Math.sqrt(squaredError);
  return { low: value - half, high: value + half };
}

/** The interval of a positive value whose logarithm is about normal, with the squared standard error of that. */
export function logInterval(value: number, squaredError: number, error: ErrorRate): Interval {
  const half = halfWidths[error] * Math.sqrt(squaredError);
  return { low: value * exp(-half), high: value * exp(half) };
}

/**
 * Of `n` values none had what was looked for: the most that may be expected of them, by Poisson's law (Hanley and Lippman-Hand, JAMA 249 (1983),
 * 1743–1745), over their number.
 */
export function rarest(n: number, error: ErrorRate): number {
  return -log(error / 2) / n;
}

/**
 * The interval of a quantile: from one value of the sample to another, by how many of n values lie below the true one, which is binomial (David and
 * Nagaraja, Order Statistics (2003), section 7.1). Null where the sample is too small to have such values.
 */
export function quantileInterval(values: readonly (readonly [number, number])[], n: number, share: number, error: ErrorRate = ERROR): Interval | null {
  let low = 0;
  // The greatest rank below which too few values would lie.
  for (let step = MOST; step >= 1; step /= 2) if (low + step <= n && atMost(low + step - 1, n, share) <= error / 2) low += step;
  let high = n + 1;
  for (let step = MOST; step >= 1; step /= 2) if (high - step >= 1 && atLeast(high - step, n, share) <= error / 2) high -= step;
  return low < 1 || high > n ? null : { low: ranked(values, low), high: ranked(values, high) };
}

/** The interval of a standard deviation of any law, by its kurtosis (Bonett, Comput Stat Data Anal 50 (2006), 775–782). */
export function deviationInterval(sd: number, kurtosis: number, n: number, error: ErrorRate = ERROR): Interval | null {
  if (n < 4) return null;
  if (sd === 0) return { low: 0, high: 0 };
  const half = (halfWidths[error] / 2) * Math.sqrt(Math.max(0, (kurtosis - (n - 3) / n) / (n - 1)));
  return { low: sd * exp(-half), high: sd * exp(half) };
}

/** The interval of a correlation of two normal laws (Fisher, Metron 1 (1921), 3–32). */
export function correlationInterval(r: number, n: number, error: ErrorRate = ERROR): Interval | null {
  if (n < 4) return null;
  if (Math.abs(r) >= 1) return { low: r, high: r };
  const z = log((1 + r) / (1 - r)) / 2;
  const half = halfWidths[error] / Math.sqrt(n - 3);
  const back = (x: number): number => {
    const e = exp(2 * x);
    return (e - 1) / (e + 1);
  };
  return { low: back(z - half), high: back(z + half) };
}
