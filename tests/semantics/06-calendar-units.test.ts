import { expect, test } from 'vitest';
import { formatMinute } from '../../model/time/civil.ts';
import { days, minutes, one } from '../support/cohorts.ts';

const at = (offset: string, d: string): string =>
  days(one({ events: `  anchor d: ${d}\n  event visit at d ${offset} { encounter emergency { } }`, asOf: '2030-12-31' }))[0];

test('months and years are calendar units, clamped at the end of the month', () => {
  expect(at('+ 1 month', '2025-01-31')).toBe('2025-02-28');
  expect(at('+ 1 month', '2024-01-31')).toBe('2024-02-29');
  expect(at('- 1 month', '2025-03-31')).toBe('2025-02-28');
  expect(at('+ 1 year', '2024-02-29')).toBe('2025-02-28');
  expect(at('+ 30 days', '2025-01-31')).toBe('2025-03-02');
  expect(at('+ 2 weeks', '2025-02-20')).toBe('2025-03-06');
});

const person = 'age: 40  state: "NY"';

test('hours and minutes are exact where the clocks change; days keep the time of day', () => {
  const subject = one({
    person,
    events: `
  anchor d: 2025-03-09T01:00
  event a at d { encounter ambulatory { } }
  event b at d + 24 hours { encounter ambulatory { } }
  event c at d + 90 minutes { encounter ambulatory { } }
  event e at d + 1 day clock 01:00..01:00 { encounter ambulatory { } }`,
  });
  expect(minutes(subject)).toEqual(['2025-03-09T01:00', '2025-03-09T03:30', '2025-03-10T01:00', '2025-03-10T02:00']);
});

test('the length of a visit and the time until its message are exact in both nights', () => {
  const long = (at: string) => {
    const [visit] = one({ person, events: `  event visit at ${at} recorded + 2 hours { encounter ambulatory { duration: 3 hours } }` }).encounters;
    return [visit.end ?? 0, visit.recorded].map(formatMinute);
  };
  expect(long('2025-03-09T00:30')).toEqual(['2025-03-09T04:30', '2025-03-09T03:30']);
  expect(long('2025-11-02T00:30')).toEqual(['2025-11-02T02:30', '2025-11-02T02:00']);
});

test('what is done every half hour is done once in each half hour that the clock reads', () => {
  const hours = (night: string) =>
    minutes(one({ person, events: `  event a every 30 minutes from ${night}T00:30 for 3 hours { encounter ambulatory { duration: 5 minutes } }` })).map((t) =>
      t.slice(11),
    );
  expect(hours('2025-03-09')).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00', '04:30']);
  expect(hours('2025-11-02')).toEqual(['01:00', '01:30', '02:00', '02:30']);
});
