/**
 * The gamma function and the two parts that it is made of in distributions.
 *
 * The probabilities of the gamma, Poisson, beta and binomial laws are quotients of huge numbers. Written with the error of Stirling's formula and
 * with deviances they are products of tame ones: Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
 */
import { log, log1p } from './logarithm.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * The error of Stirling's formula: log Γ(x) - (x - 1/2) log x + x - log(2π) / 2, x > 0. Absolute error about 1e-15.
 * From x = 10 by the series of B(2k) / (2k (2k - 1) x^(2k-1)) (DLMF 5.11.1); below, stepped up by the functional equation.
 */
export function stirlingError(x: number): number {
  let steps = 0;
  let y = x;
  for (; y < 10; y++) steps += (y + 0.5) * log1p(1 / y) - 1;
  const z = 1 / (y * y);
  const series =
    1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156 - z * (3617 / 122400 - z * (43867 / 244188))))))));
  return steps + series / y;
}

/** log Γ(x), x > 0; Infinity at 0, NaN below. Error about 2e-15 relative to the larger of 1 and the result. */
export function lgamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : Number.NaN;
  if (x === 1 || x === 2) return 0;
  if (x === Infinity) return x;
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/** The deviance x log(x / m) + m - x of x from m, both above 0: at least 0, and exact also where x is near m. `d` is x - m where known better. */
export function deviance(x: number, m: number, d: number = x - m): number {
  if (Math.abs(d) >= 0.1 * (x + m)) return x * log(x / m) - d;
  // With v = d / (x + m): d v + 2x (v³/3 + v⁵/5 + …), all terms of one sign but for the first-order parts that cancelled by algebra.
  const v = d / (x + m);
  const square = v * v;
  let sum = d * v;
  let term = 2 * x * v;
  for (let n = 3; ; n += 2) {
    term *= square;
    const next = sum + term / n;
    if (next === sum) return sum;
    sum = next;
  }
}
