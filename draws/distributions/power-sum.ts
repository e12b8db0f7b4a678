/** Sums of k^-s over ranges of whole numbers, finite or not, by the Euler–Maclaurin formula. */
import { expm1, log, pow } from '../exact-math.ts';

/** The formula starts no earlier than here: for s <= 2 its first omitted term is then below 3e-16 of the first term of the sum. */
export const FORMULA_FROM = 16;
/** Terms added one by one before the formula, at most; they are one for each unit of s, since a steeper power needs a later start. */
const MOST_TERMS = 64;

/** B(2j) / (2j)!, j = 1..6, of the Bernoulli numbers. */
const BERNOULLI = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000];

/** The sum of k^-s for k = from..to, from >= 16; s may be negative where `to` is finite, and `to` infinite where s > 1. */
export function powerSumFrom(s: number, from: number, to: number): number {
  const terms = to - from < FORMULA_FROM ? FORMULA_FROM : Math.min(Math.max(Math.ceil(s), 0), MOST_TERMS);
  const start = Math.min(from + terms, to + 1);
  // From the smallest term up.
  let sum = start <= to ? formula(s, start, to) : 0;
  for (let k = start - 1; k >= from; k--) sum += pow(k, -s);
  return sum;
}

function formula(s: number, from: number, to: number): number {
  const atEnd = to === Infinity ? 0 : 0.5 * pow(to, -s) - corrections(s, to);
  return powerIntegral(s, from, to) + (0.5 * pow(from, -s) + corrections(s, from) + atEnd);
}

/** The integral of x^-s from a to b; written so that s near 1 loses nothing. */
function powerIntegral(s: number, a: number, b: number): number {
  const scale = pow(a, 1 - s);
  if (b === Infinity) return scale / (s - 1);
  const width = log(b / a);
  const exponent = (1 - s) * width;
  return exponent === 0 ? scale * width : (scale * width * expm1(exponent)) / exponent;
}

/** Σ B(2j) / (2j)! s (s+1) … (s+2j-2) x^(-s-2j+1). */
function corrections(s: number, x: number): number {
  let factor = s * pow(x, -s - 1);
  let sum = 0;
  for (let j = 0; j < BERNOULLI.length; j++) {
    sum += BERNOULLI[j] * factor;
    factor *= ((s + 2 * j + 1) / x) * ((s + 2 * j + 2) / x);
  }
  return sum;
}
