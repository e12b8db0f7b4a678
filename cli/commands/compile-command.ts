/** `hsimc compile`: the records of a cohort. */
import { type Command, Option } from 'commander';
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
  /** A plan, in place of a scenario and all that decides the bytes. */
  readonly plan?: string;
  readonly blocks?: string;
  readonly shard?: string;
}

/** The options of a command that its user has given. */
function optionsGiven(command: Command): string[] {
  return command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli').map((option) => option.long ?? option.flags);
}

/** What decides the bytes of a run, next to the options of targets. */
export function cohortOptions(command: Command): Command {
  return command
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
    .addOption(new Option('-t, --target <names>', 'output targets, separated by commas').argParser(names).default(defaultTargets, 'json'));
}

export const blockSize = (): Option =>
  new Option('--block-size <number>', 'subjects in each file (default: chosen by the number of subjects)').argParser(
    wholeNumber('the size of a block', 1, MOST_SUBJECTS),
  );

export const most = (): Option =>
  new Option('--most <size>', 'refuse a run that would write more than this, estimated from its first subjects').argParser(size).default(MOST_WRITTEN, '200GB');

export const progressMode = (): Option =>
  new Option('--progress <mode>', 'progress on standard error').choices(['auto', 'bar', 'json', 'none']).default('auto');

export const compile: Declare = async ({ root, run, worker, words }) => {
  const command = cohortOptions(root.command('compile').description('generate the records of a cohort').argument('[file]', SCENARIO))
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
    .addOption(blockSize())
    .addOption(most())
    .option('--plan <file>', 'make blocks of a plan of `hsimc plan`, in place of a scenario')
    .option('--blocks <ranges>', 'with --plan: only these blocks, such as 0..15 or 3,8..11; the first is 0')
    .option('--shard <i/n>', 'with --plan: only one of n equal shares of the blocks; the first is 0/n')
    .addOption(new Option('--emit <stage>', 'print a compiler stage instead of records').choices(['ast', 'ir']))
    .option('--report-loss', 'list what each target left out or changed')
    .addOption(format())
    .addOption(progressMode())
    .addOption(quiet());
  // Only these need the targets, which take longer to load than all the rest of a command line.
  if (words.includes('compile') || words.includes('completion')) (await import('../target-options.ts')).addTargetOptions(command);
  command.action((file: string | undefined, flags: CompileFlags) =>
    run(flags, async () =>
      flags.plan === undefined
        ? (await import('./compile-run.ts')).compileRun(file, flags, worker)
        : (await import('./blocks-run.ts')).blocksRun(file, { ...flags, plan: flags.plan }, optionsGiven(command), worker),
    ),
  );
};
