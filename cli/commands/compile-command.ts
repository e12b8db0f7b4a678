/** `hsimc compile`: the records of a cohort. */
import { Option } from 'commander';
import type { RunRequest } from '../../app/compile-scenario.ts';
import { MOST_SUBJECTS } from '../../app/run-values.ts';
import { type Declare, format, quiet, SCENARIO, settings } from '../command-kit.ts';
import { asOf, defaultTargets, MOST_WRITTEN, names, seed, size, wholeNumber } from '../option-values.ts';
import type { ProgressMode } from '../progress-display.ts';
import type { Format } from '../terminal.ts';

/** Next to these, the options of targets. */
export interface CompileFlags extends Omit<RunRequest, 'targets' | 'out' | 'whenNotEmpty' | 'worker'>, Readonly<Record<string, unknown>> {
  readonly target: readonly string[];
  readonly out?: string;
  readonly stdout?: boolean;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  /** Bytes that may be written. */
  readonly most: number;
  readonly emit?: 'ast' | 'ir';
  readonly reportLoss?: boolean;
  readonly format: Format;
  readonly progress: ProgressMode;
  readonly quiet?: boolean;
}

export const compile: Declare = async ({ root, run, worker, words }) => {
  const command = root
    .command('compile')
    .description('generate the records of a cohort')
    .argument('<file>', SCENARIO)
    .option('-n, --count <number>', 'number of subjects (default: 10, or all rows of a roster)', wholeNumber('the number of subjects', 0, MOST_SUBJECTS))
    .option(
      '--members <number>',
      'number of patients, including patients in households; replaces --count',
      wholeNumber('the number of patients', 1, MOST_SUBJECTS),
    )
    .option('--seed <number>', 'seed of the random numbers', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', 'as-of date: include what is known on this day (default: as_of of the scenario)', asOf)
    .option('--since <date>', 'only records reported after this day: the feed from this day to --as-of', asOf)
    .addOption(new Option('-t, --target <names>', 'output targets, separated by commas').argParser(names).default(defaultTargets, 'json'))
    .option('-o, --out <folder>', 'write files to this folder (default: the name of the scenario, for targets that write several files)')
    .option('--stdout', 'write to standard output (the default, where one target writes one file)')
    .option('--only <index>', 'write one subject of the cohort, by its number; the first is 0', wholeNumber('a subject', 0, MOST_SUBJECTS - 1))
    .option(
      '-w, --workers <number>',
      'number of threads; does not change the output (default: chosen by the size of the run)',
      wholeNumber('the number of workers', 1, 256),
    )
    .option('--resume', 'continue an interrupted run')
    .option('--overwrite', 'replace an earlier run in the folder')
    .option('--block-size <number>', 'subjects in each file (default: chosen by the number of subjects)', wholeNumber('the size of a block', 1, MOST_SUBJECTS))
    .addOption(
      new Option('--most <size>', 'refuse a run that would write more than this, estimated from its first subjects')
        .argParser(size)
        .default(MOST_WRITTEN, '200GB'),
    )
    .addOption(new Option('--emit <stage>', 'print a compiler stage instead of records').choices(['ast', 'ir']))
    .option('--report-loss', 'list what each target left out or changed')
    .addOption(format())
    .addOption(new Option('--progress <mode>', 'progress on standard error').choices(['auto', 'bar', 'json', 'none']).default('auto'))
    .addOption(quiet());
  // Only these need the targets, which take longer to load than all the rest of a command line.
  if (words.includes('compile') || words.includes('completion')) (await import('../target-options.ts')).addTargetOptions(command);
  command.action((file, flags) => run(flags, async () => (await import('./compile-run.ts')).compileRun(file, flags, worker)));
};
