/** An open descriptor, such as standard output, written at once and in order. */
import type { Output } from '../../model/target.ts';
import { ReaderGone } from '../stop.ts';
import { writeFully } from './write-descriptor.ts';

const BUFFER_BYTES = 1 << 20;

/**
 * Writes all bytes. `process.stdout` is left alone everywhere: touching it would make a pipe non-blocking, and each full pipe would then cost a pause.
 * @throws ReaderGone where nobody reads any more
 */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  try {
    writeFully(descriptor, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') throw new ReaderGone();
    throw error;
  }
}

/** Everything to one stream, whatever the path; subject by subject, so that one that cannot be finished leaves no half line. */
export class StreamOutput implements Output {
  readonly #descriptor: number;
  readonly #wrote: (bytes: number) => void;
  /** What is whole, and what the current subject has so far: bytes are between texts. */
  readonly #whole = new Pieces();
  readonly #subject = new Pieces();

  /** @param wrote called with the bytes of each write, for progress */
  constructor(descriptor: number, wrote: (bytes: number) => void = () => {}) {
    this.#descriptor = descriptor;
    this.#wrote = wrote;
  }

  append(_path: string, data: string | Uint8Array): void {
    this.#subject.add(data);
  }

  part(path: string, data: string | Uint8Array): void {
    this.append(path, data);
  }

  /** What was appended is whole. */
  commit(): void {
    for (const piece of this.#subject.take()) this.#whole.add(piece);
    if (this.#whole.length > BUFFER_BYTES) this.flush();
  }

  /** Writes what is whole. */
  flush(): void {
    for (const piece of this.#whole.take()) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      writeAll(this.#descriptor, bytes);
      this.#wrote(bytes.length);
    }
  }
}

/** Texts and bytes in order; texts that follow each other are one. */
class Pieces {
  #pieces: (string | Uint8Array)[] = [];
  #text = '';
  /** UTF-16 units and bytes. */
  length = 0;

  add(data: string | Uint8Array): void {
    this.length += data.length;
    if (typeof data === 'string') this.#text += data;
    else {
      if (this.#text !== '') this.#pieces.push(this.#text);
      this.#text = '';
      this.#pieces.push(data);
    }
  }

  /** All of them; none stays. */
  take(): (string | Uint8Array)[] {
    const pieces = this.#pieces;
    if (this.#text !== '') pieces.push(this.#text);
    this.#pieces = [];
    this.#text = '';
    this.length = 0;
    return pieces;
  }
}
