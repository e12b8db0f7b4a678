/** Standard output, written at once and in order. */
import type { Output } from '../../model/target.ts';
import { exitCode, ReaderGone, Stop } from '../stop.ts';
import { isSystemError, systemWords } from '../system-errors.ts';
import { writeFully } from './write-descriptor.ts';

const BUFFER_BYTES = 1 << 20;

/**
 * Writes all bytes. `process.stdout` is left alone everywhere: touching it would make a pipe non-blocking, and each full pipe would then cost a pause.
 * @throws ReaderGone where nobody reads any more
 */
export function writeAll(bytes: Uint8Array): void {
  try {
    writeFully(1, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') throw new ReaderGone();
    throw error;
  }
}

/** The answer of a command that makes no data. */
export function print(text: string): void {
  try {
    writeAll(Buffer.from(text, 'utf8'));
  } catch (error) {
    throw isSystemError(error) ? new Stop(exitCode.output, `cannot write standard output: ${systemWords(error)}`) : error;
  }
}

/** Everything to standard output, whatever the path; subject by subject, so that one that cannot be finished leaves no half line. */
export class StandardOutput implements Output {
  readonly #wrote: (bytes: number) => void;
  #text = '';
  #subject = '';

  /** @param wrote called with the bytes of each write, for progress */
  constructor(wrote: (bytes: number) => void = () => {}) {
    this.#wrote = wrote;
  }

  append(_path: string, data: string | Uint8Array): void {
    // Only targets of text write to standard output.
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
    writeAll(bytes);
    this.#wrote(bytes.length);
  }
}
