/** Amounts are exact: shares round half up to the cent, and what is spread adds up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { millionths, proportion, shareOf, spread } from '../../runtime/engines/exact-amount.ts';

describe('shares of amounts', () => {
  test.each([
    [7300, 0.2, 1460],
    [5840, 0.02, 117], // 116.8
    [10, 0.35, 4], // 3.5 rounds up, although 0.35 * 10 is less than 3.5 as a double
    [1, 0.5, 1],
    [1, 0.499999, 0],
    [0, 0.2, 0],
    [99_999_999_999, 1, 99_999_999_999],
  ])('%d cents × %d = %d', (amount, share, expected) => {
    expect(shareOf(amount, millionths(share))).toBe(expected);
  });

  test('agree with whole numbers of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.integer({ min: 0, max: 30_000_000 }), (amount, share) => {
        expect(shareOf(amount, share)).toBe(Number((BigInt(amount) * BigInt(share) * 2n + 1_000_000n) / 2_000_000n));
      }),
      { seed: 1 },
    );
  });
});

describe('spreading', () => {
  test('the last part takes the remainder', () => {
    expect(spread(1000, [1, 1, 1])).toEqual([333, 334, 333]);
    expect(spread(5, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    expect(spread(100, [0, 0])).toEqual([0, 100]);
    expect(spread(100, [])).toEqual([]);
  });

  test('parts add up, none is negative, and none is more than a cent from its proportion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 12 }), (amount, weights) => {
        const parts = spread(amount, weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(parts.every((part) => part >= 0)).toBe(true);
        for (const [i, part] of parts.entries()) if (total > 0) expect(Math.abs(part - proportion(amount, weights[i], total))).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });
});
