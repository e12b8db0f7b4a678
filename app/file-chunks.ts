/** The bytes of a file in pieces. */
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 18;

/** Each piece is in the place of the one before, and is to be used up before the next is asked for. */
export function* chunksOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}
