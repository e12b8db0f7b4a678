/** How wide the reader's terminal is; a fixed width where there is none, so that a piped picture is the same everywhere. */
import { isatty, WriteStream } from 'node:tty';

const PIPED = 120;

export function terminalWidth(): number {
  if (!isatty(1)) return PIPED;
  const columns = Number(process.env['COLUMNS'] ?? Number.NaN);
  if (Number.isInteger(columns) && columns >= 60) return Math.min(columns, 400);
  const size = new WriteStream(1).columns;
  return size >= 60 ? Math.min(size, 400) : PIPED;
}
