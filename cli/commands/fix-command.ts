/** `hsimc fix`: applies the edits that the diagnostics of a scenario carry. */
import { counted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { complain, type Format, print, printExactly } from '../terminal.ts';

export const fix: Declare = ({ root, run }) => {
  root
    .command('fix')
    .description('apply the suggested edits of the diagnostics')
    .argument('<file>', '.hsim file')
    .option('--suggested', 'also apply a suggestion that may change the meaning, if it is the only one')
    .option('--dry-run', 'print the result without changing the file')
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => fixCommand(file, flags)));
};

interface FixFlags {
  readonly suggested?: boolean;
  readonly dryRun?: boolean;
  readonly format: Format;
  readonly quiet?: boolean;
}

async function fixCommand(file: string, flags: FixFlags): Promise<number> {
  const [{ fixScenario }, { openEntry }, { rewriteFile }, { report, summary }, { hasErrors }] = await Promise.all([
    import('../../app/fix-scenario.ts'),
    import('../../app/scenario-files.ts'),
    import('../../app/rewrite-file.ts'),
    import('../diagnostics-report.ts'),
    import('../../grammar/diagnostic.ts'),
  ]);
  const entry = openEntry(file);
  const { text, applied, findings } = fixScenario(entry, flags.suggested === true);
  const { diagnostics } = findings;
  if (flags.dryRun === true) printExactly(text);
  else if (text !== entry.text.text) rewriteFile(file, text);
  if (flags.format === 'json' && flags.dryRun !== true) print(`${JSON.stringify({ file: entry.text.path, applied, left: diagnostics.length })}\n`);
  else {
    report(findings, flags.format, flags.quiet);
    if (flags.quiet !== true) {
      const write = flags.dryRun === true ? complain : print;
      for (const { code, title } of applied) write(`${code}  ${title}\n`);
      const left = summary(diagnostics);
      write(`${shown(file)}: ${applied.length === 0 ? 'no edits' : counted(applied.length, 'edit')}; ${left === '' ? 'no problems left' : `${left} left`}\n`);
    }
  }
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.ok;
}
