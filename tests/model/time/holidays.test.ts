import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, parseDay, weekday } from '../../../model/time/civil.ts';
import { addBusinessDays, holidaysOf, isBusinessDay, isHoliday } from '../../../model/time/holidays.ts';

const holiday = (text: string) => isHoliday(parseDay(text));

test('the federal holidays of 2025', () => {
  expect(holidaysOf(2025).map(formatDay)).toEqual([
    '2025-01-01',
    '2025-01-20',
    '2025-02-17',
    '2025-05-26',
    '2025-06-19',
    '2025-07-04',
    '2025-09-01',
    '2025-10-13',
    '2025-11-11',
    '2025-11-27',
    '2025-12-25',
  ]);
});

test('a holiday on a weekend is also observed on Friday or Monday', () => {
  // 4 July 2021 was a Sunday, Juneteenth 2021 a Saturday, New Year 2022 a Saturday: observed in the year before.
  for (const day of ['2021-07-04', '2021-07-05', '2021-06-19', '2021-06-18', '2022-01-01', '2021-12-31']) expect(holiday(day)).toBe(true);
  for (const day of ['2021-07-02', '2021-06-21', '2022-01-03', '2022-12-31']) expect(holiday(day)).toBe(false);
  // 1 January 2023 was a Sunday.
  expect([holiday('2023-01-01'), holiday('2023-01-02')]).toEqual([true, true]);
});

test('holidays begin with their laws', () => {
  expect([holiday('2020-06-19'), holiday('2021-06-18')]).toEqual([false, true]);
  expect([holiday('1985-01-21'), holiday('1986-01-20')]).toEqual([false, true]);
  expect([holiday('1970-05-30'), holiday('1971-05-31')]).toEqual([true, true]);
  expect([holiday('1977-10-24'), holiday('1977-11-11'), holiday('1978-11-10'), holiday('1978-11-11')]).toEqual([true, false, true, true]);
});

const add = (day: string, n: number) => formatDay(addBusinessDays(parseDay(day), n));

test('business days are counted over weekends and holidays', () => {
  expect(add('2025-07-03', 1)).toBe('2025-07-07');
  expect(add('2025-07-07', -1)).toBe('2025-07-03');
  expect(add('2025-12-24', 2)).toBe('2025-12-29');
  expect(add('2025-11-26', 0)).toBe('2025-11-26');
  expect(add('2025-08-02', 1)).toBe('2025-08-04');
});

const day = fc.integer({ min: parseDay('1960-01-01'), max: parseDay('2100-12-31') });

test('adding business days lands on one, counts them, and can be undone from one', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const to = addBusinessDays(from, n);
      const passed = Array.from({ length: to - from }, (_, i) => from + 1 + i).filter(isBusinessDay);
      expect(isBusinessDay(to)).toBe(true);
      expect(passed).toHaveLength(n);
      if (isBusinessDay(from)) expect(addBusinessDays(to, -n)).toBe(from);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('a business day is a weekday that is not a holiday', () => {
  fc.assert(
    fc.property(day, (at) => isBusinessDay(at) === (weekday(at) < 5 && !isHoliday(at))),
    { seed: 12, numRuns: 2000 },
  );
});
