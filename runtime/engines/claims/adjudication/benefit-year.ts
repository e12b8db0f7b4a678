/** Benefit years, and days by durations. */
import { addMonths, civilOf, completedYears, dayOf } from '../../../../model/time/civil.ts';
import type { Duration } from '../../../../model/time/duration.ts';
import { addBusinessDays } from '../../../../model/time/holidays.ts';
import type { PlanTerms } from './benefit-terms.ts';

/** First day of the benefit year that a day belongs to. Before the coverage began, anniversary years are counted backwards. */
export function benefitYear(day: number, year: PlanTerms['year'], since: number): number {
  if (year === 'calendar') return dayOf(civilOf(day).year, 1, 1);
  return addMonths(since, 12 * completedYears(since, day));
}

/** A day and a duration; parts of a day do not count. */
export function dayAfter(day: number, { months, days, minutes, businessDays }: Duration, sign: 1 | -1 = 1): number {
  const moved = addMonths(day, sign * months) + sign * (days + Math.floor(minutes / 1440));
  return businessDays === 0 ? moved : addBusinessDays(moved, sign * businessDays);
}
