import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMinute } from '../../../model/time/civil.ts';
import { formatInstant, offsetOf } from '../../../model/time/zone.ts';

const offset = (state: string, time: string) => offsetOf(state, parseMinute(time));
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

/** An independent authority: the engine's own time zone database, for one zone of each rule, in years that it can no longer change. */
const ORACLE: readonly (readonly [string, string, number])[] = [
  ['NY', 'America/New_York', 1967],
  ['TX', 'America/Chicago', 1967],
  ['CO', 'America/Denver', 1967],
  ['CA', 'America/Los_Angeles', 1967],
  ['AZ', 'America/Phoenix', 1968],
  ['AK', 'America/Anchorage', 1984],
  ['HI', 'Pacific/Honolulu', 1967],
  ['PR', 'America/Puerto_Rico', 1967],
];

test('instants agree with the time zone database', () => {
  for (const [state, timeZone, firstYear] of ORACLE) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    const first = parseMinute(`${firstYear}-01-02T00:00`);
    const last = parseMinute('2024-12-31T00:00');
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (minute) => {
        const text = formatInstant(state, minute);
        return format.format(Date.parse(text)) === text.slice(0, 16).replace('T', ' ');
      }),
      { seed: 7, numRuns: 3000 },
    );
  }
});
