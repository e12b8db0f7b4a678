/** Whether a sample is compatible with a stated value: tests whose error is at most the one below, at any number of subjects. */
import { betaTails } from '../../draws/distributions/incomplete-beta.ts';

/** Chance that a right scenario fails a statistical expectation. */
export const ERROR = 0.001;

/**
 * Whether `yes` of `n` is compatible with a share: the exact two-sided binomial test (Clopper and Pearson, Biometrika 26 (1934), 404–413), with half
 * of the error on each side. It is never wrong more often than stated, which approximations are at few subjects.
 */
export function compatibleShare(yes: number, n: number, share: number): boolean {
  const p = Math.min(Math.max(share, 0), 1);
  // P(X >= k) = I_p(k, n - k + 1).
  const atLeast = yes === 0 ? 1 : betaTails(yes, n - yes + 1, p, 1 - p).lower;
  const atMost = yes === n ? 1 : betaTails(yes + 1, n - yes, p, 1 - p).upper;
  return atLeast > ERROR / 2 && atMost > ERROR / 2;
}

/**
 * Whether values of a mean that lies `distance` from the stated one are compatible with it: Student's t test, two-sided. Exact for values from a normal
 * law; at few subjects of a skewed law the error may be larger.
 * @param squaredError the mean's squared standard error
 */
export function compatibleMean(distance: number, squaredError: number, n: number): boolean {
  if (distance === 0) return true;
  if (n < 2 || squaredError <= 0) return false;
  const t2 = (distance / squaredError) * distance;
  const freedom = n - 1;
  // P(|T| > t) = I_x(freedom / 2, 1/2) with x = freedom / (freedom + t²).
  return betaTails(freedom / 2, 0.5, freedom / (freedom + t2), t2 / (freedom + t2)).lower > ERROR;
}
