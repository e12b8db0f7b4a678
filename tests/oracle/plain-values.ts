/** Operations on values as the language defines them, written out for the reference executor. */
import { isDeepStrictEqual } from 'node:util';
import type { Draw } from '../../draws/draw.ts';
import { exp, log, pow } from '../../draws/exact-math.ts';
import type { Arithmetic, BandKey, Comparator, TextForm } from '../../ir/expression.ts';
import { addMonths, civilOf, dayOfMinute } from '../../model/time/civil.ts';
import { type Duration, durationDays, durationMinutes } from '../../model/time/duration.ts';
import { isBusinessDay } from '../../model/time/holidays.ts';
import { civilIn, instantIn } from '../../model/time/zone.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import type { Value } from '../../runtime/subject/value.ts';

const known = (value: Value): value is Exclude<Value, null> => value !== null;

/** The nearest whole number, halves up. */
export const whole = (x: number): number => Math.floor(x + 0.5);

export function arithmetic(sign: Arithmetic, left: Value, right: Value): Value {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  if (sign === '/') return right === 0 ? null : left / right;
  return { '+': left + right, '-': left - right, '*': left * right }[sign];
}

export function math(name: 'exp' | 'log' | 'pow', x: Value, y: Value): Value {
  if (typeof x !== 'number' || (name === 'pow' && typeof y !== 'number')) return null;
  const result = { exp: () => exp(x), log: () => log(x), pow: () => pow(x, y as number) }[name]();
  return Number.isFinite(result) ? result : null;
}

/** What a value is compared by: a coding by its code, not by its display. */
const plain = (value: Value): unknown => (value !== null && typeof value === 'object' && 'code' in value ? [value.system, value.code] : value);

export function compare(sign: Comparator, left: Value, right: Value): Value {
  if (!known(left) || !known(right)) return null;
  if (sign === '==' || sign === '!=') return (left === right || isDeepStrictEqual(plain(left), plain(right))) === (sign === '==');
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  return { '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right }[sign];
}

/** Kleene's logic, by its truth tables. */
export const and = (left: Value, right: Value): Value => ([left, right].includes(false) ? false : [left, right].includes(null) ? null : true);
export const or = (left: Value, right: Value): Value => ([left, right].includes(true) ? true : [left, right].includes(null) ? null : false);
export const not = (value: Value): Value => (known(value) ? value !== true : null);

export function within(value: Value, low: Value, high: Value, highOpen: boolean): Value {
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null;
  return low <= value && value <= high && !(highOpen && value === high);
}

export function duration(value: Value): Duration | null {
  return value as Duration | null;
}

function eachPart(of: (part: keyof Duration) => number): Duration {
  return { months: of('months'), days: of('days'), minutes: of('minutes'), businessDays: of('businessDays') };
}

export function addDurations(left: Value, right: Value, sign: 1 | -1): Value {
  const [a, b] = [duration(left), duration(right)];
  return a === null || b === null ? null : eachPart((part) => a[part] + sign * b[part]);
}

export function scaleDuration(factor: Value, value: Value): Value {
  const d = duration(value);
  return d === null || typeof factor !== 'number' ? null : eachPart((part) => whole(d[part] * factor));
}

export function measure(value: Value, unit: 'day' | 'minute'): Value {
  const d = duration(value);
  return d === null ? null : { day: durationDays, minute: durationMinutes }[unit](d);
}

export function toDuration(value: Value, unit: 'day' | 'minute'): Value {
  return typeof value === 'number' ? eachPart((part) => (part === `${unit}s` ? whole(value) : 0)) : null;
}

/** A time moved by a duration: by its months in the calendar, its days, its business days one by one, and its minutes. */
export function shift(s: SubjectState, base: Value, by: Value, sign: 1 | -1): Value {
  const d = duration(by);
  if (typeof base !== 'number' || d === null) return null;
  const clock = base - dayOfMinute(base) * 1440;
  const born = civilOf(dayOfMinute(base));
  const leap = base === s.birth && born.month === 2 && born.day === 29;
  let day = addMonths(dayOfMinute(base), sign * d.months);
  // Who was born on 29 February has their birthday on 1 March of other years.
  if (leap && d.months % 12 === 0 && civilOf(day).day === 28) day++;
  day += sign * d.days;
  const step = sign * Math.sign(d.businessDays);
  for (let left = Math.abs(d.businessDays); left > 0; ) {
    day += step;
    if (isBusinessDay(day)) left--;
  }
  // By way of the instant.
  const place = s.clinical.clock ?? s.parties?.state ?? '';
  return d.minutes === 0 ? day * 1440 + clock : civilIn(place, instantIn(place, day * 1440 + clock).utc + sign * d.minutes);
}

export function inBand(key: BandKey, value: Value, coding: (concept: number) => Value): boolean {
  if (key.kind === 'any') return true;
  if (key.kind === 'value') return value === key.value;
  if (key.kind === 'concept') return compare('==', value, coding(key.concept)) === true;
  const { low, high, highOpen } = key;
  return typeof value === 'number' && within(value, low ?? value, high ?? value, highOpen && high !== null) === true;
}

/** The index that u in (0, 1) falls on among weights; -1 where all are 0. */
export function pickWeighted(weights: readonly number[], u: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = Math.min(Math.floor(u * total), total - 1);
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

/** One of the 35 quarters of an hour from 8:00 to 16:30 of a day; its beginning where the day is that of `now` and the hour has not come. */
export function doneOn(value: Value, now: number, draw: Draw): Value {
  if (typeof value !== 'number') return null;
  const hour = Math.floor(value / 1440) * 1440 + 480 + 15 * draw.below(35);
  return hour <= now || value > now ? hour : value;
}

/** The first business day from a day on, on one of the 35 quarters of an hour from 8:00 to 16:30. */
export function booked(value: Value, draw: Draw): Value {
  if (typeof value !== 'number') return null;
  let day = Math.floor(value / 1440);
  for (; !isBusinessDay(day); day++);
  return day * 1440 + 480 + 15 * draw.below(35);
}

const halfUp = (x: number, places: number): number => Math.floor(x * 10 ** places + 0.5) / 10 ** places + 0;

/** Three digits that count, or as many as stated; nothing before the point is rounded away. */
function digits(x: number, stated: number | null): string {
  if (stated !== null) return halfUp(x, Math.max(0, stated)).toFixed(Math.max(0, stated));
  if (x === 0) return '0';
  let places = 0;
  while (places < 12 && Math.abs(x) * 10 ** places < 100) places++;
  return String(halfUp(x, Math.abs(x) >= 1 ? Math.min(places, 2) : places));
}

/** A value in a text. */
export function inText(value: Value, form: TextForm, stated: number | null): string {
  if (value === null) return 'unknown';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (form === 'plain') return digits(value, stated);
    if (form === 'share') return `${digits(value * 100, stated)}%`;
    if (form === 'day') return new Date(Math.floor(value / 1440) * 86_400_000).toISOString().slice(0, 10);
    const cents = String(Math.floor(Math.abs(value) + 0.5)).padStart(3, '0');
    const groups: string[] = [];
    for (let left = cents.slice(0, -2); left !== ''; left = left.slice(0, -3)) groups.unshift(left.slice(-3));
    return `${value < 0 ? '-$' : '$'}${groups.join(',')}.${cents.slice(-2)}`;
  }
  if ('display' in value) return value.display;
  const { months, days, businessDays, minutes } = value as Duration;
  const sign = months < 0 ? -1 : 1;
  const parts = [
    [(sign * (Math.abs(months) - (Math.abs(months) % 12))) / 12, 'year'],
    [sign * (Math.abs(months) % 12), 'month'],
    [days, 'day'],
    [businessDays, 'business day'],
    [minutes, 'minute'],
  ] as const;
  const words = parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`]));
  return words.join(' ') || '0 days';
}

/** What the values of a list of one subject come to. */
export function ofList(ask: string, values: readonly number[]): Value {
  const inOrder = values.toSorted((a, b) => a - b);
  const sum = values.reduce((a, b) => a + b, 0);
  if (ask === 'count') return values.length;
  if (ask === 'sum') return sum;
  if (values.length === 0) return null;
  if (ask === 'mean') return sum / values.length;
  if (ask === 'min') return inOrder[0];
  if (ask === 'max') return inOrder[values.length - 1];
  return (inOrder[Math.ceil(values.length / 2) - 1] + inOrder[Math.floor(values.length / 2)]) / 2;
}
