/** Weights of months, days of the week and hours. Bounds are 3.9 standard deviations: 1 in 10,000. */
import { describe, expect, test } from 'vitest';
import { EMERGENCY_HOURS, EMERGENCY_WEEKDAYS, HourCurve } from '../../model/time/arrivals.ts';
import { civilOf, weekday } from '../../model/time/civil.ts';
import { codes, cohort, type Parts } from '../support/cohorts.ts';

const starts = (parts: Parts, count = 200, seed = '1'): number[] =>
  cohort(parts, count, seed).flatMap(({ encounters }) => encounters.map(({ start }) => start));
const dayOf = (minute: number): number => Math.floor(minute / 1440);
const hourOf = (minute: number): number => Math.floor((minute % 1440) / 60);

function expectShare(found: readonly number[], is: (minute: number) => boolean, share: number): void {
  const count = found.filter(is).length;
  expect(Math.abs(count - found.length * share)).toBeLessThanOrEqual(3.9 * Math.sqrt(found.length * share * (1 - share)));
}

/** 1 January 2024. */
const first = Date.UTC(2024, 0, 1) / 86_400_000;
const yearly = '  anchor d: 2024-01-01\n  event visit rate 40 per year from d';
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('a rate', () => {
  test('keeps its number per year, whatever its weights', () => {
    const weights = ['', 'weighted by month { jan: 3 }', 'weighted by weekday { monday: 2 } by hour { 8..11: 4, 0..5: 0 }'];
    for (const weighted of weights)
      for (const kind of ['emergency', 'ambulatory']) {
        const found = starts({ events: `${yearly} ${weighted} { encounter ${kind} { } }`, asOf: '2025-12-31' }, 100);
        // Two years of 366 and 365 days; a Poisson number.
        const expected = (100 * 40 * 731) / 365.25;
        expect(Math.abs(found.length - expected)).toBeLessThan(3.9 * Math.sqrt(expected));
      }
  });

  test('has each weight, and the products of several', () => {
    const found = starts({
      events: `${yearly} weighted by month { jan..mar: 2, dec: 0 } by weekday { monday: 3, saturday..sunday: 0.5 } by hour { 22..1: 4 } { encounter emergency { duration: 1 minute } }`,
    });
    const weights = { months: [2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0], weekdays: [3, 1, 1, 1, 1, 0.5, 0.5] };
    const days = Array.from({ length: 731 }, (_, i) => {
      const [month, day] = [civilOf(first + i).month - 1, weekday(first + i)];
      return { month, day, weight: weights.months[month] * weights.weekdays[day] };
    });
    const total = sum(days.map(({ weight }) => weight));
    const share = (of: typeof days): number => sum(of.map(({ weight }) => weight)) / total;
    for (let month = 0; month < 12; month++)
      expectShare(found, (at) => civilOf(dayOf(at)).month === month + 1, share(days.filter((day) => day.month === month)));
    for (let day = 0; day < 7; day++) expectShare(found, (at) => weekday(dayOf(at)) === day, share(days.filter((one) => one.day === day)));
    for (const hours of [
      [22, 23, 0, 1],
      [2, 3, 4],
      [10, 11, 12],
    ])
      expectShare(found, (at) => hours.includes(hourOf(at)), (hours.length * (hours[0] === 22 ? 4 : 1)) / 36);
    // The three are independent: late evenings on Mondays.
    expectShare(found, (at) => weekday(dayOf(at)) === 0 && hourOf(at) >= 22, (share(days.filter(({ day }) => day === 0)) * 8) / 36);
  });

  test('of visits by appointment is weighted by the business day', () => {
    const found = starts({ events: `${yearly} weighted by weekday { monday: 0, friday: 2 } { encounter ambulatory { } }` });
    expect(found.some((at) => weekday(dayOf(at)) === 0 || weekday(dayOf(at)) > 4)).toBe(false);
  });

  test('with `clock` has its weights within it', () => {
    const found = starts({ events: `${yearly} clock 10:30..12:29 weighted by hour { 10: 2, 12: 0 } { encounter emergency { duration: 1 minute } }` });
    expect(Math.min(...found.map((at) => at % 1440))).toBeGreaterThanOrEqual(630);
    expectShare(found, (at) => hourOf(at) === 10, 0.5);
    expectShare(found, (at) => hourOf(at) === 11, 0.5);
  });
});

describe('another event', () => {
  test('has its time of day by the weights of hours', () => {
    const found = starts({ events: '  event visit every 1 week from 2024-01-01 times 40 weighted by hour { 9: 3, 16: 0 } { encounter ambulatory { } }' }, 100);
    // Office hours from 8:00, of which those from 16:00 on have no weight.
    for (let hour = 8; hour < 16; hour++) expectShare(found, (at) => hourOf(at) === hour, (hour === 9 ? 3 : 1) / 10);
    expect(found.some((at) => hourOf(at) < 8 || hourOf(at) > 15)).toBe(false);
  });

  test('without a visit has any hour then', () => {
    const events = '  event warm every 1 week from 2024-01-01 times 40 weighted by hour { 0..7: 0 } { set heat: hour }'.replace('hour }', '1 }');
    expect(codes({ person: 'age: 40  attribute heat: 0', events })).toEqual([]);
  });
});

describe('emergencies and admissions', () => {
  const share = (hours: readonly number[]): number => sum(hours.map((hour) => EMERGENCY_HOURS[hour])) / sum(EMERGENCY_HOURS);
  const night = [2, 3, 4, 5];
  const noon = [10, 11, 12, 13];
  const roads: Readonly<Record<string, Parts>> = {
    'at a day': { events: '  event visit every 1 week from 2024-01-01 times 50 { encounter emergency { duration: 1 minute } }' },
    'a rate': { events: `${yearly} { encounter emergency { duration: 1 minute } }` },
    'an admission': { events: '  event visit every 4 weeks from 2024-01-01 times 24 { encounter inpatient { duration: 1 day } }' },
    'a state': { more: 'states s from d { a { encounter emergency { duration: 1 hour }  wait 9 days  goto a } }', events: '  anchor d: 2024-01-01' },
  };
  for (const [road, parts] of Object.entries(roads))
    test(`come at the hours of the survey: ${road}`, () => {
      const found = road === 'a state' ? cohort(parts, 2000).map(({ encounters }) => encounters[0].start) : starts(parts);
      expectShare(found, (at) => night.includes(hourOf(at)), share(night));
      expectShare(found, (at) => noon.includes(hourOf(at)), share(noon));
    });

  test('come on the days of the survey, with a rate', () => {
    const found = starts({ events: `${yearly} { encounter emergency { duration: 1 minute } }` }, 600);
    for (const day of [0, 3, 6]) expectShare(found, (at) => weekday(dayOf(at)) === day, EMERGENCY_WEEKDAYS[day] / sum(EMERGENCY_WEEKDAYS));
  });

  test('a stated clock is even, and stated weights replace the default', () => {
    const clock = starts({ events: '  event visit every 1 week from 2024-01-01 times 50 clock 00:00..23:59 { encounter emergency { duration: 1 minute } }' });
    expectShare(clock, (at) => night.includes(hourOf(at)), 4 / 24);
    const even = starts({ events: `${yearly} weighted by hour { 0..23: 1 } by weekday { monday..sunday: 1 } { encounter emergency { duration: 1 minute } }` });
    expectShare(even, (at) => night.includes(hourOf(at)), 4 / 24);
  });
});

test('weights of one event move no draw of another (law 2)', () => {
  const events = (weighted: string): Parts => ({
    events: `${yearly} ${weighted} { encounter emergency { duration: 10 minutes } }\n  event other rate 30 per year from d { encounter emergency { duration: 10 minutes  reason: dx.b } }`,
  });
  const others = (parts: Parts): number[] =>
    cohort(parts, 20).flatMap(({ encounters }) => encounters.filter(({ reason }) => reason !== null).map(({ start }) => start));
  const [before, after] = [others(events('')), others(events('weighted by month { jan: 3 } by hour { 8: 2 }'))];
  // A visit waits until an earlier one is over, which moves a few by minutes.
  expect(after.length).toBe(before.length);
  expect(after.filter((start, i) => start !== before[i]).length).toBeLessThan(before.length / 50);
});

test('a minute of the curve: each weight, in order, to the last minute', () => {
  const weights = EMERGENCY_HOURS.map((_, hour) => (hour === 8 ? 3 : hour === 10 ? 1 : 0));
  const curve = new HourCurve(weights, 8 * 60 + 30, 10 * 60 + 59);
  // 30 minutes of weight 3, none, 60 of weight 1: 90 of 150.
  expect([1e-12, 0.3, 0.59999, 0.6000001, 0.8, 1 - 1e-12].map((u) => curve.minute(u))).toEqual([510, 525, 539, 600, 630, 659]);
  expect(new HourCurve(new Array(24).fill(0), 60, 119).minute(0.5)).toBe(90);
});

test('what cannot be is reported', () => {
  const of = (clauses: string, kind = 'emergency'): string[] => codes({ events: `  anchor d: 2025-01-04\n  event visit ${clauses} { encounter ${kind} { } }` });
  expect(of('at d weighted by month { jan: 2 }')).toEqual(['HS5003']);
  expect(of('every 1 week from d times 3 weighted by weekday { monday: 2 } by hour { 8: 2 }')).toEqual(['HS5003']);
  expect(of('at d + 3 hours weighted by hour { 8: 2 }')).toEqual(['HS5003']);
  expect(of('at d weighted by hours { 8: 2 }')).toEqual(['HS5012']);
  expect(of('at d weighted by hour { 24: 2 }')).toEqual(['HS5012']);
  expect(of('at d weighted by hour { 7..9: 2, 8: 3 }')).toEqual(['HS2004']);
  expect(of('at d weighted by hour { 7: 2 } by hour { 8: 3 }')).toEqual(['HS2004']);
  expect(of('at d weighted by hour { 7: -2 }')).toEqual(['HS3016']);
  expect(of('at d weighted by hour { 8..16: 0 }', 'ambulatory')).toEqual(['HS3016']);
  expect(of('rate 3 per year from d weighted by month { jan..dec: 0 }')).toEqual(['HS3016']);
});
