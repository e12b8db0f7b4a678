import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decompose, exponentOf, nextAbove, nextBelow, powerOfTwo, scaled } from '../../draws/bits.ts';

const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });

test('significand and exponent give the number back, the significand near 1', () => {
  fc.assert(
    fc.property(positive, (x) => {
      const part = { significand: 0, exponent: 0 };
      decompose(x, part);
      expect(part.significand).toBeGreaterThan(0.7);
      expect(part.significand).toBeLessThan(1.42);
      expect(scaled(part.significand, part.exponent)).toBe(x);
    }),
  );
});

test('powers of two and exponents', () => {
  expect([powerOfTwo(0), powerOfTwo(10), powerOfTwo(-1074), powerOfTwo(1023)]).toEqual([1, 1024, Number.MIN_VALUE, 2 ** 1023]);
  expect([exponentOf(1), exponentOf(0.75), exponentOf(1e300)]).toEqual([0, -1, 996]);
  expect([scaled(1, 1024), scaled(1.5, -1075), scaled(1, -1076), scaled(0.75, 1024)]).toEqual([Infinity, Number.MIN_VALUE, 0, 2 ** 1023 * 1.5]);
});

test('nothing lies between a number and its neighbours', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e308, min: -1e308 }), (x) => {
      const below = nextBelow(x);
      expect(below).toBeLessThan(x);
      const middle = x / 2 + below / 2;
      expect(middle === x || middle === below || Math.abs(x) < 1e-300).toBe(true);
      expect(nextAbove(below) === x).toBe(true);
    }),
  );
});
