/** `hsimc fix`: applies the edits that the diagnostics of a scenario carry. */

import { mend } from '../../app/apply-edits.ts';
import { print } from '../../app/output/stream-output.ts';
import { rewrite } from '../../app/rewrite-file.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { exitCode } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import { compile } from '../../compiler/compile.ts';
import type { Module } from '../../compiler/load/load-modules.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { type Format, report, sourcesOf, summary } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

interface Flags {
  readonly suggested?: boolean;
  readonly dryRun?: boolean;
  readonly format: Format;
  readonly quiet?: boolean;
}

export function fixCommand(file: string, flags: Flags): number {
  const { text: entry, host } = openEntry(file);
  let modules: readonly Module[] = [];
  const check = (text: string) => {
    const { value, diagnostics } = compile({ ...entry, text }, host);
    modules = value.modules;
    return diagnostics;
  };
  const { text, applied, diagnostics } = mend(entry.path, entry.text, check, flags.suggested === true);
  if (flags.dryRun === true) print(text);
  else if (text !== entry.text) rewrite(file, text);
  if (flags.format === 'json' && flags.dryRun !== true) print(`${JSON.stringify({ file: entry.path, applied, left: diagnostics.length })}\n`);
  else {
    report(diagnostics, sourcesOf(modules), flags.format);
    if (flags.quiet !== true) {
      for (const { code, title } of applied) complain(`${code}  ${title}\n`);
      const left = summary(diagnostics);
      complain(`${shown(file)}: ${counted(applied.length, 'edit')}${left === '' ? '; nothing is left to mend' : `; left: ${left}`}\n`);
    }
  }
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.ok;
}
