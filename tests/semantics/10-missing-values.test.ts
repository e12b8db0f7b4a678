import { expect, test } from 'vitest';
import { one, values } from '../support/cohorts.ts';

const guarded = (guard: string): number =>
  values(one({ events: `  anchor d: 2025-01-06\n  event visit at d when ${guard} { encounter ambulatory { observe labs.a1c: 5 } }` })).length;

test('a comparison with a missing value is false, and so is its negation', () => {
  expect(guarded('last(labs.k) > 4')).toBe(0);
  expect(guarded('not (last(labs.k) > 4)')).toBe(0);
  expect(guarded('last(labs.k) == 4')).toBe(0);
  expect(guarded('last(labs.k) != 4')).toBe(0);
});

test('`missing` asks', () => {
  expect(guarded('missing(last(labs.k))')).toBe(1);
  expect(guarded('not missing(last(labs.k))')).toBe(0);
  expect(guarded('last(labs.k) > 4 or missing(last(labs.k))')).toBe(1);
});
