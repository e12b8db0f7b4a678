/**
 * A weighted choice in constant time: the alias method (Walker 1977; Vose, "A Linear Algorithm for Generating Random Numbers with a Given
 * Distribution", 1991). One choice takes one Threefry block: a word for the slot, a word for the coin, so its error is below 2^-31.
 */
import type { Draw } from './draw.ts';

const TWO_32 = 4294967296;

export class Weighted<T> {
  readonly items: readonly T[];
  /** Slot i stays at i when the coin word is below this. */
  readonly #stay: Float64Array;
  readonly #alias: Int32Array;

  /** `weights` are numbers of at least 0, not all 0, one for each item. */
  constructor(items: readonly T[], weights: readonly number[]) {
    const n = items.length;
    this.items = items;
    this.#stay = new Float64Array(n).fill(TWO_32);
    this.#alias = new Int32Array(n);
    let total = 0;
    for (const weight of weights) total += weight;
    const scaled = weights.map((weight) => (weight * n) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < n; i++) (scaled[i] < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop()!;
      const high = large[large.length - 1];
      this.#stay[low] = scaled[low] * TWO_32;
      this.#alias[low] = high;
      // In this order the sum loses the least: both terms lie near 1.
      scaled[high] = scaled[high] + scaled[low] - 1;
      if (scaled[high] < 1) small.push(large.pop()!);
    }
    // What is left over differs from 1 by rounding only, and keeps its slot whole.
  }

  pick(draw: Draw): T {
    const slot = draw.below(this.items.length);
    return this.items[draw.next() >>> 0 < this.#stay[slot] ? slot : this.#alias[slot]];
  }
}
