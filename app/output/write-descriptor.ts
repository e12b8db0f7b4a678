/** Writing to an open descriptor, to the end. */
import { writeSync } from 'node:fs';

/** Milliseconds between tries to write into a full pipe: the first, and the most. */
const FIRST_PAUSE = 0.05;
const LONGEST_PAUSE = 5;

/** Writes all bytes. A pipe that another process has made non-blocking is waited for while it is full. */
export function writeFully(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  let pause = FIRST_PAUSE;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
      pause = FIRST_PAUSE;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }
}
