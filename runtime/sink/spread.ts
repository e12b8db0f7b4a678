/**
 * How values are spread, for quantiles: each value with how often it occurs, as long as there are few, then stretches of values. Spreads are added in
 * any order and grouping with the same result: whether there are too many values is decided by all of them, and stretches are fixed in advance.
 */

/** Values are whole numbers. Where they were joined, each stands for a stretch whose middle it is. */
export interface ValueSpread {
  joined: boolean;
  /** How many values there are. */
  size: number;
  readonly counts: Record<number, number>;
}

/** Values that are kept one by one. */
const MOST_VALUES = 4096;
/** Stretches to a power of two: a value is at most 1 in 4,096 of itself away from the middle of its stretch. */
const STRETCHES = 2048;

export function emptySpread(): ValueSpread {
  return { joined: false, size: 0, counts: {} };
}

export function addValue(spread: ValueSpread, value: number, times = 1): void {
  const { counts } = spread;
  const key = spread.joined ? middle(value) : value;
  const before = counts[key];
  counts[key] = (before ?? 0) + times;
  if (before !== undefined) return;
  spread.size++;
  if (!spread.joined && spread.size > MOST_VALUES) join(spread);
}

export function addSpread(to: ValueSpread, more: ValueSpread): void {
  if (more.joined && !to.joined) join(to);
  for (const [value, times] of Object.entries(more.counts)) addValue(to, Number(value), times);
}

function join(spread: ValueSpread): void {
  const values = Object.entries(spread.counts);
  for (const [value] of values) delete spread.counts[Number(value)];
  spread.joined = true;
  spread.size = 0;
  for (const [value, times] of values) addValue(spread, Number(value), times);
}

/** The middle of the stretch of a value; of a middle, itself. */
function middle(value: number): number {
  const size = Math.abs(value);
  let width = 1;
  while (size / width >= 2 * STRETCHES) width *= 2;
  return Math.sign(value) * (Math.floor(size / width) * width + Math.floor(width / 2)) + 0;
}

/** Values with their numbers, in order. */
export function sorted(spread: ValueSpread): readonly (readonly [value: number, times: number])[] {
  return Object.entries(spread.counts)
    .map(([value, times]) => [Number(value), times] as const)
    .sort(([a], [b]) => a - b);
}

/** The k-th smallest value, from 1. */
export function ranked(values: readonly (readonly [number, number])[], k: number): number {
  let left = k;
  for (const [value, times] of values) {
    left -= times;
    if (left <= 0) return value;
  }
  return Number.NaN;
}

/** A quantile of n values: where the share falls between two of them, their mean (Hyndman and Fan, Am Stat 50 (1996), 361–365, definition 2). */
export function quantile(values: readonly (readonly [number, number])[], n: number, share: number): number {
  const position = n * share;
  const whole = Math.round(position);
  if (Math.abs(position - whole) > 1e-9) return ranked(values, Math.max(1, Math.ceil(position)));
  return (ranked(values, Math.max(1, whole)) + ranked(values, Math.min(n, whole + 1))) / 2;
}
