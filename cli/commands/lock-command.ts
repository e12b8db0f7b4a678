/** `hsimc lock`: writes the hashes of what a scenario imports next to it. */
import { counted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const lock: Declare = ({ root, run }) => {
  root
    .command('lock')
    .description('write the hashes of all imports of a scenario to hsim.lock next to it')
    .argument('<file>', 'a .hsim file')
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => lockCommand(file, flags)));
};

async function lockCommand(file: string, flags: { readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  const [{ lockImports }, { openEntry }, { report }] = await Promise.all([
    import('../../app/lock-imports.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
  ]);
  const { findings, result } = lockImports(file, openEntry(file));
  report(findings, flags.format, flags.quiet);
  if (result === null) return exitCode.diagnostics;
  if (flags.format === 'json') print(`${JSON.stringify({ file: result.path, imports: result.imports })}\n`);
  else if (flags.quiet !== true) print(`${counted(result.imports, 'import')} in ${shown(result.path)}\n`);
  return exitCode.ok;
}
