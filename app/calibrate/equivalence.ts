/**
 * Whether a value agrees with a tolerance: equivalence, not significance. A difference that is too small to be found in few subjects is no agreement, so
 * the whole interval must lie within the tolerance (two one-sided tests: Schuirmann, J Pharmacokinet Biopharm 15 (1987), 657–680; with intervals of 95 %,
 * each at an error of 2.5 %).
 */
import type { Interval } from '../../runtime/sink/interval.ts';

/** `undecided`: the interval crosses an end of the tolerance. `not_computable`: nobody was asked, or the value is not defined for these subjects. */
export type Agreement = 'ok' | 'fail' | 'undecided' | 'not_computable';

/** Values that agree with what was published. */
export interface Tolerance extends Interval {
  readonly highOpen: boolean;
}

export interface Equivalence {
  readonly agreement: Agreement;
  /** By how much the value lies outside of the tolerance; negative below it, 0 inside. */
  readonly off: number;
  /** Subjects after which the interval is expected to decide; null where it has, or where the value lies on an end of the tolerance. */
  readonly needed: number | null;
}

/** @param count the subjects of the run */
export function equivalence(value: number | null, interval: Interval | null, tolerance: Tolerance, count: number): Equivalence {
  if (value === null) return { agreement: 'not_computable', off: 0, needed: null };
  const off = value < tolerance.low ? value - tolerance.low : value > tolerance.high ? value - tolerance.high : 0;
  if (interval === null) return { agreement: 'undecided', off, needed: null };
  const { low, high } = interval;
  if (low >= tolerance.low && (tolerance.highOpen ? high < tolerance.high : high <= tolerance.high)) return { agreement: 'ok', off, needed: null };
  if (high < tolerance.low || (tolerance.highOpen ? low >= tolerance.high : low > tolerance.high)) return { agreement: 'fail', off, needed: null };
  return { agreement: 'undecided', off, needed: neededFor(value, interval, tolerance, count) };
}

/** Intervals shrink with the root of the number of subjects: each side that crosses an end must become as long as the way to that end. */
function neededFor(value: number, { low, high }: Interval, tolerance: Tolerance, count: number): number | null {
  const ways: (readonly [number, number])[] = [];
  if (value < tolerance.low) ways.push([high - value, tolerance.low - value]);
  else if (value > tolerance.high) ways.push([value - low, value - tolerance.high]);
  else {
    if (low < tolerance.low) ways.push([value - low, value - tolerance.low]);
    if (high >= tolerance.high) ways.push([high - value, tolerance.high - value]);
  }
  const times = Math.max(...ways.map(([length, way]) => (length / way) ** 2));
  return Number.isFinite(times) ? twoDigits(count * times) : null;
}

/** Rounded up to two significant digits; what is above a whole number by rounding alone is that number. */
function twoDigits(x: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, x))) - 1);
  return Math.ceil(x / unit - 1e-6) * unit;
}
