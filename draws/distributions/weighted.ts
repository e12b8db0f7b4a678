/** Choices with weights in whole numbers: no rounding, so shares that are stated exactly are kept exactly. */

/** Running sums of weights. The weights are whole numbers from 0 (such as hundredths of a percent) and sum to less than 2^53. */
export function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** The index that u in (0, 1) falls on; a weight of 0 is never picked. -1 where no weight is above 0. */
export function pickWeighted(sums: readonly number[], u: number): number {
  const total = sums.length === 0 ? 0 : sums[sums.length - 1];
  if (total === 0) return -1;
  // u just below 1 can round up to the whole, which no index lies above.
  const target = Math.min(Math.floor(u * total), total - 1);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
