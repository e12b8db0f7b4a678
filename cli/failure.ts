/** How a command that cannot go on says so: one line and a remedy, or one JSON object. */

import { writeFully } from '../app/output/write-descriptor.ts';
import { exitCode, type Interrupted, ReaderGone, Stop } from '../app/stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from '../app/system-errors.ts';
import { harmless, quoted, shown } from '../app/wording.ts';
import type { Format } from './diagnostics-report.ts';

/** Says what ended the command, and gives the exit code. Never a stack trace for a mistake of the user or the system. */
export function explain(error: unknown, format: Format): number {
  if (error instanceof ReaderGone) return exitCode.ok;
  const { code, message, remedy } = stopOf(error);
  const text =
    format === 'json'
      ? `${JSON.stringify({ error: { exit: code, message, remedy } })}\n`
      : harmless(`hsimc: ${message}\n${remedy === null ? '' : `  ${remedy}\n`}`);
  complain(text);
  return code;
}

function stopOf(error: unknown): Stop {
  if (error instanceof Stop) return error;
  if (isSystemError(error))
    return new Stop(exitCode.output, `${error.path === undefined ? '' : `${shown(error.path)}: `}${systemWords(error)}`, remedyAnywhere(error.code));
  if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_MODULE_NOT_FOUND')
    return new Stop(exitCode.bug, 'the installation is not whole: a part of the program is missing', 'install it again');
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Stop(
    exitCode.bug,
    `a fault of hsimc itself: ${trace}`,
    `please report it with this command: ${['hsimc', ...process.argv.slice(2)].map(quoted).join(' ')}`,
  );
}

/** Writes to standard error at once; where that is closed, nobody is there to be told. */
export function complain(text: string): void {
  try {
    writeFully(2, Buffer.from(text, 'utf8'));
  } catch {
    // Closed or full.
  }
}

/** Ends the process by the signal that interrupted it, so that the caller sees what happened. */
export function endBy(error: Interrupted): void {
  process.kill(process.pid, error.signal);
}
