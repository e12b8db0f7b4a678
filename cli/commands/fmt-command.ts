/** `hsimc fmt`: formats files. */
import { readFileSync } from 'node:fs';
import { counted, quoted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print, printExactly } from '../terminal.ts';

export const fmt: Declare = ({ root, run }) => {
  root
    .command('fmt')
    .description('format scenarios')
    .argument('<files...>', '.hsim files; `-` reads standard input and prints')
    .option('--check', 'list the files that are not formatted, without changing them')
    .addOption(format())
    .addOption(quiet())
    .action((files, flags) => run(flags, () => fmtCommand(files, flags)));
};

interface FmtFlags {
  readonly check?: boolean;
  readonly format: Format;
  readonly quiet?: boolean;
}

async function fmtCommand(files: readonly string[], flags: FmtFlags): Promise<number> {
  const [{ formatText }, { openText, textFrom }, { rewriteFile }, { report }] = await Promise.all([
    import('../../app/format-text.ts'),
    import('../../app/scenario-files.ts'),
    import('../../app/rewrite-file.ts'),
    import('../diagnostics-report.ts'),
  ]);
  const otherwise: string[] = [];
  let unreadable = 0;
  for (const file of files) {
    const formatted = formatText(file === '-' ? textFrom('standard input', readFileSync(0)) : openText(file));
    const { text, changed } = formatted;
    if (text === null) {
      unreadable++;
      report(formatted, flags.format, flags.quiet);
      continue;
    }
    if (file === '-' && flags.check !== true) printExactly(text);
    if (!changed) continue;
    otherwise.push(file);
    if (file !== '-' && flags.check !== true) rewriteFile(file, text);
  }
  if (flags.format === 'json' && !files.includes('-')) print(`${JSON.stringify({ files: files.length, changed: otherwise })}\n`);
  else if (flags.check === true) for (const file of otherwise) print(`${shown(file)} is not formatted; run \`hsimc fmt ${quoted(file)}\`\n`);
  else if (flags.quiet !== true && !files.includes('-'))
    print(`${counted(otherwise.length, 'file')} changed of ${files.length}${otherwise.length === 0 ? '' : `: ${otherwise.map(shown).join(', ')}`}\n`);
  return unreadable > 0 || (flags.check === true && otherwise.length > 0) ? exitCode.diagnostics : exitCode.ok;
}
