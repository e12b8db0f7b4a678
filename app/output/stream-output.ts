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
  #text = '';
  #subject = '';

  /** @param wrote called with the bytes of each write, for progress */
  constructor(descriptor: number, wrote: (bytes: number) => void = () => {}) {
    this.#descriptor = descriptor;
    this.#wrote = wrote;
  }

  append(_path: string, data: string | Uint8Array): void {
    // Only targets of text write to a stream.
    this.#subject += typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
  }

  part(path: string, data: string | Uint8Array): void {
    this.append(path, data);
  }

  /** What was appended is whole. */
  commit(): void {
    this.#text += this.#subject;
    this.#subject = '';
    if (this.#text.length > BUFFER_BYTES) this.flush();
  }

  /** Writes what is whole. */
  flush(): void {
    if (this.#text === '') return;
    const bytes = Buffer.from(this.#text, 'utf8');
    this.#text = '';
    writeAll(this.#descriptor, bytes);
    this.#wrote(bytes.length);
  }
}
