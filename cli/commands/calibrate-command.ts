/** `hsimc calibrate`: compares a cohort with the published figures that the targets of its scenario name. */
import { Option } from 'commander';
import type { CalibrationRequest } from '../../app/calibrate/calibrate-scenario.ts';
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { cohort, type Declare, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { names } from '../option-values.ts';
import { progress } from '../progress-display.ts';
import { type Format, print } from '../terminal.ts';

export const calibrate: Declare = ({ root, run }) => {
  cohort(root.command('calibrate').description('compare a cohort with the published figures of its targets'), 1, MOST_SUBJECTS, 2000)
    .option('--only <names>', 'only these targets; `a1c*` for all whose names begin so', names, [])
    .option('--by <name>', 'also show each group of subjects: an arm, sex, age or an attribute with words', (name: string) => name, null)
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'junit']).default('text'))
    .addOption(quiet())
    .action((file, flags) => run(flags, () => calibrateCommand(file, flags)));
};

interface CalibrateFlags extends CalibrationRequest {
  readonly format: Format | 'junit';
  readonly quiet?: boolean;
}

/** Exit code 1 where a target fails: what is undecided needs more subjects, and is no failure. */
async function calibrateCommand(file: string, flags: CalibrateFlags): Promise<number> {
  const [{ calibrateScenario }, { calibrationText }, { calibrationJunit }, { openTargets }, { report }] = await Promise.all([
    import('../../app/calibrate/calibrate-scenario.ts'),
    import('../view/calibration-text.ts'),
    import('../view/calibration-junit.ts'),
    import('../../app/targets-file.ts'),
    import('../diagnostics-report.ts'),
  ]);
  const bar = progress('auto', flags.count, flags.quiet === true, false);
  const { findings, result } = await calibrateScenario(openTargets(file), flags, bar).finally(() => bar.end('done'));
  report(findings, flags.format === 'json' ? 'json' : 'text', flags.quiet);
  if (result === null) return exitCode.diagnostics;
  if (flags.format === 'json') print(`${JSON.stringify(result)}\n`);
  else print(flags.format === 'junit' ? calibrationJunit(result) : calibrationText(result, flags.quiet === true));
  return result.targets.some(({ verdict }) => verdict === 'fail') ? exitCode.diagnostics : exitCode.ok;
}
