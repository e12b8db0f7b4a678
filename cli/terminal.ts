/** Standard output for answers, standard error for words. */
import { writeAll } from '../app/output/stream-output.ts';
import { writeFully } from '../app/output/write-descriptor.ts';
import { Stop } from '../app/stop.ts';
import { isSystemError, systemWords } from '../app/system-errors.ts';

export type Format = 'text' | 'json';

/**
 * The answer of a command that makes no data.
 * @throws ReaderGone where nobody reads any more
 */
export function print(text: string): void {
  try {
    writeAll(1, Buffer.from(text, 'utf8'));
  } catch (error) {
    throw isSystemError(error) ? new Stop('output', `cannot write standard output: ${systemWords(error)}`) : error;
  }
}

/** Writes to standard error at once; where that is closed, nobody is there to be told. */
export function complain(text: string): void {
  try {
    writeFully(2, Buffer.from(text, 'utf8'));
  } catch {
    // Closed or full.
  }
}
