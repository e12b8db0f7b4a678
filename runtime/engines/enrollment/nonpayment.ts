/** Until when premiums are paid for, where coverage ends because they are not. */
import { civilOf, dayOf } from '../../../model/time/civil.ts';

/** Days of grace after a premium is due on the first of its month: 26 CFR 54.4980B-8, Q&A-5. */
const GRACE_DAYS = 30;

/** Last day of the months that are paid for, where the grace of the next one is over by a day. */
export function paidMonths(day: number): number {
  const { year, month } = civilOf(day - GRACE_DAYS);
  return dayOf(year, month, 1) - 1;
}
