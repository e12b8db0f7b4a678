/** `hsimc check`: every diagnostic, and nothing else. They are its result, so they go to standard output. */
import { Option } from 'commander';
import type { GivenSettings } from '../../app/read-scenario.ts';
import { counted, shown } from '../../app/wording.ts';
import { type Declare, quiet, SCENARIO, settings } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const check: Declare = ({ root, run }) => {
  root
    .command('check')
    .description('check a scenario and report all problems')
    .argument('<file>', SCENARIO)
    .addOption(settings())
    .addOption(new Option('--format <format>', 'output format of messages').choices(['text', 'json', 'sarif']).default('text'))
    .addOption(quiet())
    .action((file, flags) => run(flags, () => checkCommand(file, flags)));
};

interface CheckFlags {
  readonly set: GivenSettings;
  readonly format: Format | 'sarif';
  readonly quiet?: boolean;
}

export async function checkCommand(file: string, flags: CheckFlags): Promise<number> {
  const [{ checkScenario }, { openEntry }, { report, summary }] = await Promise.all([
    import('../../app/check-scenario.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
  ]);
  const found = await checkScenario(openEntry(file), flags.set);
  const { diagnostics, sources, ir, holds } = found;
  if (flags.format === 'sarif') {
    const [{ toSarif }, { version }] = await Promise.all([import('../../compiler/diagnostics/diagnostics-sarif.ts'), import('../../app/package-root.ts')]);
    print(`${JSON.stringify(toSarif(diagnostics, sources, version()), null, 1)}\n`);
  } else report(found, flags.format, flags.quiet, 'result');
  if (flags.format === 'text' && flags.quiet !== true) {
    const counts = summary(diagnostics);
    if (holds === null) print(`\n${counts} in ${shown(file)}\n`);
    else {
      const parts = [
        counted(holds.events, 'event'),
        ...(holds.threads > 0 ? [counted(holds.threads, 'thread')] : []),
        counted(holds.codes, 'code'),
        counted(holds.axes, 'set of variations', 'sets of variations'),
        counted(holds.expectations, 'expectation'),
      ];
      print(`${counts === '' ? 'No problems found' : `\n${counts}`} in ${shown(file)}: ${parts.join(', ')}\n`);
    }
  }
  return ir === null ? exitCode.diagnostics : exitCode.ok;
}
