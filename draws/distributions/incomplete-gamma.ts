/** The regularised incomplete gamma functions: the tails of the gamma law, and of the Poisson law with the roles exchanged. */

import { beyondLinear } from '../exact-exponential.ts';
import { exp } from '../exact-math.ts';
import { deviance, stirlingError } from '../gamma-function.ts';
import { type SlopedTails, tailIntegral } from './tails.ts';

/** From here on an integral of fixed cost is cheaper than a series of about 6 sqrt(a) terms. */
const LARGE = 5000;
const TWO_PI = 2 * Math.PI;

/** P(a, x), Q(a, x) and x^a e^-x / Γ(a), the growth of P with log x; a > 0. `error` is `stirlingError(a)` where the caller knows it. */
export function gammaTails(a: number, x: number, error: number = stirlingError(a)): SlopedTails {
  if (x <= 0) return { lower: 0, upper: 1, slope: 0 };
  if (x === Infinity) return { lower: 1, upper: 0, slope: 0 };
  const slope = Math.sqrt(a / TWO_PI) * exp(-(deviance(a, x) + error));
  if (slope === 0) return x < a ? { lower: 0, upper: 1, slope } : { lower: 1, upper: 0, slope };
  if (a >= LARGE) {
    // With x e^r in place of x, the logarithm of the slope changes by (a - x) r - x (e^r - 1 - r).
    const upper = x > a;
    const tail = slope * tailIntegral(Math.abs(a - x), x, (t) => Math.abs(a - x) * t + x * beyondLinear(upper ? t : -t));
    return upper ? { lower: 1 - tail, upper: tail, slope } : { lower: tail, upper: 1 - tail, slope };
  }
  if (x < a + 1) {
    const lower = slope * series(a, x);
    return { lower, upper: 1 - lower, slope };
  }
  const upper = slope * fraction(a, x);
  return { lower: 1 - upper, upper, slope };
}

/** 1/a + x/(a(a+1)) + x²/(a(a+1)(a+2)) + … (DLMF 8.11.4). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/** 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- …))) (DLMF 8.9.2 contracted), from the front by the modified Lentz method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let d = 1 / b;
  let c = Infinity;
  let product = d;
  for (let n = 1; n < 10_000; n++) {
    const coefficient = n * (a - n);
    b += 2;
    d = 1 / (b + coefficient * d);
    c = b + coefficient / c;
    const factor = c * d;
    product *= factor;
    if (Math.abs(factor - 1) < 4e-16) break;
  }
  return product;
}
