/** Weeks, months, quarters and years, and the days that they begin and end with. */
import { civilOf, dayOf, weekday } from './civil.ts';

export const calendarUnits = ['week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** In the order of ISO 8601: Monday is the first day of a week. */
export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const months: Readonly<Record<Exclude<CalendarUnit, 'week'>, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the unit that a day falls in. */
export function firstDay(day: number, unit: CalendarUnit): number {
  if (unit === 'week') return day - weekday(day);
  const { year, month } = civilOf(day);
  return dayOf(year, month - ((month - 1) % months[unit]), 1);
}

/** The last day of the unit that a day falls in. */
export function lastDay(day: number, unit: CalendarUnit): number {
  if (unit === 'week') return firstDay(day, unit) + 6;
  const { year, month } = civilOf(firstDay(day, unit));
  const next = month + months[unit];
  return dayOf(next > 12 ? year + 1 : year, next > 12 ? next - 12 : next, 1) - 1;
}
