import { expect, test } from 'vitest';
import { equivalence } from '../../../app/calibrate/equivalence.ts';

const tolerance = { low: 0.4, high: 0.5, highOpen: false };

test.each([
  [0.45, { low: 0.42, high: 0.48 }, 'ok', 0],
  [0.45, { low: 0.4, high: 0.5 }, 'ok', 0],
  [0.45, { low: 0.39, high: 0.51 }, 'undecided', 0],
  [0.3, { low: 0.2, high: 0.39 }, 'fail', -0.1],
  [0.6, { low: 0.51, high: 0.7 }, 'fail', 0.1],
  [0.52, { low: 0.49, high: 0.55 }, 'undecided', 0.02],
] as const)('%s with the interval %o is %s', (value, interval, agreement, off) => {
  const found = equivalence(value, interval, tolerance, 1000);
  expect(found.agreement).toBe(agreement);
  expect(found.off).toBeCloseTo(off, 12);
});

test('a range that does not contain its end fails where the interval begins there', () => {
  const open = { ...tolerance, highOpen: true };
  expect(equivalence(0.45, { low: 0.42, high: 0.5 }, open, 1000).agreement).toBe('undecided');
  expect(equivalence(0.55, { low: 0.5, high: 0.6 }, open, 1000).agreement).toBe('fail');
});

test('without a value nothing is computable, and without an interval nothing is decided', () => {
  expect(equivalence(null, null, tolerance, 1000).agreement).toBe('not_computable');
  expect(equivalence(0.45, null, tolerance, 1000)).toEqual({ agreement: 'undecided', off: 0, needed: null });
});

// The upper half of the interval, 0.04, must shrink to 0.02, the way to the end: a quarter of the error needs four times as many subjects.
test.each([
  [0.48, { low: 0.44, high: 0.52 }, 4000],
  [0.42, { low: 0.38, high: 0.46 }, 4000],
  [0.52, { low: 0.48, high: 0.56 }, 4000],
  [0.45, { low: 0.35, high: 0.55 }, 4000],
  [0.49, { low: 0.46, high: 0.52 }, 9000],
  [0.5, { low: 0.46, high: 0.54 }, null],
] as const)('the subjects that decide about %s', (value, interval, needed) => {
  expect(equivalence(value, interval, tolerance, 1000).needed).toBe(needed);
});
