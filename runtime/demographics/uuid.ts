/** Record identifiers: UUIDs that are a function of an address. */
import type { Site } from '../../draws/draw.ts';
import { threefry2x32 } from '../../draws/threefry.ts';

/** Character codes of the two hexadecimal digits of a byte. */
const HIGH = new Uint8Array(256);
const LOW = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const text = (byte < 16 ? '0' : '') + byte.toString(16);
  HIGH[byte] = text.charCodeAt(0);
  LOW[byte] = text.charCodeAt(1);
}
const DASH = 45;

/** The last two blocks of an address, which no draw reaches, so an identifier never shows the numbers drawn at the same address. */
const BLOCK = 4094;
const WORDS_SHIFT = 12;

const block = new Int32Array(2);

/**
 * A lower-case UUID of version 8 (RFC 9562, section 5.8: custom) from 122 bits of two Threefry blocks. `subject` and `occurrence` are whole numbers
 * from 0, `occurrence` below 2^20; two addresses collide with the probability of random identifiers.
 */
export function uuid(site: Site, subject: number, occurrence: number): string {
  const counter = (occurrence << WORDS_SHIFT) | BLOCK;
  threefry2x32(site.k0, site.k1, subject | 0, counter, block);
  const a = block[0];
  const b = block[1];
  threefry2x32(site.k0, site.k1, subject | 0, counter + 1, block);
  const c = block[0];
  const d = block[1];
  const version = ((b >>> 8) & 15) | 0x80;
  const variant = ((c >>> 24) & 63) | 0x80;
  // One call makes one flat string, three times as fast as joining pieces.
  // biome-ignore format: the groups of a UUID, line by line
  return String.fromCharCode(
    HIGH[a >>> 24], LOW[a >>> 24], HIGH[(a >>> 16) & 255], LOW[(a >>> 16) & 255], HIGH[(a >>> 8) & 255], LOW[(a >>> 8) & 255], HIGH[a & 255], LOW[a & 255], DASH,
    HIGH[b >>> 24], LOW[b >>> 24], HIGH[(b >>> 16) & 255], LOW[(b >>> 16) & 255], DASH,
    HIGH[version], LOW[version], HIGH[b & 255], LOW[b & 255], DASH,
    HIGH[variant], LOW[variant], HIGH[(c >>> 16) & 255], LOW[(c >>> 16) & 255], DASH,
    HIGH[(c >>> 8) & 255], LOW[(c >>> 8) & 255], HIGH[c & 255], LOW[c & 255],
    HIGH[d >>> 24], LOW[d >>> 24], HIGH[(d >>> 16) & 255], LOW[(d >>> 16) & 255], HIGH[(d >>> 8) & 255], LOW[(d >>> 8) & 255], HIGH[d & 255], LOW[d & 255],
  );
}

/** A DICOM unique identifier for a UUID: `2.25.` and the UUID as a decimal number (DICOM PS3.5, annex B.2). */
export function dicomUid(id: string): string {
  return `2.25.${BigInt(`0x${id.replaceAll('-', '')}`)}`;
}
