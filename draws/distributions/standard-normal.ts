/** The standard normal law: both tails and their inverses, each accurate in relation to itself. */
import { exp, log } from '../exact-math.ts';

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** e^(-z²/2) / sqrt(2π). The square is split so that its rounding does not show far out, where the exponent is large. */
export function density(z: number): number {
  const size = Math.abs(z);
  if (size > 39) return 0;
  const coarse = Math.floor(size * 32) / 32;
  return INVERSE_SQRT_TWO_PI * exp(-0.5 * coarse * coarse) * exp(-0.5 * (size - coarse) * (size + coarse));
}

/**
 * Chebyshev coefficients of (1 + z) R(z) in t = (z - 5) / (z + 5), where R is Mills' ratio: P(Z > z) = density(z) R(z), z >= 0.
 * Computed for this file by cosine sums of erfc in 50-digit arithmetic; what is omitted is below 1e-19.
 */
const MILLS: readonly number[] = [
  1.1579976221305188, -0.1633449388451398, -0.013683136055781576, 0.03082200019810004, -0.016220073012046806, 0.005616691016460094, -0.0014133933783549216,
  0.0002502625460725661, -2.468907239728387e-5, -1.0107964061837592e-6, 7.495419179740573e-7, -7.600274268728337e-8, -1.1574771441328644e-8,
  3.333386472599843e-9, 7.538039628171347e-11, -1.1104247263727494e-10, 3.509243776551059e-12, 3.6894953861750955e-12, -2.3376697776383095e-13,
  -1.3271797523541405e-13, 9.921706995888276e-15, 5.276004995455379e-15, -3.373097694187922e-16, -2.2804338776379946e-16, 7.496330565808626e-18,
];

/** P(Z > z) for z >= 0. */
function tail(z: number): number {
  if (z > 39) return 0;
  const t = (z - 5) / (z + 5);
  let b = 0;
  let previous = 0;
  for (let i = MILLS.length - 1; i > 0; i--) {
    const next = 2 * t * b - previous + MILLS[i];
    previous = b;
    b = next;
  }
  return (density(z) * (t * b - previous + MILLS[0])) / (1 + z);
}

/** P(Z <= z). */
export function cdf(z: number): number {
  return z < 0 ? tail(-z) : 1 - tail(z);
}

/** P(Z > z). */
export function survival(z: number): number {
  return cdf(-z);
}

/** The z with P(Z <= z) = u; -Infinity at 0 and Infinity at 1. */
export function quantile(u: number): number {
  return -quantileUpper(u);
}

/** Coefficients of one rational approximation, from the constant term up: numerator, denominator. */
type Ratio = readonly [readonly number[], readonly number[]];

const CENTRE: Ratio = [
  [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.693765509461, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227],
  [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854],
];
const MIDDLE: Ratio = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184,
    7.745450142783414e-4,
  ],
  [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 5.475938084995345e-4, 1.0507500716444169e-9],
];
const FAR: Ratio = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5,
    2.0103343992922881e-7,
  ],
  [1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 7.868691311456133e-4, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15],
];

function ratio([numerator, denominator]: Ratio, r: number): number {
  let above = 0;
  let below = 0;
  for (let i = 7; i >= 0; i--) {
    above = above * r + numerator[i];
    below = below * r + denominator[i];
  }
  return above / below;
}

/**
 * The z with P(Z > z) = v; Infinity at 0 and -Infinity at 1. Relative error about 1e-16.
 * Method and constants: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988), 477–484.
 */
export function quantileUpper(v: number): number {
  const q = 0.5 - v;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const p = q > 0 ? v : 1 - v;
  if (p <= 0) return q > 0 ? Infinity : -Infinity;
  const r = Math.sqrt(-log(p));
  const z = r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(FAR, r - 5);
  return q > 0 ? z : -z;
}
