/** Powers from exact operations: a logarithm in two parts, so that a large exponent does not magnify its rounding. */
import { decompose } from './bits.ts';
import { exp } from './exact-exponential.ts';
import { artanhRest, LN2_HIGH, LN2_LOW } from './logarithm.ts';

/** 10^-323 … 10^308, each read from its decimal literal and so correctly rounded. */
const TENS: readonly number[] = Array.from({ length: 632 }, (_, i) => Number(`1e${i - 323}`));

/** 10^n for whole n, correctly rounded; 0 below n = -323, Infinity above 308. */
export function powerOfTen(n: number): number {
  if (n < -323) return 0;
  return n > 308 ? Infinity : TENS[n + 323];
}

/** Whole exponents up to this size are multiplied out; beyond, the logarithm is the more exact way. */
const LARGEST_PRODUCT = 16;
/** 2^27 + 1 splits a double into two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134217729;
/** Scratch: no call leaves anything in it for another. */
const part = { significand: 1, exponent: 0 };

/** What x * y rounded away, given the rounded product; exact while |x|, |y| < 1e290. */
function productRest(x: number, y: number, product: number): number {
  const a = SPLITTER * x;
  const xHigh = a - (a - x);
  const xLow = x - xHigh;
  const b = SPLITTER * y;
  const yHigh = b - (b - y);
  const yLow = y - yHigh;
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}

function multipliedOut(x: number, n: number): number {
  let product = 1;
  let square = x;
  for (let rest = n; ; square *= square) {
    if (rest & 1) product *= square;
    rest >>= 1;
    if (rest === 0) return product;
  }
}

/** x^y for finite x > 0 and any finite y, by x^y = e^(y log x). */
function byLogarithm(x: number, y: number): number {
  decompose(x, part);
  const k = part.exponent;
  // log x = k log 2 + f - f²/2 + s (f²/2 + R) (see logarithm.ts), the three leading terms summed with what each rounding loses.
  const f = part.significand - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const whole = k * LN2_HIGH;
  const sum = whole + f;
  const sumRest = whole === 0 ? 0 : f - (sum - whole);
  const high = sum - half;
  const highRest = sum - high - half;
  const low = highRest + (sumRest - 0.5 * productRest(f, f, f * f)) + (s * (half + artanhRest(s)) + k * LN2_LOW);
  const logHigh = high + low;
  const logLow = high - logHigh + low;
  const product = y * logHigh;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  const e = exp(product);
  return e + e * (productRest(y, logHigh, product) + y * logLow);
}

/**
 * x^y. Whole exponents up to 16 are multiplied out (2^10 is 1024), whole powers of 10 come from a table; else the error is below about 3 units in the
 * last place while |y| <= 40 and grows in proportion to |y| beyond. A negative x with a fractional y gives NaN, as for `Math`.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(Math.abs(x) < Infinity && Math.abs(y) < Infinity)) return atInfinity(x, y);
  const whole = Math.floor(y) === y;
  if (whole && x === 10) return powerOfTen(y);
  if (whole && Math.abs(y) <= LARGEST_PRODUCT) return y > 0 ? multipliedOut(x, y) : 1 / multipliedOut(x, -y);
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x > 0) return byLogarithm(x, y);
  if (!whole) return Number.NaN;
  const size = byLogarithm(-x, y);
  return y % 2 === 0 ? size : -size;
}

function atInfinity(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || x === -1) return Number.NaN;
  if (y === Infinity) return Math.abs(x) > 1 ? Infinity : 0;
  if (y === -Infinity) return Math.abs(x) > 1 ? 0 : Infinity;
  if (y < 0) return 0;
  return x < 0 && y % 2 !== 0 && Math.floor(y) === y ? -Infinity : Infinity;
}
