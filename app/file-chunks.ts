/** The bytes of a file in pieces. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 18;

/** Places of pieces that nobody reads any more. A place for each file would be garbage that grows with the number of files until it is collected. */
const spare: Buffer[] = [];

/** Each piece is in the place of the one before, and is to be used up before the next is asked for. */
export function* chunksOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  const buffer = spare.pop() ?? Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) yield buffer.subarray(0, read);
  } finally {
    spare.push(buffer);
    closeSync(descriptor);
  }
}

/** Bytes of a piece that is kept while other files are read. */
const PIECE_BYTES = 1 << 16;

/** The same for many files that are read in turn: a file is open only while a piece of it is read, and each piece has a place of its own. */
export function* piecesOf(file: string): Generator<Buffer> {
  for (let at = 0; ; ) {
    const piece = pieceAt(file, at);
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

function pieceAt(file: string, at: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const size = Math.min(PIECE_BYTES, Math.max(0, fstatSync(descriptor).size - at));
    const buffer = Buffer.allocUnsafe(size);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, size, at));
  } finally {
    closeSync(descriptor);
  }
}
