/** Text → files: each path has a buffer that is hashed and written when it is full, so memory does not grow with what is written. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Output } from '../../targets/target.ts';

export interface WrittenFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const BUFFER_BYTES = 1 << 18;
/** Files open at once; beyond it the one written longest ago is closed, and opened again when it is needed. */
const MOST_OPEN = 64;

interface Stream {
  readonly path: string;
  readonly hash: Hash;
  descriptor: number | null;
  bytes: number;
  buffer: Buffer | null;
  filled: number;
}

/** Writes everything of one block below a private folder. */
export class FileStreams {
  readonly #folder: string;
  readonly #streams = new Map<string, Stream>();
  readonly #spare: Buffer[] = [];
  #open = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** An output whose paths are below `prefix`. */
  output(prefix: string): Output {
    let lastPath = '';
    let last: Stream | null = null;
    return {
      append: (path, text) => {
        if (last === null || path !== lastPath) {
          last = this.#stream(`${prefix}/${path}`);
          lastPath = path;
        }
        this.#append(last, text);
      },
    };
  }

  #stream(path: string): Stream {
    let stream = this.#streams.get(path);
    if (stream === undefined) {
      stream = { path, hash: createHash('sha256'), descriptor: null, bytes: 0, buffer: null, filled: 0 };
      this.#streams.set(path, stream);
    }
    return stream;
  }

  #append(stream: Stream, text: string): void {
    // One UTF-16 unit takes at most three bytes.
    const most = text.length * 3;
    if (most > BUFFER_BYTES) {
      this.#flush(stream);
      this.#write(stream, Buffer.from(text, 'utf8'));
      return;
    }
    if (stream.buffer !== null && stream.filled + most > BUFFER_BYTES) this.#flush(stream);
    stream.buffer ??= this.#spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES);
    stream.filled += stream.buffer.write(text, stream.filled, 'utf8');
  }

  #flush(stream: Stream): void {
    if (stream.buffer === null) return;
    this.#write(stream, stream.buffer.subarray(0, stream.filled));
    this.#spare.push(stream.buffer);
    stream.buffer = null;
    stream.filled = 0;
  }

  #write(stream: Stream, bytes: Buffer): void {
    stream.hash.update(bytes);
    stream.bytes += bytes.length;
    if (stream.descriptor === null) this.#openFile(stream);
    let written = 0;
    while (written < bytes.length) written += writeSync(stream.descriptor as number, bytes, written);
  }

  #openFile(stream: Stream): void {
    if (this.#open >= MOST_OPEN) {
      for (const other of this.#streams.values()) {
        if (other.descriptor === null || other === stream) continue;
        closeSync(other.descriptor);
        other.descriptor = null;
        this.#open--;
        break;
      }
    }
    const file = join(this.#folder, stream.path);
    mkdirSync(dirname(file), { recursive: true });
    stream.descriptor = openSync(file, 'a');
    this.#open++;
  }

  /** Closes all files and says what was written, by path. */
  finish(): WrittenFile[] {
    const files: WrittenFile[] = [];
    for (const stream of this.#streams.values()) {
      this.#flush(stream);
      if (stream.descriptor === null) this.#openFile(stream);
      closeSync(stream.descriptor as number);
      stream.descriptor = null;
      this.#open--;
      files.push({ path: stream.path, bytes: stream.bytes, sha256: stream.hash.digest('hex') });
    }
    this.#streams.clear();
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Closes all files after a failure. */
  abandon(): void {
    for (const stream of this.#streams.values()) {
      if (stream.descriptor === null) continue;
      closeSync(stream.descriptor);
      stream.descriptor = null;
    }
    this.#streams.clear();
  }
}
