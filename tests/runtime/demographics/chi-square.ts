/**
 * Pearson's test of counts against shares. The critical value comes from the cube-root approximation of Wilson and Hilferty (1931) at the error that a
 * caller states; at the seeds fixed in the tests it never changes its mind.
 */

/** Standard normal quantile of 1 - 0.0001. */
const Z = 3.719;

/** Probability that the test refuses a sample that is right. */
export const ERROR = 1e-4;

export function chiSquare(observed: readonly number[], shares: readonly number[]): { readonly statistic: number; readonly critical: number } {
  const n = observed.reduce((a, b) => a + b, 0);
  const total = shares.reduce((a, b) => a + b, 0);
  let statistic = 0;
  let freedom = -1;
  for (let i = 0; i < observed.length; i++) {
    const expected = (n * shares[i]) / total;
    if (expected === 0) {
      if (observed[i] > 0) return { statistic: Number.POSITIVE_INFINITY, critical: 0 };
      continue;
    }
    statistic += (observed[i] - expected) ** 2 / expected;
    freedom++;
  }
  const k = 2 / (9 * freedom);
  return { statistic, critical: freedom * (1 - k + Z * Math.sqrt(k)) ** 3 };
}

/** Counts of each key, in the order of the keys, with all other values in one last cell. */
export function countOver(values: Iterable<string>, keys: readonly string[]): number[] {
  const index = new Map(keys.map((key, i) => [key, i]));
  const counts = new Array<number>(keys.length + 1).fill(0);
  for (const value of values) counts[index.get(value) ?? keys.length]++;
  return counts;
}
