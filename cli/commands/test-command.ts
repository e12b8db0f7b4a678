/** `hsimc test`: runs a cohort for its expectations alone, and says how sure each answer is. */
import type { CohortRequest } from '../../app/read-cohort.ts';
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { counted, quoted } from '../../app/wording.ts';
import { cohort, type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { progress } from '../progress-display.ts';
import { complain, type Format, print } from '../terminal.ts';

export const test: Declare = ({ root, run }) => {
  cohort(root.command('test').description('run a cohort and test its expectations, with confidence intervals'), 0, MOST_SUBJECTS, 1000)
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => testCommand(file, flags)));
};

interface TestFlags extends CohortRequest {
  readonly format: Format;
  readonly quiet?: boolean;
}

async function testCommand(file: string, flags: TestFlags): Promise<number> {
  const [{ testExpectations }, { expectationText, outcomeCounts, outcomesText }, { openEntry }, { report }, { defectLines }, { idleText }] = await Promise.all([
    import('../../app/test-expectations.ts'),
    import('../view/expectation-text.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
    import('../view/defects-text.ts'),
    import('../../app/explain/idle-text.ts'),
  ]);
  const bar = progress('auto', flags.count, flags.quiet === true, false);
  const { findings, result } = await testExpectations(openEntry(file), flags, bar).finally(() => bar.end('done'));
  report(findings, flags.format, flags.quiet);
  if (result === null) return exitCode.diagnostics;
  const { expectations, defects } = result;
  const warnings = result.idle.map(idleText);
  const verdicts = expectations.map(({ verdict }) => verdict);
  const counts = outcomeCounts(verdicts);
  if (flags.format === 'json')
    print(`${JSON.stringify({ subjects: flags.count, counts, expectations: verdicts, defects, ...(warnings.length === 0 ? {} : { warnings }) })}\n`);
  else {
    for (const tested of expectations) {
      if (tested.verdict.outcome !== 'failed' && flags.quiet === true) continue;
      print(expectationText(tested, `hsimc preview ${quoted(file)} --count ${flags.count} --seed ${flags.seed}`));
    }
    if (flags.quiet !== true) {
      for (const warning of warnings) complain(`warning: ${warning}\n`);
      if (defects.length > 0) print(`defects\n${defectLines(defects)}\n`);
      if (expectations.length === 0) print('the scenario has no expectations; add them in an `expect` block\n');
      else print(`\n${counted(expectations.length, 'expectation')} tested on ${counted(flags.count, 'subject')}: ${outcomesText(counts)}\n`);
    }
  }
  return counts.failed > 0 ? exitCode.diagnostics : exitCode.ok;
}
