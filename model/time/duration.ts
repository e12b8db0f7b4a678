/** Durations: calendar months, civil days, exact minutes and business days are kept apart, because none of them is a fixed number of another. */

export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
  readonly businessDays: number;
}

/** Mean lengths in the Gregorian calendar, used only where a length must be one number, as in a distribution. */
export const DAYS_PER_MONTH = 30.4375;
/** Five business days in seven. */
const DAYS_PER_BUSINESS_DAY = 1.4;
const MINUTES_PER_DAY = 1440;
/** Days of the longest duration: 400 years, in which every time that a scenario can name is reached from every other. */
export const LONGEST_DAYS = 146_097;

/** A duration as a number of days. */
export function durationDays(d: Duration): number {
  return d.months * DAYS_PER_MONTH + d.days + d.businessDays * DAYS_PER_BUSINESS_DAY + d.minutes / MINUTES_PER_DAY;
}

/** A duration as a number of minutes. */
export function durationMinutes(d: Duration): number {
  return (d.months * DAYS_PER_MONTH + d.days + d.businessDays * DAYS_PER_BUSINESS_DAY) * MINUTES_PER_DAY + d.minutes;
}
