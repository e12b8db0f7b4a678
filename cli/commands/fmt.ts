/** `hsimc fmt`: files in the one way to write them. */

import { print } from '../../app/output/stream-output.ts';
import { rewrite } from '../../app/rewrite-file.ts';
import { openText } from '../../app/scenario-files.ts';
import { exitCode } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { print as printed } from '../../grammar/print/print.ts';
import { type Format, report } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

interface Flags {
  readonly check?: boolean;
  readonly format: Format;
  readonly quiet?: boolean;
}

export function fmtCommand(files: readonly string[], flags: Flags): number {
  const otherwise: string[] = [];
  let unreadable = 0;
  for (const file of files) {
    const source = openText(file);
    const { value, diagnostics } = printed(source);
    if (hasErrors(diagnostics) || value === null) {
      unreadable++;
      report(diagnostics, new Map([[source.path, source]]), flags.format);
      continue;
    }
    if (file === '-' && flags.check !== true) print(value);
    if (value === source.text) continue;
    otherwise.push(file);
    if (file !== '-' && flags.check !== true) rewrite(file, value);
  }
  if (flags.format === 'json' && !files.includes('-')) print(`${JSON.stringify({ files: files.length, changed: otherwise })}\n`);
  else if (flags.check === true) for (const file of otherwise) complain(`${shown(file)} is written otherwise; \`hsimc fmt ${shown(file)}\` mends it\n`);
  else if (flags.quiet !== true && !files.includes('-'))
    complain(`${counted(otherwise.length, 'file')} changed of ${files.length}${otherwise.length === 0 ? '' : `: ${otherwise.map(shown).join(', ')}`}\n`);
  return unreadable > 0 || (flags.check === true && otherwise.length > 0) ? exitCode.diagnostics : exitCode.ok;
}
