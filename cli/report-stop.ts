/** How a command that cannot go on says so: what was found, one line and a remedy, or the same as JSON. */

import { ReaderGone, Stop } from '../app/stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from '../app/system-errors.ts';
import { quoted, shown } from '../app/wording.ts';
import { harmless } from '../model/harmless.ts';
import { commandLineTerms } from '../model/interface-terms.ts';
import { exitCode, exitCodeFor } from './exit-code.ts';
import { Interrupted } from './interrupt.ts';
import { complain, type Format } from './terminal.ts';

/** Says what ended the command, and gives the exit code. Never a stack trace for a mistake of the user or the system. */
export async function reportStop(error: unknown, format: Format): Promise<number> {
  const findings = error instanceof Stop ? error.details.findings : undefined;
  if (findings !== undefined) (await import('./diagnostics-report.ts')).report(findings, format);
  return reportStopNow(error, format);
}

/** The same without what was found before. */
export function reportStopNow(error: unknown, format: Format): number {
  if (error instanceof ReaderGone) return exitCode.ok;
  const stop = stopOf(error);
  const { message, remedy } = stop.in(commandLineTerms);
  const exit = stop instanceof Interrupted ? stop.exit : exitCodeFor[stop.reason];
  const text =
    format === 'json' ? `${JSON.stringify({ error: { exit, message, remedy } })}\n` : harmless(`hsimc: ${message}\n${remedy === null ? '' : `  ${remedy}\n`}`);
  complain(text);
  return exit;
}

function stopOf(error: unknown): Stop {
  if (error instanceof Stop) return error;
  if (isSystemError(error))
    return new Stop('output', `${error.path === undefined ? '' : `${shown(error.path)}: `}${systemWords(error)}`, remedyAnywhere(error.code));
  if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_MODULE_NOT_FOUND')
    return new Stop('internal', 'the installation is incomplete: a part of the program is missing', 'reinstall hsimc');
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Stop(
    'internal',
    `internal error: ${trace}`,
    `please report this error, with the command: ${['hsimc', ...process.argv.slice(2)].map(quoted).join(' ')}`,
  );
}
