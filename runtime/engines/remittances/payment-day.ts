/** When payers pay. */
import { weekday } from '../../../model/time/civil.ts';
import { isBusinessDay } from '../../../model/time/holidays.ts';

/** Payers pay once a week, on Fridays. A convention of this project: cycles are a matter of each payer. */
const FRIDAY = 4;

/** The payment day of a decision: the first Friday after it, or the next business day where that is a holiday. */
export function paymentDay(decided: number): number {
  let day = decided + 1 + ((FRIDAY - weekday(decided + 1) + 7) % 7);
  while (!isBusinessDay(day)) day++;
  return day;
}
