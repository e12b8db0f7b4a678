/**
 * The bits of a double. Reads and writes name the byte order, so the host's own order never shows.
 */
const view = new DataView(new ArrayBuffer(8));

/** 2^54, which lifts every subnormal number into the normal range. */
const LIFT = 18014398509481984;

const LEAST_EXPONENT = -1074;
const GREATEST_EXPONENT = 1023;

/** Every power of two that is a double, by exponent - LEAST_EXPONENT. Each is twice the one before, exactly. */
const POWERS = new Float64Array(GREATEST_EXPONENT - LEAST_EXPONENT + 1);
for (let i = 0, power = Number.MIN_VALUE; i < POWERS.length; i++, power *= 2) POWERS[i] = power;

/** The double 2^k, k a whole number in -1074..1023. */
export function powerOfTwo(k: number): number {
  return POWERS[k - LEAST_EXPONENT];
}

/** The whole number k with 2^k <= x < 2^(k+1), for normal x above 0 (at least 2^-1022). */
export function exponentOf(x: number): number {
  view.setFloat64(0, x, true);
  return (view.getUint32(4, true) >>> 20) - 1023;
}

/** x as `significand * 2^exponent`, the significand in [sqrt(1/2), sqrt(2)); x finite and above 0. Fills `part`. */
export function decompose(x: number, part: { significand: number; exponent: number }): void {
  const normal = x < 2.2250738585072014e-308 ? x * LIFT : x;
  const k = exponentOf(normal);
  const m = normal * POWERS[-k - LEAST_EXPONENT];
  const above = m > Math.SQRT2;
  part.significand = above ? 0.5 * m : m;
  part.exponent = (above ? k + 1 : k) - (normal === x ? 0 : 54);
}

/** x * 2^k for any whole k; exact unless the result is subnormal, which rounds once. x is 0 or within 2^-100..2^100 in size. */
export function scaled(x: number, k: number): number {
  if (k > GREATEST_EXPONENT) return x * POWERS[GREATEST_EXPONENT - LEAST_EXPONENT] * powerOfTwo(k - GREATEST_EXPONENT);
  if (k >= -1022) return x * POWERS[k - LEAST_EXPONENT];
  // The first step stays in the normal range, so only the second can round.
  return x * powerOfTwo(-900) * powerOfTwo(k + 900);
}

/** The largest double below x; x finite. */
export function nextBelow(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, x, true);
  const bits = view.getBigInt64(0, true);
  view.setBigInt64(0, x > 0 ? bits - 1n : bits + 1n, true);
  return view.getFloat64(0, true);
}

/** The smallest double above x; x finite. */
export function nextAbove(x: number): number {
  return -nextBelow(-x);
}
