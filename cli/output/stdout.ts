/** Standard output, written at once and in order. */
import { writeSync } from 'node:fs';
import type { Output } from '../../targets/target.ts';

const BUFFER_BYTES = 1 << 20;
const pause = new Int32Array(new SharedArrayBuffer(4));

/** The reader went away: `| head` has seen enough. */
export class ReaderGone extends Error {}

/** Writes all bytes; a pipe that is full is waited for. */
export function writeAll(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

/** Everything to standard output, whatever the path. */
export class StandardOutput implements Output {
  #text = '';

  append(_path: string, text: string): void {
    this.#text += text;
    if (this.#text.length > BUFFER_BYTES) this.flush();
  }

  flush(): void {
    if (this.#text === '') return;
    writeAll(Buffer.from(this.#text, 'utf8'));
    this.#text = '';
  }
}
