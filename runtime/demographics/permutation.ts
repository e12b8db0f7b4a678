/**
 * A keyed permutation of 0 .. a*b-1: numbers that look scattered and never repeat.
 *
 * A Feistel network over two digits of different radix (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002, generalised Feistel): a
 * round adds a hash of one digit to the other, modulo its radix, and so can be undone; no walk over a larger domain is needed.
 */
import type { Site } from '../../draws/draw.ts';

const ROUNDS = 6;

const TWO_32 = 4294967296;

/** `fmix32` of MurmurHash3 with two keys, brought into 0..radix-1 by its high bits. */
function hash(value: number, key: number, other: number, radix: number): number {
  let h = Math.imul(value ^ key, 0x85ebca6b) ^ other;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return Math.floor((((h ^ (h >>> 16)) >>> 0) * radix) / TWO_32);
}

/** The image of `value` (0 <= value < a*b, a and b up to 2^20) under the permutation of the site. */
export function permute(site: Site, a: number, b: number, value: number): number {
  let high = Math.floor(value / b);
  let low = value - high * b;
  for (let round = 0; round < ROUNDS; round++) {
    const key = site.k0 ^ Math.imul(round + 1, 0x9e3779b9);
    if (round % 2 === 0) {
      high += hash(low, key, site.k1, a);
      if (high >= a) high -= a;
    } else {
      low += hash(high, key, site.k1, b);
      if (low >= b) low -= b;
    }
  }
  return high * b + low;
}
