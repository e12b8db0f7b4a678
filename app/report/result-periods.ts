/** Results over time: quantiles of the values of each month, quarter or year. */
import { dayOf } from '../../model/time/civil.ts';
import type { ResultSeries } from './cohort-figures.ts';

export interface ResultPeriod {
  /** First day of the period. */
  readonly start: number;
  /** Values that the quantiles are of. */
  readonly values: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export type PeriodMonths = 1 | 3 | 12;

/** Periods of one chart at most. */
const MOST_PERIODS = 36;

/** Months of a period: the fewest without a gap between the first and the last one, and in a chart that can be read; else a year. */
export function periodMonths({ months }: ResultSeries): PeriodMonths {
  const whole = ([1, 3] as const).find((size) => {
    const periods = new Set([...months.keys()].map((month) => Math.floor(month / size)));
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const period of periods) [first, last] = [Math.min(first, period), Math.max(last, period)];
    return periods.size === last - first + 1 && periods.size <= MOST_PERIODS;
  });
  return whole ?? 12;
}

export function periodsOf({ months }: ResultSeries, size: PeriodMonths): readonly ResultPeriod[] {
  const periods = new Map<number, number[]>();
  for (const [month, values] of months) {
    const at = Math.floor(month / size);
    const known = periods.get(at) ?? [];
    periods.set(at, known);
    for (const value of values) known.push(value);
  }
  return [...periods].sort(([a], [b]) => a - b).map(([at, values]) => periodOf(at * size, values));
}

function periodOf(month: number, values: readonly number[]): ResultPeriod {
  const sorted = values.toSorted((a, b) => a - b);
  const [p5, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(sorted, share));
  return { start: dayOf(Math.floor(month / 12), (month % 12) + 1, 1), values: values.length, p5, p25, p50, p75, p95 };
}

/** Between two values, in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}
