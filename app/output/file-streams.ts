/**
 * Text and bytes → files below a private folder. Each path that is being written has a buffer, a hash and an open file; beyond a fixed number of them the one
 * that was written to longest ago is finished, so that a block of one file for each subject takes no more memory than one of a few large files.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Output } from '../../model/target.ts';
import { chunksOf } from '../file-chunks.ts';
import { makeBelow } from './paths-below.ts';

/** Where the parts of files of the whole run wait for all blocks: below it the block, then the target. */
export const PARTS = '_parts';

/** Whether a file is a part, which is gone when the run is finished. */
export function isPart({ path }: Pick<WrittenFile, 'path'>): boolean {
  return path.startsWith(`${PARTS}/`);
}

export interface WrittenFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where the bytes are not the same each time: the hash of what decides the content. */
  readonly content?: string;
}

const BUFFER_BYTES = 1 << 18;
/** One UTF-16 unit takes at most three bytes. */
const UNIT_BYTES = 3;
/** UTF-16 units that fit into a buffer, whatever they are. */
const PIECE = Math.floor(BUFFER_BYTES / UNIT_BYTES);
/** Files in hand at once: more than a target has streams for one subject. */
const MOST_OPEN = 128;

/** Buffers of this thread that no stream has in hand: a block takes over those of the one before. */
const spare: Buffer[] = [];

interface Stream {
  readonly path: string;
  /** When it was last written to, counted in writes. */
  used: number;
  finished: boolean;
  descriptor: number | null;
  /** Null where a finished file was opened again: then it is hashed from the disk. */
  hash: Hash | null;
  bytes: number;
  buffer: Buffer | null;
  filled: number;
}

/** Writes everything of one block below a private folder. */
export class FileStreams {
  readonly #folder: string;
  readonly #wrote: (bytes: number) => void;
  readonly #open = new Map<string, Stream>();
  readonly #finished = new Map<string, WrittenFile>();
  readonly #folders = new Set<string>();
  #writes = 0;

  /** @param wrote called with the bytes of each write, for progress */
  constructor(folder: string, wrote: (bytes: number) => void = () => {}) {
    this.#folder = folder;
    this.#wrote = wrote;
  }

  /** The output of a target; what it writes of files of the whole run is the part of a block. */
  output(target: string, block: string): Output {
    return { append: this.#below(target), part: this.#below(`${PARTS}/${block}/${target}`) };
  }

  /** Appends to paths below `prefix`. */
  #below(prefix: string): Output['append'] {
    const streams = new Map<string, Stream>();
    return (path, data) => {
      let stream = streams.get(path);
      if (stream === undefined || stream.finished) {
        stream = this.#stream(`${prefix}/${path}`);
        streams.set(path, stream);
      }
      stream.used = ++this.#writes;
      if (typeof data === 'string') this.#append(stream, data);
      else {
        this.#flush(stream);
        this.#write(stream, data);
      }
    };
  }

  #stream(path: string): Stream {
    const open = this.#open.get(path);
    if (open !== undefined) return open;
    const before = this.#finished.get(path);
    this.#finished.delete(path);
    if (this.#open.size >= MOST_OPEN) this.#finish(this.#oldest(() => true) as Stream);
    const stream: Stream = {
      path,
      used: 0,
      finished: false,
      descriptor: null,
      hash: before === undefined ? createHash('sha256') : null,
      bytes: before?.bytes ?? 0,
      buffer: null,
      filled: 0,
    };
    this.#open.set(path, stream);
    return stream;
  }

  /** The stream that was written to longest ago. */
  #oldest(among: (one: Stream) => boolean): Stream | undefined {
    let oldest: Stream | undefined;
    for (const one of this.#open.values()) if (among(one) && (oldest === undefined || one.used < oldest.used)) oldest = one;
    return oldest;
  }

  #append(stream: Stream, text: string): void {
    for (let from = 0; from < text.length; ) {
      const to = endOfPiece(text, from);
      const piece = from === 0 && to === text.length ? text : text.slice(from, to);
      if (stream.buffer !== null && stream.filled + piece.length * UNIT_BYTES > BUFFER_BYTES) this.#flush(stream);
      stream.buffer ??= spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES);
      stream.filled += stream.buffer.write(piece, stream.filled, 'utf8');
      from = to;
    }
  }

  #flush(stream: Stream): void {
    if (stream.buffer === null) return;
    this.#write(stream, stream.buffer.subarray(0, stream.filled));
    spare.push(stream.buffer);
    stream.buffer = null;
    stream.filled = 0;
  }

  #write(stream: Stream, bytes: Uint8Array): void {
    stream.hash?.update(bytes);
    stream.bytes += bytes.length;
    const descriptor = stream.descriptor ?? this.#openFile(stream);
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    this.#wrote(bytes.length);
  }

  /** Opens a stream's file. Where the system allows no more files, those in hand are closed first; they are opened again when they are written to. */
  #openFile(stream: Stream): number {
    const folder = dirname(stream.path);
    if (!this.#folders.has(folder)) {
      makeBelow(this.#folder, folder);
      this.#folders.add(folder);
    }
    for (;;) {
      try {
        stream.descriptor = openSync(join(this.#folder, stream.path), 'a');
        return stream.descriptor;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if ((code !== 'EMFILE' && code !== 'ENFILE') || !this.#closeOne()) throw error;
      }
    }
  }

  /** Closes the open file that was written to longest ago; false where none is open. */
  #closeOne(): boolean {
    const oldest = this.#oldest(({ descriptor }) => descriptor !== null);
    if (oldest !== undefined) close(oldest);
    return oldest !== undefined;
  }

  #finish(stream: Stream): void {
    this.#flush(stream);
    if (stream.descriptor === null) this.#openFile(stream);
    close(stream);
    stream.finished = true;
    this.#open.delete(stream.path);
    const sha256 = stream.hash?.digest('hex') ?? hashFile(join(this.#folder, stream.path));
    this.#finished.set(stream.path, { path: stream.path, bytes: stream.bytes, sha256 });
  }

  /** Closes all files and says what was written, by path. */
  finish(): WrittenFile[] {
    for (const stream of [...this.#open.values()]) this.#finish(stream);
    return [...this.#finished.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Closes all files after a failure, which is what is reported: a file that cannot be closed now is no other one. */
  abandon(): void {
    for (const stream of this.#open.values()) {
      try {
        if (stream.descriptor !== null) close(stream);
      } catch {}
    }
    this.#open.clear();
  }
}

/** Closes the file of a stream. Where closing fails the descriptor is gone all the same, and may soon be that of another file. */
function close(stream: Stream): void {
  const descriptor = stream.descriptor as number;
  stream.descriptor = null;
  closeSync(descriptor);
}

/** The end of the longest piece of a text that fits into a buffer; a surrogate pair stays together. */
function endOfPiece(text: string, from: number): number {
  const to = from + PIECE;
  if (to >= text.length) return text.length;
  const isHigh = (text.charCodeAt(to - 1) & 0xfc00) === 0xd800;
  return isHigh ? to - 1 : to;
}

/** SHA-256 of a file, read in pieces. */
export function hashFile(file: string): string {
  const hash = createHash('sha256');
  for (const piece of chunksOf(file)) hash.update(piece);
  return hash.digest('hex');
}
