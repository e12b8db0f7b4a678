import { expect, test } from 'vitest';
import * as standard from '../../../draws/distributions/standard-normal.ts';
import { prepared } from './draws.ts';
import { references } from './reference-values.ts';

const off = (found: number, right: number) => Math.abs(found / right - 1);

test.each(references)('%s %d %j: the tails at %d are right to 1e-12 of themselves', (law, set, values, x, lower, upper) => {
  const distribution = prepared(law, set, values);
  expect(off(distribution.cdf(x), lower)).toBeLessThan(1e-12);
  expect(off(distribution.survival(x), upper)).toBeLessThan(1e-12);
});

test.each(references)('%s %d %j: the quantile of the tail at %d leads back', (law, set, values, x, lower, upper) => {
  const distribution = prepared(law, set, values);
  if (distribution.discrete) {
    // Just below and just above the step at x, seen from the tail that is small enough to tell them apart.
    if (lower < 0.9) {
      expect(distribution.quantile(lower * (1 - 1e-11))).toBe(x);
      expect(distribution.quantile(lower * (1 + 1e-11))).toBe(x + 1);
    }
    if (upper < 0.9) {
      expect(distribution.quantileUpper(upper * (1 + 1e-11))).toBe(x);
      expect(distribution.quantileUpper(upper * (1 - 1e-11))).toBe(x + 1);
    }
  } else {
    // A value within 1e-12 of a standard deviation from x is one that rounding of the probability can lead to.
    const found = lower <= 0.5 ? distribution.quantile(lower) : distribution.quantileUpper(upper);
    expect(Math.abs(found - x)).toBeLessThanOrEqual(1e-12 * Math.min(distribution.sd, Math.abs(x) || 1) + 4e-16 * Math.abs(x));
  }
});

// mpmath, 40 digits: ncdf(-z), correctly rounded; the z are exact doubles.
test.each([
  [0.25, 0.4012936743170763],
  [1, 0.15865525393145705],
  [1.959963984540054, 0.025000000000000012],
  [3, 0.0013498980316300946],
  [6, 9.86587645037698e-10],
  [8, 6.220960574271784e-16],
  [15, 3.670966199312751e-51],
  [30, 4.906713927148187e-198],
  [37, 5.725571222524577e-300],
])('the normal tail beyond %d is right to 4e-16 of itself', (z, tail) => {
  expect(off(standard.survival(z), tail)).toBeLessThan(4e-16);
  expect(off(standard.cdf(-z), tail)).toBeLessThan(4e-16);
  expect(off(standard.cdf(z), 1 - tail)).toBeLessThan(4e-16);
  expect(off(standard.quantileUpper(tail), z)).toBeLessThan(1e-15);
  expect(off(standard.quantile(tail), -z)).toBeLessThan(1e-15);
});
