/** Standard output for answers, standard error for words. */

import { writeAll } from '../app/output/stream-output.ts';
import { writeFully } from '../app/output/write-descriptor.ts';
import { Stop } from '../app/stop.ts';
import { isSystemError, systemWords } from '../app/system-errors.ts';
import { harmless } from '../model/harmless.ts';
import { commandLineTerms, inTerms } from '../model/interface-terms.ts';

export type Format = 'text' | 'json';

/** A message as the command line shows it. */
export const asFlags = (text: string): string => inTerms(text, commandLineTerms);

/**
 * The answer of a command, in words or as JSON. Control characters in it come from files, and are shown: a terminal would obey them. JSON stays JSON.
 * @throws ReaderGone where nobody reads any more
 */
export function print(text: string): void {
  printExactly(asFlags(harmless(text)));
}

/** The text of a file, or data: not changed by a byte. */
export function printExactly(text: string): void {
  try {
    writeAll(1, Buffer.from(text, 'utf8'));
  } catch (error) {
    throw isSystemError(error) ? new Stop('output', `cannot write standard output: ${systemWords(error)}`) : error;
  }
}

/** Writes to standard error at once, with control characters shown; where it is closed, nobody is there to read it. */
export function complain(text: string): void {
  complainExactly(harmless(text));
}

/** Text with colours, or that erases a line: whoever makes it leaves no control character of a file in it. */
export function complainExactly(text: string): void {
  try {
    writeFully(2, Buffer.from(asFlags(text), 'utf8'));
  } catch {
    // Closed or full.
  }
}
