/**
 * Exponentials from exact operations.
 *
 * x = k log 2 + r with |r| <= log(2) / 2, and e^r = 1 + r + r c / (2 - c), where c = r - (r coth(r / 2) - 2). The bracket is an even power series
 * whose coefficients are 2 B(2n) / (2n)! of the Bernoulli numbers: 1/6, -1/360, 1/15120, …
 */
import { powerOfTwo, scaled } from './bits.ts';
import { LN2_HIGH, LN2_LOW } from './logarithm.ts';

/** Above this e^x exceeds the largest double; below the second, it rounds to 0. */
const LARGEST = 709.782712893384;
const SMALLEST = -745.1332191019412;

/** e^r - 1 - r for |r| <= 0.35, as r c / (2 - c): accurate in relation to itself. The first omitted term is below 1e-18. */
export function beyondLinear(r: number): number {
  const z = r * r;
  const c = r - z * (1 / 6 + z * (-1 / 360 + z * (1 / 15120 + z * (-1 / 604800 + z * (1 / 23950080 + z * (-691 / 653837184000))))));
  return (r * c) / (2 - c);
}

/** e^x. Error below 1 unit in the last place (subnormal results round once more). */
export function exp(x: number): number {
  if (!(x <= LARGEST)) return x > 0 ? Infinity : Number.NaN;
  if (x < SMALLEST) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  return scaled(1 - (low - beyondLinear(high - low) - high), k);
}

/** e^x - 1 without the loss of subtracting 1 from a number near 1. Error below 2 units in the last place. */
export function expm1(x: number): number {
  if (x > -0.34 && x < 0.34) return x === 0 ? x : x + beyondLinear(x);
  if (!(x < 40)) return exp(x);
  if (x < -40) return -1;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const rest = high - (low - beyondLinear(high - low));
  const whole = powerOfTwo(k);
  return whole * rest + (whole - 1);
}
