/**
 * Natural logarithms from exact operations.
 *
 * x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), and with s = f / (2 + f)
 *   log(1 + f) = 2 artanh(s) = 2s + s R,   R = 2s²/3 + 2s⁴/5 + …
 * Since 2s = f - f²/2 + s f²/2, the sum f - (f²/2 - s (f²/2 + R)) adds small corrections to an exact f, and loses next to nothing.
 */
import { decompose } from './bits.ts';

/** log 2 as a sum: the first part has 32 bits, so its product with an exponent is exact. */
export const LN2_HIGH = 2977044471 / 4294967296;
export const LN2_LOW = 1.9082149292705877e-10;

/** Scratch: no call leaves anything in it for another. */
const part = { significand: 1, exponent: 0 };

/** R of the series above: |s| <= 0.1716, so ten terms leave a relative rest below 1e-18. */
export function artanhRest(s: number): number {
  const z = s * s;
  return z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21))))))))));
}

/** f - log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)): accurate in relation to itself. */
export function belowLinear(f: number): number {
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return half - s * (half + artanhRest(s));
}

/** k log 2 + log(1 + f) + low, with 1 + f in [sqrt(1/2), sqrt(2)) and a correction `low` that is small beside f. */
function assemble(k: number, f: number, low: number): number {
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + artanhRest(s)) + (k * LN2_LOW + low)) - f);
}

/** The natural logarithm; -Infinity at 0, NaN below. Error below 1 unit in the last place. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  decompose(x, part);
  return assemble(part.exponent, part.significand - 1, 0);
}

/** log(1 + x) without the loss of adding 1 to a small x; -Infinity at -1, NaN below. Error below 2 units in the last place. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : assemble(0, x, 0);
  if (!(x > -1)) return x === -1 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const sum = 1 + x;
  // What the addition rounded away, relative to the sum; exact by the usual two-term argument for each order of magnitude.
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  decompose(sum, part);
  return assemble(part.exponent, part.significand - 1, lost / sum);
}
