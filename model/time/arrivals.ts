/**
 * When patients come to emergency departments in the United States: the weight of each hour of the day and of each day of the week, whose mean is 1.
 *
 * Source: National Center for Health Statistics, National Hospital Ambulatory Medical Care Survey 2010, public-use file of emergency department visits
 * (records of 34,936 visits, weighted by PATWT to 129.8 million; the time of arrival is known of 34,730 of them). Hours are from ARRTIME, days from VDAYR.
 */

/** From midnight. The quietest hour begins at 4:00, the busiest at 12:00. */
export const EMERGENCY_HOURS: readonly number[] = [
  0.66, 0.53, 0.45, 0.36, 0.29, 0.33, 0.4, 0.53, 0.86, 1.18, 1.4, 1.42, 1.48, 1.35, 1.38, 1.31, 1.37, 1.4, 1.41, 1.44, 1.33, 1.26, 1.04, 0.84,
];

/** From Monday. */
export const EMERGENCY_WEEKDAYS: readonly number[] = [1.081, 0.999, 0.983, 0.954, 0.967, 0.993, 1.024];

/** Minutes of the day between two others, inclusive, whose hours have weights: the shares of the hours, prepared for drawing. Without any weight all are equal. */
export class HourCurve {
  readonly #begin: readonly number[];
  readonly #weights: readonly number[];
  readonly #sums: readonly number[];
  readonly #last: number;

  constructor(weights: readonly number[], low: number, high: number) {
    const begin: number[] = [];
    const kept: number[] = [];
    const sums: number[] = [];
    let sum = 0;
    const [from, to] = [Math.floor(low / 60), Math.floor(high / 60)];
    const equal = !weights.slice(from, to + 1).some((weight) => weight > 0);
    for (let hour = from; hour <= to; hour++) {
      const weight = equal ? 1 : weights[hour];
      if (!(weight > 0)) continue;
      const first = Math.max(low, hour * 60);
      sum += weight * (Math.min(high, hour * 60 + 59) - first + 1);
      begin.push(first);
      kept.push(weight);
      sums.push(sum);
    }
    this.#begin = begin;
    this.#weights = kept;
    this.#sums = sums;
    this.#last = high;
  }

  /** The minute of the day that u in (0, 1) falls on. */
  minute(u: number): number {
    const target = u * this.#sums[this.#sums.length - 1];
    let i = 0;
    while (i < this.#sums.length - 1 && this.#sums[i] <= target) i++;
    const before = i === 0 ? 0 : this.#sums[i - 1];
    const minute = this.#begin[i] + Math.floor((target - before) / this.#weights[i]);
    // Rounding never leaves the hour.
    return Math.min(minute, this.#last, Math.floor(this.#begin[i] / 60) * 60 + 59);
  }
}
