import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSpread, addValue, emptySpread, quantile, sorted, type ValueSpread } from '../../../runtime/sink/spread.ts';

const spreadOf = (values: readonly number[]): ValueSpread => {
  const spread = emptySpread();
  for (const value of values) addValue(spread, value);
  return spread;
};
const together = (parts: readonly ValueSpread[]): ValueSpread => {
  const sum = emptySpread();
  for (const part of parts) addSpread(sum, part);
  return sum;
};
const median = (spread: ValueSpread, n: number): number => quantile(sorted(spread), n, 0.5);

test('quantiles of few values are theirs', () => {
  expect(median(spreadOf([3, 1, 2]), 3)).toBe(2);
  expect(median(spreadOf([4, 1, 2, 3]), 4)).toBe(2.5);
  expect(quantile(sorted(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), 10, 0.95)).toBe(10);
  expect(quantile(sorted(spreadOf([-5, -5, 0, 7])), 4, 0)).toBe(-5);
  expect(quantile(sorted(spreadOf([-5, -5, 0, 7])), 4, 1)).toBe(7);
});

test('spreads are the same in any order and grouping, however many values there are', () => {
  const values = fc.array(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), { minLength: 3000, maxLength: 7000 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 2000 }), (all, size) => {
      const parts: number[][] = [];
      for (let i = 0; i < all.length; i += size) parts.push(all.slice(i, i + size));
      const whole = spreadOf(all);
      const forth = together(parts.map(spreadOf));
      const back = together([together(parts.slice(2).map(spreadOf)), together(parts.slice(0, 2).toReversed().map(spreadOf))]);
      for (const spread of [forth, back, JSON.parse(JSON.stringify(forth)) as ValueSpread]) {
        expect([spread.joined, spread.size, sorted(spread)]).toEqual([whole.joined, whole.size, sorted(whole)]);
      }
    }),
    { seed: 5, numRuns: 12 },
  );
});

test('of many values a quantile is at most 1 in 4,096 away, and few stretches are kept', () => {
  const values = Array.from({ length: 50_000 }, (_, i) => (i * 7_919_317) % 3_000_000_000);
  const spread = spreadOf(values);
  const inOrder = [...values].sort((a, b) => a - b);
  expect(spread.joined).toBe(true);
  expect(spread.size).toBeLessThan(30_000);
  for (const share of [0.01, 0.1, 0.5, 0.9, 0.999]) {
    const right = inOrder[Math.ceil(share * values.length) - 1];
    expect(Math.abs(quantile(sorted(spread), values.length, share) / right - 1)).toBeLessThan(1 / 4096 + 1 / 10_000);
  }
});
