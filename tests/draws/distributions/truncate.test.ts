import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAbove } from '../../../draws/bits.ts';
import { truncate } from '../../../draws/distributions/distributions.ts';
import { prepared } from './draws.ts';

const off = (found: number, right: number) => Math.abs(found / right - 1);
const standard = prepared('normal', 0, [0, 1]);

// mpmath, 40 digits: the root of P(Z > x) = P(Z > 6) - u (P(Z > 6) - P(Z > 8)).
test.each([
  [0.001, 6.000162456710052],
  [0.5, 6.111564961205269],
  [0.999, 7.0362787053181215],
])('a normal law far in either tail is right: share %d of 6..8', (u, x) => {
  expect(off(truncate(standard, 6, 8, false).quantile(u), x)).toBeLessThan(1e-14);
  expect(off(truncate(standard, -8, -6, false).quantile(1 - u), -x)).toBeLessThan(1e-14);
});

test('the mass is that of the range, in the middle and in the tails', () => {
  expect(off(truncate(prepared('normal', 0, [58, 11]), 18, 90, false).mass, 0.9980493358495779)).toBeLessThan(1e-15);
  expect(off(truncate(standard, 6, 8, false).mass, 9.865870229416407e-10)).toBeLessThan(1e-14);
  expect(off(truncate(standard, -8, -6, false).mass, 9.865870229416407e-10)).toBeLessThan(1e-14);
  expect(truncate(standard, -Infinity, Infinity, false).mass).toBe(1);
});

// Means of the conditional laws by their closed forms or by integration, in 40 digits (mpmath).
test.each([
  ['normal', 0, [58, 11], 18, 90, 57.942016468059876],
  ['normal', 0, [0, 1], 6, 8, 6.15848136683996],
  ['lognormal', 1, [3, 0.5], 2, 10, 3.80560487339232],
  ['exponential', 0, [30], 10, Infinity, 40],
  ['gamma', 1, [4, 1], 2, 6, 3.7527814965946193],
  ['beta', 1, [2, 5], 0.1, 0.6, 0.2969691845250426],
  ['triangular', 0, [1, 3, 9], 2, 7, 4.203252032520325],
  ['uniform', 0, [0, 10], 4, 20, 7],
  ['poisson', 0, [2.4], 1, 5, 2.4838503867932],
  ['poisson', 0, [2.4], -3, Infinity, 2.4],
  ['binomial', 0, [1000000, 0.3], 0, 1000000, 300000],
] as const)('%s %d %j in %d..%d has the mean of the conditional law', (law, set, values, low, high, mean) => {
  expect(off(truncate(prepared(law, set, values), low, high, false).mean!, mean)).toBeLessThan(1e-5);
});

test('the mean of a discrete law over a very wide range is left open', () => {
  expect(truncate(prepared('zipf', 0, [1.2]), 1, Infinity, false).mean).toBeUndefined();
});

const laws = fc.constantFrom(
  ...(
    [
      ['normal', 0, [58, 11]],
      ['lognormal', 0, [180, 420]],
      ['uniform', 0, [-50, 200]],
      ['triangular', 0, [1, 3, 90]],
      ['beta', 1, [0.5, 0.7]],
      ['gamma', 0, [40, 20]],
      ['exponential', 0, [30]],
      ['weibull', 0, [1.5, 20]],
      ['poisson', 0, [24]],
      ['binomial', 0, [100, 0.3]],
      ['zipf', 0, [1.2]],
      ['zipf', 1, [1, 1000]],
    ] as const
  ).map(([law, set, values]) => prepared(law, set, values)),
);
const unit = fc.oneof(fc.constantFrom(2 ** -53, 1 - 2 ** -53), fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }));
const end = fc.oneof(fc.integer({ min: -100, max: 300 }), fc.double({ min: -100, max: 300, noNaN: true }));
const width = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }));

test('no value ever leaves its range, and an open end is never met', () => {
  fc.assert(
    fc.property(laws, end, width, fc.boolean(), unit, (law, low, span, open, u) => {
      const high = low + span;
      const inside = truncate(law, low, high, open);
      if (inside.mass === 0) return;
      const x = inside.quantile(u);
      expect(x).toBeGreaterThanOrEqual(low);
      expect(x).toBeLessThanOrEqual(high);
      if (open) expect(x).toBeLessThan(high);
      if (law.discrete) expect(Math.floor(x)).toBe(x);
      expect(x).toBeGreaterThanOrEqual(law.low);
      expect(x).toBeLessThanOrEqual(law.high);
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test('a range as narrow as two neighbouring doubles holds its values', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), unit, (low, u) => {
      const high = nextAbove(low);
      const x = truncate(standard, low, high, false).quantile(u);
      expect(x === low || x === high).toBe(true);
      expect(truncate(standard, low, high, true).quantile(u) === low).toBe(true);
    }),
    { seed: 1 },
  );
});

test('a larger share never gives a smaller value', () => {
  fc.assert(
    fc.property(laws, end, width, unit, unit, (law, low, span, u, v) => {
      const inside = truncate(law, low, low + span, false);
      const [a, b] = [inside.quantile(Math.min(u, v)), inside.quantile(Math.max(u, v))];
      expect(a - b).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(b)));
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('two ranges that meet share the mass between them', () => {
  fc.assert(
    fc.property(laws, end, width, width, (law, low, first, second) => {
      const middle = low + first;
      const high = middle + second;
      const parts = truncate(law, low, middle, true).mass + truncate(law, middle, high, false).mass;
      expect(Math.abs(parts - truncate(law, low, high, false).mass)).toBeLessThan(1e-14);
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('a range without mass says so, and stays inside the range', () => {
  const above = truncate(standard, 50, 60, false);
  const below = truncate(standard, -60, -50, false);
  expect([above.mass, above.quantile(0.5), below.mass, below.quantile(0.5)]).toEqual([0, 50, 0, -50]);
  expect(truncate(prepared('poisson', 0, [3]), 2.2, 2.8, false).mass).toBe(0);
  expect(truncate(standard, 1, 1, false).mass).toBe(0);
  expect(truncate(standard, 2, 1, false).mass).toBe(0);
});
