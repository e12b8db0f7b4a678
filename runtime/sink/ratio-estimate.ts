/** One average over another, one total over another, or an average by itself over the records of subjects: its value, and where the true one lies. */
import type { Expectation, RatioPart } from '../../ir/definition.ts';
import { type ErrorRate, type Interval, logInterval, rarest, studentInterval } from './interval.ts';
import { RatioSums } from './ratio-sums.ts';
import type { ExpectationTally } from './tally.ts';

type Ratio = Extract<Expectation['form'], { readonly kind: 'ratio' }>;

/** A missing value: nothing to divide by. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

const isAverage = ({ ask }: RatioPart): boolean => ask === 'share' || ask === 'mean';

/** The interval of a share: none is below 0 or above 1, and where all records are alike, the others are as rare as `n` subjects without one say. */
function shareOf(share: number, interval: Interval | null, rare: number): Interval | null {
  if (share === 0) return { low: 0, high: Math.min(1, rare) };
  if (share === 1) return { low: Math.max(0, 1 - rare), high: 1 };
  return interval === null ? null : { low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
}

/**
 * The estimate by linearization, subject by subject: of an average with Student's law, of a ratio on the scale of its logarithm (Cochran, Sampling Techniques
 * (1977), sections 6.3 to 6.8). Exact at many subjects; at few, the error may be larger.
 */
export function ratioEstimate({ top, bottom }: Ratio, { ratio, asked: n }: ExpectationTally, error: ErrorRate): Estimate {
  const sums = new RatioSums(ratio);
  const [amount, values, otherAmount, otherValues] = [0, 1, 2, 3].map((quantity) => sums.total(quantity));
  const averages = isAverage(top);
  const over = averages ? amount / values : amount;
  if (averages && values === 0) return { value: null, interval: null };
  if (bottom === null) {
    if (n < 2) return { value: over, interval: null };
    // Σ (amount - average × values)², over the squared number of values.
    const squared = (sums.squares([1, -over, 0, 0]) / values / values) * (n / (n - 1));
    const interval = studentInterval(over, squared, n - 1, error);
    return { value: over, interval: top.ask === 'share' ? shareOf(over, interval, rarest(n, error)) : interval };
  }
  const under = averages ? otherAmount / otherValues : otherAmount;
  if (!Number.isFinite(under) || under === 0) return { value: null, interval: null };
  const value = over / under;
  if (amount === 0)
    return { value: 0, interval: top.ask === 'mean' || top.ask === 'sum' ? null : { low: 0, high: rarest(averages ? values : 1, error) / under } };
  if (n < 2) return { value, interval: null };
  const weights = averages ? [1 / amount, -1 / values, -1 / otherAmount, 1 / otherValues] : [1 / amount, 0, -1 / otherAmount, 0];
  // The squared standard error of the logarithm, which is that of the value in parts of it; a negative value has no logarithm.
  const squared = sums.squares(weights) * (n / (n - 1));
  return { value, interval: value > 0 ? logInterval(value, squared, error) : studentInterval(value, squared * value * value, n - 1, error) };
}
