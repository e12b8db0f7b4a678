import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { dayOf } from '../../model/time/civil.ts';
import { cohort } from '../support/cohorts.ts';

const daysOf = (events: string, count = 1): number[] =>
  cohort({ asOf: '2025-12-31', events: `  anchor d: 2024-06-03\n  ${events}` }, count).flatMap(({ encounters }) =>
    encounters.map(({ start }) => Math.floor(start / 1440)),
  );

test('visits in a range of exceptions are on the next day after it, and none in it', () => {
  const days = daysOf('event visit every 1 month from d for 6 months except 2024-07-01..2024-07-31 { encounter ambulatory { } }');
  // 3 July is moved to 1 August, and 3 August, a Saturday, to Monday the 5th.
  expect(days).toEqual([dayOf(2024, 8, 1), dayOf(2024, 8, 5), dayOf(2024, 9, 3), dayOf(2024, 10, 3), dayOf(2024, 11, 4), dayOf(2024, 12, 3)]);
});

test('lists have days, ranges and holidays', () => {
  const days = daysOf(
    'event stay every 1 day from d times 40 on_days monday..sunday except [holidays, 2024-06-10, 2024-06-17..2024-06-23] { encounter ambulatory { } }',
  );
  const excluded = [dayOf(2024, 6, 10), dayOf(2024, 6, 19), dayOf(2024, 7, 4), ...Array.from({ length: 7 }, (_, i) => dayOf(2024, 6, 17 + i))];
  expect(days.filter((day) => excluded.includes(day))).toEqual([]);
  expect(days).toContain(dayOf(2024, 6, 16));
  expect(days).toContain(dayOf(2024, 6, 24));
});

test('the end of an open range, and what is planned before something, are outside of it', () => {
  expect(daysOf('event visit at d except 2024-06-03..<2024-06-05 { encounter ambulatory { } }')).toEqual([dayOf(2024, 6, 5)]);
  const before =
    'event surgery at d + 30 days { encounter ambulatory { } }  event tests at surgery - 7 days except 2024-06-24..2024-06-28 { encounter ambulatory { } }';
  expect(daysOf(before)).toEqual([dayOf(2024, 6, 21), dayOf(2024, 7, 3)]);
});

test('jitter chooses among the days outside', () => {
  const days = daysOf('event visit at d except 2024-06-02..2024-06-04 jitter 3 days { encounter emergency { } }', 300);
  expect([...new Set(days)].sort((a, b) => a - b)).toEqual([dayOf(2024, 5, 31), dayOf(2024, 6, 1), dayOf(2024, 6, 5), dayOf(2024, 6, 6)]);
});

test.each([
  ['2024-07-31..2024-07-01', 'HS4013'],
  ['2024-07-01..<2024-07-01', 'HS4013'],
  ['[2024-07-01..holidays]', 'HS5012'],
  ['d..2024-07-01', 'HS5012'],
])('`except %s` is %s', (days, code) => {
  const text = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult { age: 40 }
timeline care of adult {
  anchor d: 2024-06-03
  event visit every 1 month from d for 1 year except ${days} { encounter emergency { } }
}`;
  const { diagnostics } = compile({ path: 'test.hsim', text, sha256: '' }, { read: () => null } as never);
  expect(diagnostics.map((one) => one.code)).toEqual([code]);
});
