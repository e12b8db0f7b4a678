/** Operations on values, shared by the compiled closures and the reference walker: one meaning, two ways to get there. */

import type { Draw } from '../../draws/draw.ts';
import { exp, log, pow } from '../../draws/exact-math.ts';
import type { Arithmetic, BandKey, Comparator, Expression } from '../../ir/expression.ts';
import { type CalendarUnit, firstDay, lastDay, weekdayNames } from '../../model/time/calendar.ts';
import { addMonths, birthday, civilOf, dayOfMinute, MINUTES_PER_DAY, startOfDay, weekday } from '../../model/time/civil.ts';
import type { Duration } from '../../model/time/duration.ts';
import { addBusinessDays, isBusinessDay } from '../../model/time/holidays.ts';
import type { DeclaredParties } from '../parties/declared-parties.ts';
import { minutesLater } from '../subject/local-clock.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';

export function arithmetic(sign: Arithmetic, left: Value, right: Value): Value {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
  }
}

/** Exponential, logarithm and power from exact operations; missing where the result is not a finite number. */
export function math(name: 'exp' | 'log' | 'pow', x: Value, y: Value): Value {
  if (typeof x !== 'number' || (name === 'pow' && typeof y !== 'number')) return null;
  const value = name === 'exp' ? exp(x) : name === 'log' ? log(x) : pow(x, y as number);
  return Number.isFinite(value) ? value : null;
}

/** Whether two values are equal: codings by system and code, whichever row they come from; durations part by part. */
export function same(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if ('code' in left) return 'code' in right && left.system === right.system && left.code === right.code;
  return 'months' in left && 'months' in right && durationParts.every((part) => left[part] === right[part]);
}
const durationParts = ['months', 'days', 'minutes', 'businessDays'] as const;

/** A comparison with a missing value is missing, and so holds neither way. */
export function compare(sign: Comparator, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  switch (sign) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    default:
      if (typeof left !== 'number' || typeof right !== 'number') return null;
      return sign === '<' ? left < right : sign === '<=' ? left <= right : sign === '>' ? left > right : left >= right;
  }
}

/** Where in the calendar a day falls. */
export function calendarPart(part: Extract<Expression, { op: 'calendar' }>['part'], unit: CalendarUnit, day: number): Value {
  switch (part) {
    case 'year':
      return civilOf(day).year;
    case 'month':
      return civilOf(day).month;
    case 'weekday':
      return weekdayNames[weekday(day)];
    case 'start':
      return startOfDay(firstDay(day, unit));
    case 'end':
      return startOfDay(lastDay(day, unit));
  }
}

/** Kleene's logic: what is missing stays missing unless the other side decides. */
export function and(left: Value, right: Value): Value {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

export function or(left: Value, right: Value): Value {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}

export function not(value: Value): Value {
  return value === null ? null : value !== true;
}

export function within(value: Value, low: Value, high: Value, highOpen: boolean): Value {
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null;
  return value >= low && (highOpen ? value < high : value <= high);
}

export function addDurations(left: Value, right: Value, sign: 1 | -1): Value {
  const [a, b] = [left as Duration | null, right as Duration | null];
  if (a === null || b === null) return null;
  return {
    months: a.months + sign * b.months,
    days: a.days + sign * b.days,
    minutes: a.minutes + sign * b.minutes,
    businessDays: a.businessDays + sign * b.businessDays,
  };
}

/** A duration times a number; parts are rounded to whole ones. */
export function scaleDuration(factor: Value, value: Value): Value {
  const d = value as Duration | null;
  if (d === null || typeof factor !== 'number') return null;
  return { months: whole(d.months * factor), days: whole(d.days * factor), minutes: whole(d.minutes * factor), businessDays: whole(d.businessDays * factor) };
}

/** The nearest whole number, halves up. */
export function whole(x: number): number {
  return Math.floor(x + 0.5);
}

/**
 * A time moved by a duration: months by the calendar, then days, then business days, all of which leave the time of day; then minutes, which are exact also where
 * the clocks change. Years from the birth are birthdays, on which the age changes.
 */
export function shift(s: SubjectState, base: Value, by: Value, sign: 1 | -1): Value {
  const d = by as Duration | null;
  if (typeof base !== 'number' || d === null) return null;
  let day = dayOfMinute(base);
  const clock = base - day * MINUTES_PER_DAY;
  if (d.months !== 0) day = base === s.birth && d.months % 12 === 0 ? birthday(day, (sign * d.months) / 12) : addMonths(day, sign * d.months);
  day += sign * d.days;
  if (d.businessDays !== 0) day = addBusinessDays(day, sign * d.businessDays);
  const minute = day * MINUTES_PER_DAY + clock;
  return d.minutes === 0 ? minute : minutesLater(s, minute, sign * d.minutes);
}

/** Bookings begin every quarter of an hour from 8:00 to 16:30. */
const FIRST_SLOT = 8 * 60;
const SLOT = 15;
const SLOTS = 35;

/** A booking on a day, or on the first business day after it. */
export function booked(value: Value, draw: Draw): Value {
  if (typeof value !== 'number') return null;
  let day = dayOfMinute(value);
  while (!isBusinessDay(day)) day++;
  return slotOn(day, draw);
}

/** What was done on a day; on the day of `now`, of which nothing has passed, at its beginning. */
export function doneOn(value: Value, now: number, draw: Draw): Value {
  if (typeof value !== 'number') return null;
  const time = slotOn(dayOfMinute(value), draw);
  return time > now && value <= now ? value : time;
}

function slotOn(day: number, draw: Draw): number {
  return day * MINUTES_PER_DAY + FIRST_SLOT + SLOT * draw.below(SLOTS);
}

/** A field of the current record; what the record keeps as a day is a time at 00:00. */
export function fieldOf(s: SubjectState, field: string, day: boolean, through: string | null): Value {
  const record = through === null ? s.record : s.referred?.get(String(s.record?.[through] ?? ''));
  const value = (record?.[field] ?? null) as Value;
  return day && typeof value === 'number' ? value * MINUTES_PER_DAY : value;
}

/** The position of the party that a record refers to; -1 for one that the scenario does not name, null for none. */
export function partyOfField(s: SubjectState, field: string, parties: DeclaredParties): Value {
  const id = s.record?.[field] ?? null;
  return typeof id === 'string' ? parties.positionOf(id) : null;
}

/** Whether the key of a band holds for a value; a missing value fits no band. */
export function inBand(key: BandKey, value: Value, coding: (concept: number) => Value): boolean {
  switch (key.kind) {
    case 'any':
      return true;
    case 'value':
      return value === key.value;
    case 'concept':
      return same(value, coding(key.concept));
    case 'interval':
      if (typeof value !== 'number') return false;
      return (key.low === null || value >= key.low) && (key.high === null || (key.highOpen ? value < key.high : value <= key.high));
  }
}
