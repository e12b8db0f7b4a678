/** Pieces of messages. */
import { harmless } from '../model/harmless.ts';

export { counted } from '../model/counted.ts';

/** Longest name that a message repeats: a path may be longer than a screen. */
const LONGEST_NAME = 200;

/** A name from outside, fit for one line of a terminal: control characters are shown, not obeyed, and the middle of a long one is left out. */
export function shown(name: string): string {
  const plain = harmless(name).replaceAll('\n', '\\u000a');
  return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME / 2)}…${plain.slice(-LONGEST_NAME / 4)}`;
}

export function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** A word for a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
