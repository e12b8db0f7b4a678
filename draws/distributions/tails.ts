/** The two tails of a continuous law at a point, and how to find the point from a tail. */
import { exp, log } from '../exact-math.ts';

/** Both tails at a point; the smaller one is accurate in relation to itself. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Tails at the point r > 0, with the rate at which `lower` grows with log r. */
export interface SlopedTails extends Tails {
  readonly slope: number;
}

/** Positive nodes and weights of Gauss–Legendre quadrature with 16 points (Abramowitz and Stegun 1964, table 25.4). */
const NODES: readonly (readonly [number, number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
];

/** The integral of a smooth function from `from` to `to`: exact for polynomials up to degree 31. */
export function integral(from: number, to: number, f: (t: number) => number): number {
  const centre = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  let sum = 0;
  for (const [node, weight] of NODES) sum += weight * (f(centre - half * node) + f(centre + half * node));
  return sum * half;
}

/** e^-45 is below the rounding of anything that it is added to. */
const NEGLIGIBLE = 45;

/** The integral over t >= 0 of exp(-exponent(t)), where the exponent is about steepness t + curvature t² / 2. */
export function tailIntegral(steepness: number, curvature: number, exponent: (t: number) => number): number {
  const end = (2 * NEGLIGIBLE) / (steepness + Math.sqrt(steepness * steepness + 2 * NEGLIGIBLE * curvature));
  const integrand = (t: number) => exp(-exponent(t));
  return integral(0, 0.25 * end, integrand) + integral(0.25 * end, 0.5 * end, integrand) + integral(0.5 * end, end, integrand);
}

/** Where the search for a point begins, and what is known of it. */
export interface Search {
  readonly start: number;
  /** Bounds of the point. */
  readonly floor: number;
  readonly ceiling: number;
  /** A point where neither tail vanishes. */
  readonly centre: number;
}

/**
 * The point r > 0 at which the lower (or upper) tail is `target`, for a law whose log r has a log-concave density.
 * Then the logarithm of either tail is a concave function of log r, and Newton's method on it converges from any start: after one step at most it
 * stands on the side from which it approaches without overshooting.
 */
export function pointOfTail(target: number, upper: boolean, { start, floor, ceiling, centre }: Search, tailsAt: (r: number) => SlopedTails): number {
  let r = Math.min(Math.max(start, floor), ceiling);
  let known = centre;
  for (let i = 0; i < 200 && r > 0; i++) {
    const tails = tailsAt(r);
    const tail = upper ? tails.upper : tails.lower;
    if (!(tail > 0 && tails.slope > 0)) {
      // So far out that the tail underflows: halfway back to a point where it does not.
      r = Math.sqrt(r) * Math.sqrt(known);
      continue;
    }
    known = r;
    const gap = log(target / tail);
    const step = (gap * tail) / tails.slope;
    const next = Math.min(Math.max(r * exp(upper ? -step : step), floor), ceiling);
    // Convergence is quadratic: a gap of 1e-8 before the step leaves 1e-16 after it.
    if (Math.abs(gap) < 1e-8 || next === r) return next;
    r = next;
  }
  return r;
}
