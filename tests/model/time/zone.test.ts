import fc from 'fast-check';
import { expect, test } from 'vitest';
import { states } from '../../../model/places/us-states.ts';
import { formatMinute, parseMinute } from '../../../model/time/civil.ts';
import { addMinutes, civilIn, formatInstant, instantIn, zones } from '../../../model/time/zone.ts';

const offset = (state: string, time: string) => instantIn(state, parseMinute(time)).offset;
const instant = (state: string, time: string) => formatInstant(state, parseMinute(time));

test('standard and daylight saving time change at 02:00 on the days of the law', () => {
  // Since 2007: second Sunday of March, first Sunday of November.
  expect([offset('NY', '2025-03-09T01:59'), offset('NY', '2025-03-09T03:00')]).toEqual([-300, -240]);
  expect([offset('NY', '2025-11-02T01:59'), offset('NY', '2025-11-02T02:00')]).toEqual([-240, -300]);
  // 1987-2006: first Sunday of April, last Sunday of October.
  expect([offset('IL', '2006-04-02T01:59'), offset('IL', '2006-04-02T03:00')]).toEqual([-360, -300]);
  expect([offset('IL', '2006-10-29T01:59'), offset('IL', '2006-10-29T02:00')]).toEqual([-300, -360]);
  // 1967-1986: last Sunday of April; earlier in 1974 and 1975.
  expect([offset('CA', '1986-04-27T01:59'), offset('CA', '1986-04-27T03:00')]).toEqual([-480, -420]);
  expect([offset('CA', '1974-01-06T01:59'), offset('CA', '1974-01-06T03:00')]).toEqual([-480, -420]);
  expect([offset('CA', '1975-02-23T01:59'), offset('CA', '1975-02-23T03:00')]).toEqual([-480, -420]);
  expect(offset('CA', '1966-07-01T12:00')).toBe(-480);
});

test('places without daylight saving time, and places outside the table', () => {
  for (const time of ['2025-01-15T12:00', '2025-07-15T12:00']) {
    expect(['AZ', 'HI', 'PR', 'VI', 'AS', 'GU', 'MP', 'XX', ''].map((state) => offset(state, time))).toEqual([-420, -600, -240, -240, -660, 600, 600, 0, 0]);
  }
});

test('instants are written with seconds and offset', () => {
  expect(instant('NY', '2025-01-31T08:30')).toBe('2025-01-31T08:30:00-05:00');
  expect(instant('CA', '2025-07-31T23:59')).toBe('2025-07-31T23:59:00-07:00');
  expect(instant('GU', '2025-07-31T00:00')).toBe('2025-07-31T00:00:00+10:00');
  expect(instant('XX', '1931-07-31T00:00')).toBe('1931-07-31T00:00:00+00:00');
  expect(instant('OH', '2250-07-01T12:00')).toBe('2250-07-01T12:00:00-04:00');
});

test('a civil minute that the clocks skip is written as 03:00', () => {
  expect(instant('NY', '2025-03-09T01:59')).toBe('2025-03-09T01:59:00-05:00');
  expect(instant('NY', '2025-03-09T02:00')).toBe('2025-03-09T03:00:00-04:00');
  expect(instant('NY', '2025-03-09T02:59')).toBe('2025-03-09T03:00:00-04:00');
  expect(instant('NY', '2025-03-10T02:30')).toBe('2025-03-10T02:30:00-04:00');
});

const utcMinute = (text: string) => Math.floor(Date.parse(text) / 60_000);

test('later civil times are never earlier instants', () => {
  for (const state of ['NY', 'IL', 'CO', 'AZ', 'CA', 'AK', 'HI', 'PR', 'GU']) {
    for (const day of ['2025-03-09', '2025-11-02', '2006-04-02', '1974-01-06', '1980-10-26']) {
      const from = parseMinute(`${day}T00:00`);
      const times = Array.from({ length: 360 }, (_, i) => utcMinute(formatInstant(state, from + i)));
      expect(times.every((time, i) => i === 0 || time >= times[i - 1])).toBe(true);
    }
  }
});

/** An independent authority: the engine's own copy of the IANA time zone database. Used in tests alone. */
function database(timeZone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (utc) => parseMinute(format.format(utc * 60_000).replace(' ', 'T'));
}

const FIRST = parseMinute('1967-01-02T00:00');
const LAST = parseMinute('2030-12-31T00:00');

test.each(zones)('every change of 1967-2030 is that of the time zone database: $iana', ({ states: list, iana, hours, changes }) => {
  const reads = database(iana);
  const [state] = list.split(' ');
  // Noon by noon, and around each change to the minute.
  for (let utc = FIRST; utc < LAST; utc += 10 * 1440) expect(formatMinute(civilIn(state, utc))).toBe(formatMinute(reads(utc)));
  let before = hours * 60;
  for (const { at, offset } of changes().filter((change) => change.at < LAST)) {
    const utc = at - before;
    expect([reads(utc - 1), reads(utc)]).toEqual([at - 1, at + offset - before]);
    expect(instantIn(state, at - 1)).toEqual({ utc: utc - 1, offset: before });
    expect(instantIn(state, at).offset).toBe(offset);
    before = offset;
  }
  fc.assert(
    fc.property(
      fc.integer({ min: FIRST, max: LAST }),
      (minute) => reads(instantIn(state, minute).utc) === Math.max(minute, civilIn(state, instantIn(state, minute).utc)),
    ),
    { seed: 7, numRuns: 500 },
  );
});

test('every state and territory has a clock', () => {
  const known = zones.flatMap((zone) => zone.states.split(' '));
  expect([...known].sort()).toEqual(
    states()
      .map(({ code }) => code)
      .sort(),
  );
});

test('zones of the past', () => {
  expect(instant('IN', '2004-07-06T10:00')).toBe('2004-07-06T10:00:00-05:00');
  expect(instant('IN', '2006-07-06T10:00')).toBe('2006-07-06T10:00:00-04:00');
  expect(instant('AK', '1980-01-15T10:00')).toBe('1980-01-15T10:00:00-10:00');
  expect(instant('AK', '1983-12-15T10:00')).toBe('1983-12-15T10:00:00-09:00');
  expect(instant('AZ', '1967-07-01T10:00')).toBe('1967-07-01T10:00:00-06:00');
  expect(instant('MI', '1970-07-01T10:00')).toBe('1970-07-01T10:00:00-05:00');
  expect(instant('ID', '1974-01-20T10:00')).toBe('1974-01-20T10:00:00-07:00');
  expect(instant('KY', '1974-07-01T10:00')).toBe('1974-07-01T10:00:00-05:00');
  expect(instant('GU', '1977-07-01T10:00')).toBe('1977-07-01T10:00:00+11:00');
  expect(instant('NY', '3025-07-01T10:00')).toBe('3025-07-01T10:00:00-04:00');
});

const later = (state: string, time: string, by: number) => formatMinute(addMinutes(state, parseMinute(time), by));

test('hours and minutes are exact in the nights in which the clocks change', () => {
  expect(later('NY', '2025-03-09T01:30', 60)).toBe('2025-03-09T03:30');
  expect(later('NY', '2025-03-09T03:30', -60)).toBe('2025-03-09T01:30');
  expect(later('NY', '2025-03-08T22:00', 24 * 60)).toBe('2025-03-09T23:00');
  expect(later('NY', '2025-11-02T00:30', 180)).toBe('2025-11-02T02:30');
  expect(later('NY', '2025-11-02T02:30', -180)).toBe('2025-11-02T00:30');
  expect(later('AZ', '2025-03-09T01:30', 60)).toBe('2025-03-09T02:30');
  expect(later('', '2025-03-09T01:30', 60)).toBe('2025-03-09T02:30');
  // The second pass has no reading of its own: the first minute after it.
  expect(later('NY', '2025-11-02T01:50', 20)).toBe('2025-11-02T02:00');
});

test('a civil minute moved by minutes lies that many minutes later, but for the second pass of an hour', () => {
  const days = ['2025-03-09', '2025-11-02', '1974-01-06', '2025-06-01', '1983-10-30', '2400-03-12'];
  fc.assert(
    fc.property(
      fc.constantFrom(...days),
      fc.constantFrom('NY', 'IN', 'AK', 'AZ', 'GU'),
      fc.integer({ min: -600, max: 1200 }),
      fc.integer({ min: 0, max: 3000 }),
      (day, state, from, by) => {
        const start = instantIn(state, parseMinute(`${day}T00:00`) + from);
        const end = instantIn(state, addMinutes(state, parseMinute(`${day}T00:00`) + from, by));
        const gained = end.utc - start.utc - by;
        return gained === 0 || (gained > 0 && gained <= 60 && end.offset < start.offset);
      },
    ),
    { seed: 3, numRuns: 3000 },
  );
});
