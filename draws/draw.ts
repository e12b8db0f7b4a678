/**
 * Law 2: a draw is addressed, not queued. A draw is a function of (seed, path of the draw in the source, index of the unit, member, occurrence), so adding,
 * removing or reordering anything else in a scenario changes no other value.
 *
 * The cursor is a pure-rand `RandomGenerator`, so pure-rand's distributions serve on top of it.
 */
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { threefry2x32 } from './threefry.ts';

/** A place in the source that draws, keyed by seed and path. */
export interface Site {
  readonly path: string;
  readonly k0: number;
  readonly k1: number;
}

/** Words that one (site, subject, occurrence) may take: the low bits of the second counter word. */
const WORDS = 1 << 12;
/** Largest occurrence number that keeps every address distinct. */
export const MAX_OCCURRENCE = (1 << 20) - 1;
/** 2^-52. */
const SCALE = 1 / 4503599627370496;

/** Two 32-bit hashes of a text over its UTF-16 units (multiply-and-xor with different odd constants, mixed by `fmix32` of MurmurHash3). */
function hashText(text: string): [number, number] {
  let a = 0x9e3779b9 | 0;
  let b = 0x85ebca6b | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 13;
  }
  return [mix(a ^ text.length), mix(b + text.length)];
}

function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** The sites of one run: `seed` is any text, most often a decimal number. */
export class Sites {
  readonly seed: string;
  readonly #k0: number;
  readonly #k1: number;

  constructor(seed: string) {
    this.seed = seed;
    [this.#k0, this.#k1] = hashText(`seed:${seed}`);
  }

  /** The site of a path such as `adult.age` or `care.quarterly.labs.a1c/normal`. */
  site(path: string): Site {
    const [c0, c1] = hashText(path);
    const key = new Int32Array(2);
    threefry2x32(this.#k0, this.#k1, c0, c1, key);
    return { path, k0: key[0], k1: key[1] };
  }
}

/** Marks the counter of a member's key, which no path and no address has. */
const MEMBER = 0x756e6974;
const memberKey = new Int32Array(2);

/** A site as a member of a unit of several people uses it: the site itself for the first, a key of its own for each of the others. */
export function siteOf(site: Site, member: number): Site {
  if (member === 0) return site;
  threefry2x32(site.k0, site.k1, member, MEMBER, memberKey);
  return { path: site.path, k0: memberKey[0], k1: memberKey[1] };
}

/** A reusable cursor over the words of one address. Reusing one object keeps the hot path free of allocation. */
export class Draw implements RandomGenerator {
  /** Place of the person in the unit, from 0: the same address gives each member draws of their own. */
  readonly member: number;
  #k0 = 0;
  #k1 = 0;
  #subject = 0;
  #base = 0;
  #block = 0;
  #next = 0;
  readonly #words = new Int32Array(2);

  constructor(member = 0) {
    this.member = member;
  }

  /** Moves to an address. `subject` and `occurrence` are whole numbers from 0; `attempt` (0..4000) counts redraws, each with two words of its own. */
  at(site: Site, subject: number, occurrence = 0, attempt = 0): this {
    if (this.member === 0) {
      this.#k0 = site.k0;
      this.#k1 = site.k1;
    } else {
      threefry2x32(site.k0, site.k1, this.member, MEMBER, memberKey);
      this.#k0 = memberKey[0];
      this.#k1 = memberKey[1];
    }
    this.#subject = subject | 0;
    this.#base = Math.imul(occurrence, WORDS);
    this.#block = attempt;
    this.#next = 2;
    return this;
  }

  /** A 32-bit signed integer, as pure-rand expects. */
  next(): number {
    if (this.#next === 2) {
      threefry2x32(this.#k0, this.#k1, this.#subject, (this.#base + this.#block) | 0, this.#words);
      this.#block++;
      this.#next = 0;
    }
    return this.#words[this.#next++];
  }

  /** A number strictly between 0 and 1: the middle of one of 2^52 equal steps, exact in a double, so neither end can occur. Takes two words. */
  uniform(): number {
    const high = this.next() >>> 6;
    const low = this.next() >>> 6;
    return (high * 67108864 + low + 0.5) * SCALE;
  }

  /** A whole number in 0..n-1, n at most 2^31. One word; the bias is below n / 2^32. */
  below(n: number): number {
    return Math.floor(((this.next() >>> 0) * n) / 4294967296);
  }

  clone(): Draw {
    const copy = new Draw(this.member);
    copy.#k0 = this.#k0;
    copy.#k1 = this.#k1;
    copy.#subject = this.#subject;
    copy.#base = this.#base;
    copy.#block = this.#block;
    copy.#next = this.#next;
    copy.#words.set(this.#words);
    return copy;
  }

  getState(): readonly number[] {
    return [this.#k0, this.#k1, this.#subject, this.#base, this.#block, this.#next, this.#words[0], this.#words[1]];
  }
}
