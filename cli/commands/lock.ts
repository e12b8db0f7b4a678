/** `hsimc lock`: writes the hashes of what a scenario imports beside it. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rewrite } from '../../app/rewrite-file.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { exitCode, Stop, usage } from '../../app/stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from '../../app/system-errors.ts';
import { counted, shown } from '../../app/wording.ts';
import { defaultLimits } from '../../compiler/compiler-limits.ts';
import { load } from '../../compiler/load/load-modules.ts';
import { LOCK_FILE, lockText } from '../../compiler/load/lock-file.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { type Format, report, sourcesOf } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

interface Flags {
  readonly format: Format;
  readonly quiet?: boolean;
}

export function lockCommand(file: string, flags: Flags): number {
  const { text, host, folder } = openEntry(file);
  if (folder === null) throw usage(`${shown(file)} is of the library, which has no lock file`, 'lock a scenario of your own');
  const { modules, diagnostics } = load(text, { read: host.read }, defaultLimits);
  report(diagnostics, sourcesOf(modules), flags.format);
  if (hasErrors(diagnostics)) return exitCode.diagnostics;
  const path = join(folder, LOCK_FILE);
  create(path);
  rewrite(path, lockText(modules));
  if (flags.quiet !== true) complain(`${counted(modules.length - 1, 'import')} in ${shown(join(dirname(file), LOCK_FILE))}\n`);
  return exitCode.ok;
}

/** An empty file where there is none: what is written takes its place whole. */
function create(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'a' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Stop(exitCode.output, `cannot write ${shown(path)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
}
