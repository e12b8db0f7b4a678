/**
 * Legal public holidays of the United States (5 U.S.C. 6103(a)) and business days.
 *
 * A holiday on a Saturday is observed on the Friday before (5 U.S.C. 6103(b)), one on a Sunday on the Monday after (Executive Order 11582).
 * Changes over time: Monday holidays since 1971 (Public Law 90-363); Veterans Day on the fourth Monday of October in 1971-1977 (Public Law
 * 94-97 moved it back); Martin Luther King's birthday since 1986 (Public Law 98-144); Juneteenth since 2021 (Public Law 117-17).
 */
import { civilOf, dayOf, daysInMonth, weekday } from './civil.ts';
import { LONGEST_DAYS } from './duration.ts';

const MONDAY = 0;
const THURSDAY = 3;
const SATURDAY = 5;
const SUNDAY = 6;

function nth(year: number, month: number, day: number, n: number): number {
  const first = dayOf(year, month, 1);
  return first + ((day - weekday(first) + 7) % 7) + (n - 1) * 7;
}

function lastMonday(year: number, month: number): number {
  const last = dayOf(year, month, daysInMonth(year, month));
  return last - weekday(last);
}

/** The holidays of a year on their own dates, as day numbers in calendar order. */
export function holidaysOf(year: number): readonly number[] {
  const days = [dayOf(year, 1, 1)];
  if (year >= 1986) days.push(nth(year, 1, MONDAY, 3));
  days.push(year >= 1971 ? nth(year, 2, MONDAY, 3) : dayOf(year, 2, 22));
  days.push(year >= 1971 ? lastMonday(year, 5) : dayOf(year, 5, 30));
  if (year >= 2021) days.push(dayOf(year, 6, 19));
  days.push(dayOf(year, 7, 4), nth(year, 9, MONDAY, 1));
  if (year >= 1971) days.push(nth(year, 10, MONDAY, 2));
  days.push(year >= 1971 && year <= 1977 ? nth(year, 10, MONDAY, 4) : dayOf(year, 11, 11));
  days.push(nth(year, 11, THURSDAY, 4), dayOf(year, 12, 25));
  return days;
}

/** The day on which a holiday is observed. */
export function observed(holiday: number): number {
  const day = weekday(holiday);
  if (day === SATURDAY) return holiday - 1;
  return day === SUNDAY ? holiday + 1 : holiday;
}

const byYear = new Map<number, ReadonlySet<number>>();

/** Holidays and observed days that can fall in a year: those of its own and the next New Year's Day, which may be observed on 31 December. */
function daysOff(year: number): ReadonlySet<number> {
  let days = byYear.get(year);
  if (days === undefined) {
    const own = [...holidaysOf(year), dayOf(year + 1, 1, 1)];
    days = new Set([...own, ...own.map(observed)]);
    byYear.set(year, days);
  }
  return days;
}

/** Whether a day is a federal holiday or the day on which one is observed. */
export function isHoliday(day: number): boolean {
  return daysOff(civilOf(day).year).has(day);
}

/** Answers already given, for the days that scenarios live in: 0 not asked, 1 yes, 2 no. */
const FIRST_KNOWN = dayOf(1900, 1, 1);
const known = new Uint8Array(dayOf(2101, 1, 1) - FIRST_KNOWN);

/** Monday to Friday, as a set of days of the week: bit 0 is Monday. */
export const WORK_WEEK = 0b001_1111;

/** Monday to Friday and no holiday. */
export function isBusinessDay(day: number): boolean {
  const answer = known[day - FIRST_KNOWN];
  if (answer === 1 || answer === 2) return answer === 1;
  const is = weekday(day) < SATURDAY && !isHoliday(day);
  // Outside the table the assignment does nothing.
  known[day - FIRST_KNOWN] = is ? 1 : 2;
  return is;
}

/** The day itself, or the next business day. */
export function businessDayFrom(day: number): number {
  let at = day;
  while (!isBusinessDay(at)) at++;
  return at;
}

/**
 * The nth business day after a day (before it when n is negative); the day itself when n is 0. `n` is whole. More of them than the longest duration has days lead
 * out of all years that there can be: they are not counted one by one.
 */
export function addBusinessDays(day: number, n: number): number {
  if (!(Math.abs(n) <= LONGEST_DAYS)) return day + Math.sign(n) * 2 * LONGEST_DAYS;
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at += step;
    if (isBusinessDay(at)) left--;
  }
  return at;
}
