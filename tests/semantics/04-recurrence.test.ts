import { expect, test } from 'vitest';
import { cohort, days, minutes, one } from '../support/cohorts.ts';

/** Days of the visits that have no appointment, which are on any day. */
const at = (schedule: string, d = '2025-01-31', { asOf = '2026-12-31', kind = 'emergency' } = {}): string[] =>
  days(one({ asOf, events: `  anchor d: ${d}\n  event visit ${schedule} { encounter ${kind} { } }` }));

test('occurrences are at A + k D for k = 1, 2, … up to and including A + L', () => {
  expect(at('every 3 months from d for 1 year', '2025-01-06')).toEqual(['2025-04-06', '2025-07-06', '2025-10-06', '2026-01-06']);
  expect(at('every 2 weeks from d for 4 weeks', '2025-01-06')).toEqual(['2025-01-20', '2025-02-03']);
});

test('`also at` adds what the series leaves out', () => {
  expect(at('every 3 months from d for 6 months also at d', '2025-01-06')).toEqual(['2025-01-06', '2025-04-06', '2025-07-06']);
});

test('months are counted from the anchor, so the 31st does not drift', () => {
  expect(at('every 1 month from d times 5')).toEqual(['2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30']);
});

test('years from 29 February fall on the 28th, and on the 29th again', () => {
  expect(at('every 1 year from d times 4', '2020-02-29')).toEqual(['2021-02-28', '2022-02-28', '2023-02-28', '2024-02-29']);
});

test('`times` counts, `until` includes its day', () => {
  expect(at('every 1 month from d times 2', '2025-01-06')).toEqual(['2025-02-06', '2025-03-06']);
  expect(at('every 1 month from d until 2025-04-06', '2025-01-06')).toEqual(['2025-02-06', '2025-03-06', '2025-04-06']);
});

test('a list of offsets is one event with several occurrences', () => {
  expect(at('at d + [0 weeks, 2 weeks, 6 weeks]', '2025-01-06')).toEqual(['2025-01-06', '2025-01-20', '2025-02-17']);
  expect(at('at d + [0 weeks, 2 weeks, 6 weeks] then every 8 weeks until 2025-07-01', '2025-01-06')).toEqual([
    '2025-01-06',
    '2025-01-20',
    '2025-02-17',
    '2025-04-14',
    '2025-06-09',
  ]);
});

test('an interval that is drawn chains from the nominal time', () => {
  for (const subject of cohort(
    { events: '  anchor d: 2024-01-01\n  event visit every uniform(25 days..35 days) from d times 8 { encounter emergency { } }' },
    20,
  )) {
    const starts = subject.encounters.map((encounter) => Math.floor(encounter.start / 1440));
    expect(starts).toHaveLength(8);
    for (let i = 1; i < starts.length; i++) {
      expect(starts[i] - starts[i - 1]).toBeGreaterThanOrEqual(25);
      expect(starts[i] - starts[i - 1]).toBeLessThanOrEqual(35);
    }
  }
});

test('days of the week, holidays and clock', () => {
  // 4 July 2025 is a Friday; the next Friday that is not a holiday is the 11th.
  expect(at('at d on_days [friday] except holidays', '2025-07-04')).toEqual(['2025-07-11']);
  const [when] = minutes(one({ events: '  anchor d: 2025-03-03\n  event visit at d clock 08:15..08:15 { encounter ambulatory { } }' }));
  expect(when).toBe('2025-03-03T08:15');
});

test('an occurrence that is moved onto a day that has one already is left out', () => {
  expect(at('every 1 day from d times 4 on_days [monday, thursday]', '2025-01-06')).toEqual(['2025-01-09', '2025-01-13', '2025-01-16', '2025-01-20']);
});

test('a list of offsets may be in any order', () => {
  expect(at('at d + [6 weeks, 0 weeks]', '2025-01-06')).toEqual(['2025-01-06', '2025-02-17']);
});

test('what depends on an event is not decided before it', () => {
  // Two weeks before a surgery that is decided a week ahead: on the day of the decision.
  const subject = one({
    events: `
  anchor d: 2025-03-03
  event decision at d { encounter ambulatory { } }
  event surgery at decision + 7 days { encounter ambulatory { } }
  event blood at surgery - 14 days { encounter virtual { } }
  event tests at surgery - 3 days { encounter home { } }`,
  });
  expect(subject.encounters.map((e) => e.class)).toEqual(['ambulatory', 'virtual', 'home', 'ambulatory']);
  expect(days(subject)).toEqual(['2025-03-03', '2025-03-03', '2025-03-07', '2025-03-10']);
});

test('business days skip weekends and holidays', () => {
  // Friday 3 January 2025 + 2 business days.
  expect(at('at d + 2 business_days', '2025-01-03')).toEqual(['2025-01-07']);
  expect(at('at d + 1 business_day', '2025-07-03')).toEqual(['2025-07-07']);
});
