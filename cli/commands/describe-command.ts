/** `hsimc describe`: a scenario read back in plain words. */
import type { CohortRequest } from '../../app/read-cohort.ts';
import { cohort, type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { MOST_PREVIEWED } from '../option-values.ts';
import { type Format, print } from '../terminal.ts';

export const describe: Declare = ({ root, run }) => {
  cohort(root.command('describe').description('describe a scenario in plain English, with the expected numbers of subjects'), 0, MOST_PREVIEWED, 1000)
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => describeCommand(file, flags)));
};

async function describeCommand(file: string, flags: CohortRequest & { readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  const [{ describeScenario }, { outlineText }, { openEntry }, { report }] = await Promise.all([
    import('../../app/describe-scenario.ts'),
    import('../../app/describe/describe-outline.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
  ]);
  const { findings, result } = await describeScenario(openEntry(file), flags);
  report(findings, flags.format, flags.quiet);
  if (result === null) return exitCode.diagnostics;
  print(flags.format === 'json' ? `${JSON.stringify(result)}\n` : outlineText(result));
  return exitCode.ok;
}
