/** Numbers in short: their middle, their ends, and a histogram of few columns. */

export interface Summary {
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  readonly median: number;
  /** Counts of equally wide classes between the 1st and the 99th percentile; what lies outside counts into the first and last. */
  readonly columns: readonly number[];
  readonly low: number;
  readonly high: number;
}

export function summarise(numbers: readonly number[], columns: number): Summary {
  const sorted = Float64Array.from(numbers).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const low = at(0.01);
  const high = at(0.99);
  const counts = new Array<number>(columns).fill(0);
  for (const x of sorted) counts[high > low ? Math.max(0, Math.min(columns - 1, Math.floor(((x - low) / (high - low)) * columns))) : 0]++;
  let sum = 0;
  for (const x of sorted) sum += x;
  return {
    count: sorted.length,
    least: sorted[0],
    greatest: sorted[sorted.length - 1],
    mean: sum / sorted.length,
    median: at(0.5),
    columns: counts,
    low,
    high,
  };
}
