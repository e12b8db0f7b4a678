/** `hsimc report`: one page about a run, for people. */
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { usage } from '../../app/stop.ts';
import { shown } from '../../app/wording.ts';
import type { Declare } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { wholeNumbers } from '../option-values.ts';
import { progress } from '../progress-display.ts';
import { print, printExactly } from '../terminal.ts';

interface ReportFlags {
  readonly out?: string;
  readonly subject: readonly number[];
  readonly scenario?: string;
}

export const report: Declare = ({ root, run }) => {
  root
    .command('report')
    .description('write a page with charts of a run and the charts of some of its subjects')
    .argument('<run>', 'output folder of a run')
    .option('-o, --out <file>', 'write the page to this file (default: standard output)')
    .option('--subject <numbers>', 'subjects to show in full, such as 3,17 (default: the first 4)', wholeNumbers('a subject', 0, MOST_SUBJECTS - 1), [])
    .option('--scenario <file>', 'path of the scenario, if it has moved')
    .action((folder: string, flags: ReportFlags) => run({}, () => reportCommand(folder, flags)));
};

async function reportCommand(folder: string, { out, subject, scenario }: ReportFlags): Promise<number> {
  if (out === '') throw usage('--out needs a file name');
  const [{ reportRun }, { refuseOtherFile }, { openEntry }, { openTargets }, { rewriteFile }, { counted, megabytes }] = await Promise.all([
    import('../../app/report/report-run.ts'),
    import('../../app/report/report-file.ts'),
    import('../../app/scenario-files.ts'),
    import('../../app/targets-file.ts'),
    import('../../app/rewrite-file.ts'),
    import('../../app/wording.ts'),
  ]);
  if (out !== undefined) refuseOtherFile(out);
  let subjects = 0;
  const watch = (of: number) => {
    subjects = of;
    const bar = progress('auto', of, false, false);
    return { count: (done: number) => bar.update(done, 0), end: () => bar.end('done') };
  };
  const { page } = await reportRun(folder, { scenario: openEntry, figures: openTargets }, { subjects: subject, scenario }, watch);
  if (out === undefined) {
    printExactly(page);
    return exitCode.ok;
  }
  rewriteFile(out, page);
  print(`${counted(subjects, 'subject')}, ${megabytes(Buffer.byteLength(page))} in ${shown(out)}\n`);
  return exitCode.ok;
}
