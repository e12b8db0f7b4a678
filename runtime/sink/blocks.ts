/**
 * Law 5: the block is the unit of bytes. Block b holds the subjects [b × size, (b + 1) × size); every file is a function of its block. How many workers
 * there are, and which of them makes a block, changes nothing.
 */

/** Subjects in a block of a small run. */
const SMALLEST = 128;
/** Blocks that a run is cut into, at most: enough to share among workers, few enough to look at. */
const MOST_BLOCKS = 64;

/** The default size: a power of two times 128, so that there are at most 64 blocks. */
export function blockSize(count: number): number {
  let size = SMALLEST;
  while (count > size * MOST_BLOCKS) size *= 2;
  return size;
}

export interface Blocks {
  readonly size: number;
  readonly count: number;
}

export function blocksOf(subjects: number, size: number): Blocks {
  return { size, count: Math.ceil(subjects / size) };
}

/** First subject of a block, and the first after it. */
export function rangeOf(block: number, size: number, subjects: number): readonly [number, number] {
  return [block * size, Math.min((block + 1) * size, subjects)];
}

/** Blocks that labels of five digits can tell apart. */
export const MOST_NUMBERED = 100_000;

/** The label of a block, ready for a file name. */
export function label(block: number): string {
  return String(block).padStart(5, '0');
}
