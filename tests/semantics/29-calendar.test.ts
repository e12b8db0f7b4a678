/** Where in the calendar a time falls. */
import { expect, test } from 'vitest';
import { codes, days, one, type Parts } from '../support/cohorts.ts';

const guarded = (day: string, guard: string): Parts => ({
  events: `  anchor d: ${day}\n  event visit at d when ${guard} { encounter ambulatory { } }`,
});

test.each([
  ['2024-02-29', 'year(d) == 2024'],
  ['2024-02-29', 'month(d) == 2'],
  ['2024-02-29', 'month(now) in [1, 2]'],
  ['2024-02-29', 'weekday(d) == thursday'],
  ['2024-02-29', 'start_of(d, month) == 2024-02-01'],
  ['2024-02-29', 'end_of(d, month) == 2024-02-29'],
  ['2024-02-29', 'start_of(d, week) == 2024-02-26'],
  ['2024-02-29', 'end_of(d, week) == 2024-03-03'],
  ['2023-12-31', 'start_of(d, quarter) == 2023-10-01'],
  ['2023-12-31', 'end_of(d, quarter) == 2023-12-31'],
  ['2024-01-01', 'end_of(d, quarter) == 2024-03-31'],
  ['2024-02-29', 'start_of(d, year) == 2024-01-01'],
  ['2024-02-29', 'end_of(d, year) == 2024-12-31'],
  ['2024-02-29', 'year(birth) == 1984 or year(birth) == 1983'],
])('on %s, %s', (day, guard) => {
  expect(codes(guarded(day, guard))).toEqual([]);
  expect(one(guarded(day, guard)).encounters).toHaveLength(1);
  expect(one(guarded(day, `not (${guard})`)).encounters).toHaveLength(0);
});

test('an anchor may be the end of a month', () => {
  const parts: Parts = { events: '  anchor d: 2024-02-10\n  anchor due: end_of(d + 1 month, month)\n  event visit at due { encounter emergency { } }' };
  expect(days(one(parts))).toEqual(['2024-03-31']);
});

test('another word for the unit is reported', () => {
  expect(codes(guarded('2024-02-29', 'start_of(d, fortnight) < now'))).toEqual(['HS3004']);
});
