/** `hsimc test`: runs a cohort for its expectations alone, and says how sure each answer is. */
import type { CohortRequest } from '../../app/read-cohort.ts';
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { counted, quoted } from '../../app/wording.ts';
import { cohort, type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { complain, type Format, print } from '../terminal.ts';

export const test: Declare = ({ root, run }) => {
  cohort(root.command('test').description('run a cohort for its expectations, and say how sure each answer is'), 0, MOST_SUBJECTS, 1000)
    .addOption(format())
    .option('-q, --quiet', 'only what does not hold')
    .action((file, flags) => run(flags, () => testCommand(file, flags)));
};

interface TestFlags extends CohortRequest {
  readonly format: Format;
  readonly quiet?: boolean;
}

async function testCommand(file: string, flags: TestFlags): Promise<number> {
  const [{ testExpectations }, { expectationText }, { openEntry }, { report }, { defectLines }] = await Promise.all([
    import('../../app/test-expectations.ts'),
    import('../view/expectation-text.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
    import('../view/defects-text.ts'),
  ]);
  const { findings, result } = await testExpectations(openEntry(file), flags);
  report(findings, flags.format);
  if (result === null) return exitCode.diagnostics;
  const { expectations, defects } = result;
  const failed = expectations.filter(({ verdict }) => verdict.outcome === 'failed').length;
  if (flags.format === 'json') print(`${JSON.stringify({ subjects: flags.count, expectations: expectations.map(({ verdict }) => verdict), defects })}\n`);
  else {
    for (const tested of expectations) {
      if (tested.verdict.outcome === 'passed' && flags.quiet === true) continue;
      complain(expectationText(tested, `hsimc preview ${quoted(file)} --count ${flags.count} --seed ${flags.seed}`));
    }
    if (defects.length > 0 && flags.quiet !== true) complain(`defects\n${defectLines(defects)}\n`);
    if (expectations.length === 0) complain('the scenario expects nothing: an `expect` block says what must be true of its cohort\n');
    else if (flags.quiet !== true)
      complain(`\n${counted(expectations.length - failed, 'expectation')} of ${expectations.length} hold for ${counted(flags.count, 'subject')}\n`);
  }
  return failed > 0 ? exitCode.diagnostics : exitCode.ok;
}
