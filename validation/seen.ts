/**
 * Texts that were seen before, in memory that is bounded: of each it keeps 64 bits and the number of where it was seen. Two texts of ten million share
 * their bits once in a hundred thousand runs. When it is full it still knows what it holds, and says that it takes no more.
 */

const FIRST_SLOTS = 1 << 12;

export class Seen {
  readonly #most: number;
  #high = new Uint32Array(FIRST_SLOTS);
  #low = new Uint32Array(FIRST_SLOTS);
  #where = new Uint32Array(FIRST_SLOTS);
  #held = 0;
  #full = false;

  /** @param most texts that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether it had to leave something out. */
  get full(): boolean {
    return this.#full;
  }

  /** Where a text was seen before, or null; keeps it where it was not. */
  before(text: string, where: number): number | null {
    const [high, low] = bits(text);
    const slot = find(this.#high, this.#low, high, low);
    if (this.#high[slot] !== 0) return this.#where[slot];
    if (this.#held >= this.#most) {
      this.#full = true;
      return null;
    }
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#where[slot] = where;
    this.#held++;
    if (this.#held * 2 > this.#high.length) this.#grow();
    return null;
  }

  /** Whether a text was seen before. */
  has(text: string): boolean {
    const [high, low] = bits(text);
    return this.#high[find(this.#high, this.#low, high, low)] !== 0;
  }

  #grow(): void {
    const [high, low, where] = [this.#high, this.#low, this.#where];
    const size = high.length * 2;
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    this.#where = new Uint32Array(size);
    for (let i = 0; i < high.length; i++) {
      if (high[i] === 0) continue;
      const slot = find(this.#high, this.#low, high[i], low[i]);
      this.#high[slot] = high[i];
      this.#low[slot] = low[i];
      this.#where[slot] = where[i];
    }
  }
}

/** The slot of a text, or the empty one where it belongs. */
function find(highs: Uint32Array, lows: Uint32Array, high: number, low: number): number {
  let slot = low & (highs.length - 1);
  while (highs[slot] !== 0 && (highs[slot] !== high || lows[slot] !== low)) slot = (slot + 1) & (highs.length - 1);
  return slot;
}

/** Two mixed hashes of the UTF-16 units, in the manner of MurmurHash2 (Austin Appleby, public domain); the first is never 0, which marks an empty slot. */
function bits(text: string): readonly [number, number] {
  let a = 0x9747b28c;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x5bd1e995);
    a ^= a >>> 15;
    b = Math.imul(b + unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x27d4eb2f);
  return [((a ^ (a >>> 13)) | 1) >>> 0, (b ^ (b >>> 15)) >>> 0];
}
