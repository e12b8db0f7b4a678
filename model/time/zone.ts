/**
 * UTC offsets of civil times in the United States, by state. The whole state takes the zone in which most of its people live.
 *
 * Rules of daylight saving time (15 U.S.C. 260a):
 * - since 2007 (Energy Policy Act of 2005, section 110): second Sunday of March to first Sunday of November;
 * - 1987-2006 (Public Law 99-359): first Sunday of April to last Sunday of October;
 * - 1967-1986 (Uniform Time Act of 1966): last Sunday of April to last Sunday of October, but in 1974 from 6 January and in 1975 from
 *   23 February (Public Laws 93-182 and 93-434);
 * - before 1967 there was no federal rule: standard time is used all year.
 * Clocks change at 02:00 local time, so in civil time the two changes of a year are the same minutes in every zone.
 */
import { dayOf, dayOfMinute, daysInMonth, formatClock, formatDay, MINUTES_PER_DAY, startOfDay, weekday } from './civil.ts';

interface Zone {
  /** Offset of standard time in minutes east of UTC. */
  readonly standard: number;
  readonly daylightSaving: boolean;
  readonly standardSuffix: string;
  readonly daylightSuffix: string;
}

function suffix(offset: number): string {
  return `:00${offset < 0 ? '-' : '+'}${formatClock(Math.abs(offset))}`;
}

function zone(hours: number, daylightSaving: boolean): Zone {
  const standard = hours * 60;
  return { standard, daylightSaving, standardSuffix: suffix(standard), daylightSuffix: suffix(daylightSaving ? standard + 60 : standard) };
}

const UTC = zone(0, false);

/** 49 CFR part 71 (zone boundaries). Arizona, Hawaii and the island territories keep standard time all year (15 U.S.C. 260a(a)). */
const ZONES: readonly (readonly [Zone, string])[] = [
  [zone(-5, true), 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV'],
  [zone(-6, true), 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI'],
  [zone(-7, true), 'CO ID MT NM UT WY'],
  [zone(-7, false), 'AZ'],
  [zone(-8, true), 'CA NV OR WA'],
  [zone(-9, true), 'AK'],
  [zone(-10, false), 'HI'],
  [zone(-4, false), 'PR VI'],
  [zone(-11, false), 'AS'],
  [zone(10, false), 'GU MP'],
];

const zoneOfState = new Map(ZONES.flatMap(([z, states]) => states.split(' ').map((state) => [state, z] as const)));

const SUNDAY = 6;
const CHANGE = 2 * 60;

/** Day number of the nth (1..) Sunday of a month, or of the last one when n is 0. */
function sunday(year: number, month: number, n: number): number {
  if (n === 0) {
    const last = dayOf(year, month, daysInMonth(year, month));
    return last - ((weekday(last) - SUNDAY + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  return first + ((SUNDAY - weekday(first) + 7) % 7) + (n - 1) * 7;
}

/** First and last-plus-one civil minute of daylight saving time in a year; an empty span before 1967. */
function daylightSpan(year: number): readonly [number, number] {
  if (year < 1967) return [0, 0];
  let from: number;
  if (year >= 2007) from = sunday(year, 3, 2);
  else if (year >= 1987) from = sunday(year, 4, 1);
  else if (year === 1974) from = dayOf(1974, 1, 6);
  else if (year === 1975) from = dayOf(1975, 2, 23);
  else from = sunday(year, 4, 0);
  const to = year >= 2007 ? sunday(year, 11, 1) : sunday(year, 10, 0);
  return [startOfDay(from) + CHANGE, startOfDay(to) + CHANGE];
}

const FIRST_YEAR = 1967;
const CACHED_YEARS = 233;
/** Spans of 1967..2199 as pairs of minutes; a span is computed when it is first asked for (0 = not yet). */
const spans = new Float64Array(CACHED_YEARS * 2);

/** Mean length of a Gregorian year in minutes. */
const MINUTES_PER_YEAR = 525_949.2;

/**
 * The span that could hold a minute. The year comes from the mean year length; it can be wrong only within two days of New Year, when no span
 * of either year holds (the earliest began on 6 January).
 */
function spanAt(minute: number): number {
  const slot = (Math.floor(minute / MINUTES_PER_YEAR) + 1970 - FIRST_YEAR) * 2;
  if (slot >= 0 && slot < spans.length && spans[slot + 1] === 0) {
    const [from, to] = daylightSpan(slot / 2 + FIRST_YEAR);
    spans[slot] = from;
    spans[slot + 1] = to;
  }
  return slot;
}

function isDaylight(minute: number): boolean {
  const slot = spanAt(minute);
  if (slot < 0) return false;
  if (slot < spans.length) return minute >= spans[slot] && minute < spans[slot + 1];
  const [from, to] = daylightSpan(slot / 2 + FIRST_YEAR);
  return minute >= from && minute < to;
}

/**
 * Minutes east of UTC at a civil minute in a state (its USPS code); an unknown state is at UTC. The hour that an autumn night has twice
 * is its first pass; the hour that a spring night lacks has the offset of the time after it.
 */
export function offsetOf(state: string, minute: number): number {
  const z = zoneOfState.get(state) ?? UTC;
  return z.daylightSaving && isDaylight(minute) ? z.standard + 60 : z.standard;
}

/**
 * `YYYY-MM-DDTHH:MM:00-05:00`: a civil minute in a state as an instant. A minute that the clocks skip (02:00-02:59 of a spring night) is written
 * as the minute they jump to, 03:00, so that later civil times never become earlier instants.
 */
export function formatInstant(state: string, minute: number): string {
  const z = zoneOfState.get(state) ?? UTC;
  const day = dayOfMinute(minute);
  let clock = minute - day * MINUTES_PER_DAY;
  if (!z.daylightSaving || !isDaylight(minute)) return `${formatDay(day)}T${formatClock(clock)}${z.standardSuffix}`;
  if (clock >= CHANGE && clock < CHANGE + 60 && !isDaylight(minute - 60)) clock = CHANGE + 60;
  return `${formatDay(day)}T${formatClock(clock)}${z.daylightSuffix}`;
}
