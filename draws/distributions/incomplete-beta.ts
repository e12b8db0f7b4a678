/** The regularised incomplete beta function: the tails of the beta law, and of the binomial law with the roles exchanged. */

import { beyondLinear } from '../exact-exponential.ts';
import { exp, log } from '../exact-math.ts';
import { deviance, stirlingError } from '../gamma-function.ts';
import { belowLinear } from '../logarithm.ts';
import { type SlopedTails, tailIntegral } from './tails.ts';

/** From here on an integral of fixed cost is cheaper than a continued fraction of about sqrt(min(a, b)) terms. */
const LARGE = 3000;
const TWO_PI = 2 * Math.PI;

/** What `betaTails` needs of a and b alone: the logarithm of sqrt(ab / 2π(a+b)) and of the errors of Stirling's formula. */
export function betaNorm(a: number, b: number): number {
  return 0.5 * log(((a / (a + b)) * b) / TWO_PI) - stirlingError(a) - stirlingError(b) + stirlingError(a + b);
}

/**
 * I_x(a, b), its complement, and x^a y^b / B(a, b), the growth of I with log(x / y); a, b > 0 and y = 1 - x, both given so that neither end loses digits.
 */
export function betaTails(a: number, b: number, x: number, y: number, norm: number = betaNorm(a, b)): SlopedTails {
  if (x <= 0) return { lower: 0, upper: 1, slope: 0 };
  if (y <= 0) return { lower: 1, upper: 0, slope: 0 };
  const n = a + b;
  // a - n x = n y - b, taken from the smaller of x and y: the larger one has lost the digits that tell it from 1.
  const d = x < y ? a - n * x : n * y - b;
  const slope = exp(norm - deviance(a, n * x, d) - deviance(b, n * y, -d));
  const below = d > 0;
  if (slope === 0) return below ? { lower: 0, upper: 1, slope } : { lower: 1, upper: 0, slope };
  if (a >= LARGE && b >= LARGE) {
    const tail = slope * integralTail(a + b, x, y, d);
    return below ? { lower: tail, upper: 1 - tail, slope } : { lower: 1 - tail, upper: tail, slope };
  }
  if ((n + 2) * x < a + 1) {
    const lower = slope * fraction(a, b, x, d);
    return { lower, upper: 1 - lower, slope };
  }
  const upper = slope * fraction(b, a, y, -d);
  return { lower: 1 - upper, upper, slope };
}

/** The tail on the side away from the mode, over the slope; d = a - n x. With log(x / y) + r, the slope's logarithm changes by a r - n log(1 + x (e^r - 1)). */
function integralTail(n: number, x: number, y: number, d: number): number {
  // The form in the smaller of x and y cancels least; the mirrored law has the mirrored tail.
  if (x > y) return integralTail(n, y, x, -d);
  const drift = Math.abs(d);
  return tailIntegral(drift, n * x * y, (t) => {
    const r = d > 0 ? -t : t;
    const curved = beyondLinear(r);
    return drift * t + n * (x * curved - belowLinear(x * (r + curved)));
  });
}

/**
 * I_x(a, b) over the slope: 1/(β0+ α1/(β1+ α2/(β2+ …))), the even part of the continued fraction DLMF 8.17.22, from the front by the modified Lentz
 * method. In this form, with d = a - n x given, nothing cancels however large a or b is (DiDonato and Morris, ACM TOMS 18 (1992), 360–373).
 */
function fraction(a: number, b: number, x: number, d: number): number {
  const n = a + b;
  let inverse = (a + 1) / (a * (d + 1));
  let c = Infinity;
  let product = inverse;
  for (let m = 1; m < 10_000; m++) {
    const s = a + 2 * m;
    const alpha = ((a + m - 1) / (s - 1)) * ((n + m - 1) / (s - 1)) * m * (b - m) * x * x;
    const beta = m + (m * (b - m) * x) / (s - 1) + ((a + m) / (s + 1)) * (d + 1 + m * (2 - x));
    inverse = 1 / (beta + alpha * inverse);
    c = beta + alpha / c;
    const factor = c * inverse;
    product *= factor;
    if (Math.abs(factor - 1) < 4e-16) break;
  }
  return product;
}
