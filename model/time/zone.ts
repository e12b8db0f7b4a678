/**
 * Civil minutes of the United States as instants, by state. The one place where UTC offsets come from: every target and `validate` ask here.
 *
 * The whole state goes by the clock of its largest city, as the IANA time zone database (2025c) has it from 1967 on; `tests/model/time/zone.test.ts` compares
 * every state and every change of 1967-2030 with that database. Daylight saving time (15 U.S.C. 260a), where nothing else is said:
 * - since 2007 (Energy Policy Act of 2005, section 110): second Sunday of March to first Sunday of November;
 * - 1987-2006 (Public Law 99-359): first Sunday of April to last Sunday of October;
 * - 1967-1986 (Uniform Time Act of 1966): last Sunday of April to last Sunday of October, but in 1974 from 6 January and in 1975 from
 *   23 February (Public Laws 93-182 and 93-434).
 * Before 1967 there was no federal rule: a state keeps the standard time with which it entered 1967.
 */
import { dayOf, daysInMonth, formatClock, formatMinute, MINUTES_PER_DAY, parseMinute, startOfDay, weekday } from './civil.ts';

/** From a reading of the clock before the change on: another offset, in minutes east of UTC. */
interface Change {
  readonly at: number;
  readonly offset: number;
}

const SUNDAY = 6;
const CHANGE = 2 * 60;
const FIRST_YEAR = 1967;
/** The calendar repeats after 400 years, and the rules do not change any more: later years are looked up in these. */
const LAST_YEAR = 2430;
const PERIOD = 146_097 * MINUTES_PER_DAY;
const END = startOfDay(dayOf(LAST_YEAR, 1, 1));

/** Day number of the nth (1..) Sunday of a month, or of the last one when n is 0. */
function sunday(year: number, month: number, n: number): number {
  if (n === 0) {
    const last = dayOf(year, month, daysInMonth(year, month));
    return last - ((weekday(last) - SUNDAY + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  return first + ((SUNDAY - weekday(first) + 7) % 7) + (n - 1) * 7;
}

function begins(year: number): number {
  if (year >= 2007) return sunday(year, 3, 2);
  if (year >= 1987) return sunday(year, 4, 1);
  if (year === 1974) return dayOf(1974, 1, 6);
  return year === 1975 ? dayOf(1975, 2, 23) : sunday(year, 4, 0);
}

function ends(year: number): number {
  return year >= 2007 ? sunday(year, 11, 1) : sunday(year, 10, 0);
}

/** Daylight saving time by federal law in the years from `first` to `last`. */
function federal(hours: number, first = FIRST_YEAR, last = LAST_YEAR): Change[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) => [
    { at: startOfDay(begins(year)) + CHANGE, offset: (hours + 1) * 60 },
    { at: startOfDay(ends(year)) + CHANGE, offset: hours * 60 },
  ]);
}

/** Daylight saving time of a span of its own. */
function span(hours: number, from: string, to: string): Change[] {
  return [
    { at: parseMinute(from), offset: (hours + 1) * 60 },
    { at: parseMinute(to), offset: hours * 60 },
  ];
}

interface ZoneSpec {
  readonly states: string;
  /** The zone of the IANA database that has the same clocks. */
  readonly iana: string;
  /** Hours east of UTC with which 1967 began. */
  readonly hours: number;
  readonly changes: () => readonly Change[];
}

const none = (): readonly Change[] => [];

/** 49 CFR part 71 (zone boundaries); 15 U.S.C. 260a(a) (states that exempt themselves); the IANA database for dates before 2007. */
export const zones: readonly ZoneSpec[] = [
  { states: 'CT DC DE FL GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV', iana: 'America/New_York', hours: -5, changes: () => federal(-5) },
  // Exempt in 1969-1972 after a referendum; a later start in 1967 and 1975.
  {
    states: 'MI',
    iana: 'America/Detroit',
    hours: -5,
    changes: () => [
      ...span(-5, '1967-06-14T00:01', '1967-10-29T02:00'),
      ...federal(-5, 1968, 1968),
      ...federal(-5, 1973, 1974),
      ...span(-5, '1975-04-27T02:00', '1975-10-26T02:00'),
      ...federal(-5, 1976),
    ],
  },
  // Exempt until Indiana Code 1-1-8.1 of 2005, but for two years.
  { states: 'IN', iana: 'America/Indiana/Indianapolis', hours: -5, changes: () => [...federal(-5, 1969, 1970), ...federal(-5, 2006)] },
  // In 1974 Louisville went by Central Daylight Time, which is Eastern Standard Time.
  { states: 'KY', iana: 'America/Kentucky/Louisville', hours: -5, changes: () => [...federal(-5, 1968, 1973), ...federal(-5, 1975)] },
  { states: 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI', iana: 'America/Chicago', hours: -6, changes: () => federal(-6) },
  { states: 'CO MT NM UT WY', iana: 'America/Denver', hours: -7, changes: () => federal(-7) },
  {
    states: 'ID',
    iana: 'America/Boise',
    hours: -7,
    changes: () => [...federal(-7, 1967, 1973), ...span(-7, '1974-02-03T02:00', '1974-10-27T02:00'), ...federal(-7, 1975)],
  },
  { states: 'AZ', iana: 'America/Phoenix', hours: -7, changes: () => federal(-7, 1967, 1967) },
  { states: 'CA NV OR WA', iana: 'America/Los_Angeles', hours: -8, changes: () => federal(-8) },
  // In 1983 the summer's offset became that of standard time.
  {
    states: 'AK',
    iana: 'America/Anchorage',
    hours: -10,
    changes: () => [...federal(-10, 1969, 1982), { at: parseMinute('1983-04-24T02:00'), offset: -9 * 60 }, ...federal(-9, 1984)],
  },
  { states: 'HI', iana: 'Pacific/Honolulu', hours: -10, changes: none },
  { states: 'PR', iana: 'America/Puerto_Rico', hours: -4, changes: none },
  { states: 'VI', iana: 'America/St_Thomas', hours: -4, changes: none },
  { states: 'AS', iana: 'Pacific/Pago_Pago', hours: -11, changes: none },
  {
    states: 'GU MP',
    iana: 'Pacific/Guam',
    hours: 10,
    changes: () => [
      ...span(10, '1967-09-01T02:00', '1969-01-26T00:01'),
      ...span(10, '1969-06-22T02:00', '1969-08-31T02:00'),
      ...span(10, '1970-04-26T02:00', '1970-09-06T02:00'),
      ...span(10, '1971-04-25T02:00', '1971-09-05T02:00'),
      ...span(10, '1973-12-16T02:00', '1974-02-24T02:00'),
      ...span(10, '1976-05-26T02:00', '1976-08-22T02:01'),
      ...span(10, '1977-04-24T02:00', '1977-08-28T02:00'),
    ],
  },
];

/** The changes of a zone in order, and before the first of them the offset of 1967. */
interface Zone {
  /** Readings of the clock at which the changes come. */
  readonly at: readonly number[];
  /** The offset before the first change, then that after each. */
  readonly offsets: readonly number[];
}

function zoneOf({ hours, changes }: Pick<ZoneSpec, 'hours' | 'changes'>): Zone {
  const list = changes();
  return { at: list.map(({ at }) => at), offsets: [hours * 60, ...list.map(({ offset }) => offset)] };
}

const specOfState = new Map(zones.flatMap((spec) => spec.states.split(' ').map((state) => [state, spec] as const)));
const UTC: Zone = { at: [], offsets: [0] };
const made = new Map<ZoneSpec, Zone>();

function zoneIn(state: string): Zone {
  const spec = specOfState.get(state);
  if (spec === undefined) return UTC;
  let zone = made.get(spec);
  if (zone === undefined) {
    zone = zoneOf(spec);
    made.set(spec, zone);
  }
  return zone;
}

/** Whether a state, by its USPS code, has a clock of its own here. */
export function hasClock(state: string): boolean {
  return specOfState.has(state);
}

/** How many of the sorted numbers are at most `x`. */
function upTo(sorted: readonly number[], x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Instant {
  /** Minutes since 1970-01-01T00:00Z. */
  readonly utc: number;
  /** Minutes east of UTC of the clock that is read. */
  readonly offset: number;
}

/**
 * The instant of a civil minute in a state, by its USPS code; an unknown state is at UTC.
 *
 * A reading that an autumn night has twice is its first. One that a spring night lacks (02:00-02:59) is the instant at which the clocks jump, so that later
 * readings are never earlier instants.
 */
export function instantIn(state: string, minute: number): Instant {
  const { at, offsets } = zoneIn(state);
  if (minute >= END) {
    const periods = Math.floor((minute - END) / PERIOD) + 1;
    const { utc, offset } = instantIn(state, minute - periods * PERIOD);
    return { utc: utc + periods * PERIOD, offset };
  }
  const passed = upTo(at, minute);
  const offset = offsets[passed];
  if (passed === 0) return { utc: minute - offset, offset };
  // Not before the change itself.
  return { utc: Math.max(minute - offset, at[passed - 1] - offsets[passed - 1]), offset };
}

/**
 * What the clock of a state reads at an instant (minutes since 1970 in UTC): the civil minute whose instant that is. The second pass of an hour that an
 * autumn night has twice has no civil minute of its own; there it is the first one after that hour.
 */
export function civilIn(state: string, utc: number): number {
  const { at, offsets } = zoneIn(state);
  if (at.length > 0 && utc >= END) {
    const periods = Math.floor((utc - END) / PERIOD) + 1;
    return civilIn(state, utc - periods * PERIOD) + periods * PERIOD;
  }
  let passed = upTo(at, utc + offsets[0] + 3 * 60);
  while (passed > 0 && utc < at[passed - 1] - offsets[passed - 1]) passed--;
  const reading = utc + offsets[passed];
  return passed === 0 ? reading : Math.max(reading, at[passed - 1]);
}

/** A civil minute moved by so many minutes of real time: over a night in which the clocks change too. */
export function addMinutes(state: string, minute: number, by: number): number {
  if (by === 0) return minute;
  const { at } = zoneIn(state);
  const last = minute + by;
  // Nothing changes between the two: the readings differ by just that.
  if (at.length === 0) return last;
  if (last < END && upTo(at, Math.min(minute, last) - 120) === upTo(at, Math.max(minute, last) + 120)) return last;
  return civilIn(state, instantIn(state, minute).utc + by);
}

function suffix(offset: number): string {
  return `:00${offset < 0 ? '-' : '+'}${formatClock(Math.abs(offset))}`;
}

/** `YYYY-MM-DDTHH:MM:00-05:00`: a civil minute in a state as an instant. A minute that the clocks skip is written as the one they jump to, 03:00. */
export function formatInstant(state: string, minute: number): string {
  const { utc, offset } = instantIn(state, minute);
  return formatMinute(utc + offset) + suffix(offset);
}
