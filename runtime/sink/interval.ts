/** How far what was found may lie from what is true, at a confidence of 95 %. */

/** Half-width of a standard normal interval that holds 95 %. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval of a share (J Am Stat Assoc 22 (1927), 209–212): within 0..1, and sound at few subjects and at shares near 0 and 1. */
export function shareInterval(yes: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = yes / n;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** The interval of a mean by its squared standard error; the normal law serves from some 30 subjects on. */
export function meanInterval(mean: number, squaredError: number, n: number): Interval | null {
  if (n < 2) return null;
  const half = Z * Math.sqrt(Math.max(0, squaredError));
  return { low: mean - half, high: mean + half };
}
