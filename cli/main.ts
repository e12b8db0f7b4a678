/** The command line: its options, and what it does with them. */
import { Command, CommanderError, Option } from 'commander';
import { exitCode, Interrupted } from './exit.ts';
import { complain, endBy, explain } from './failure.ts';
import { asOf, defaultTargets, MOST_SUBJECTS, names, seed, setting, wholeNumber } from './options.ts';
import { print } from './output/stdout.ts';
import { version } from './package-root.ts';
import { refusal } from './refusal.ts';
import type { Format } from './report.ts';

const format = (): Option => new Option('--format <format>', 'how messages are written').choices(['text', 'json']).default('text');
const settings = (): Option =>
  new Option('--set <name=value>', 'value of a parameter; may be repeated')
    .argParser(setting)
    .default(new Map<string, string>(), 'the defaults of the scenario');

/** What a command does with its flags; the result is the exit code. */
type Run = (flags: { readonly format: Format }, action: () => Promise<number> | number) => Promise<void>;

/** @param worker the program of a worker thread */
async function program(run: Run, refuse: (text: string) => void, worker: URL): Promise<Command> {
  const root = new Command('hsimc')
    .description('Synthetic health-care data from .hsim scenarios: the same bytes every time')
    .version(version())
    .configureOutput({ writeOut: print, writeErr: complain, outputError: refuse })
    .showHelpAfterError(false)
    .exitOverride();
  const compile = root
    .command('compile')
    .description('make the records of a cohort')
    .argument('<file>', 'scenario: a .hsim file, or the name of one in the library')
    .option('-n, --count <number>', 'number of subjects', wholeNumber('The number of subjects', 0, MOST_SUBJECTS), 10)
    .option('--seed <number>', 'seed of all draws', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', "date up to which things are known; the scenario's own where it is not given", asOf)
    .addOption(new Option('-t, --target <names>', 'what to write, separated by commas').argParser(names).default(defaultTargets, 'json'))
    .option('-o, --out <folder>', 'write files into a folder')
    .option('--stdout', 'write to standard output (the default)')
    .option('--only <index>', 'only this subject of the cohort, from 0', wholeNumber('A subject', 0, MOST_SUBJECTS - 1))
    .option('-w, --workers <number>', 'threads; the bytes do not depend on it', wholeNumber('The number of workers', 1, 256))
    .option('--resume', 'go on with a run that was interrupted')
    .option('--overwrite', 'replace an earlier run in the folder')
    .option('--block-size <number>', 'subjects in each file', wholeNumber('The size of a block', 1, MOST_SUBJECTS))
    .addOption(new Option('--emit <stage>', 'print a stage of the compiler instead').choices(['ast', 'ir']))
    .addOption(format())
    .addOption(new Option('--progress <mode>', 'progress on standard error').choices(['auto', 'bar', 'json', 'none']).default('auto'))
    .option('-q, --quiet', 'no progress and no good news: only warnings and errors');
  // Only this command needs the targets, which take longer to load than all the rest of a command line.
  if (process.argv.slice(2).includes('compile')) (await import('./target-options.ts')).addTargetOptions(compile);
  compile.action((file, flags) => run(flags, async () => (await import('./commands/compile.ts')).compileCommand(file, flags, worker)));
  root
    .command('check')
    .description('say everything that is wrong with a scenario')
    .argument('<file>', 'scenario')
    .addOption(settings())
    .addOption(format())
    .option('-q, --quiet', 'no good news: only warnings and errors')
    .action((file, flags) => run(flags, async () => (await import('./commands/check.ts')).checkCommand(file, flags)));
  root
    .command('verify')
    .description('hash the files of a run again')
    .argument('<folder>', 'output folder')
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what is wrong')
    .action((folder, flags) => run(flags, async () => (await import('./commands/verify.ts')).verifyCommand(folder, flags)));
  root
    .command('targets')
    .description('list what can be written')
    .addOption(format())
    .action((flags) => run(flags, async () => (await import('./commands/targets.ts')).targetsCommand(flags)));
  root
    .command('scenarios')
    .description('list the scenarios of the library')
    .addOption(format())
    .action((flags) => run(flags, async () => (await import('./commands/scenarios.ts')).scenariosCommand(flags)));
  return root;
}

/** Whether messages are wanted as JSON, before the command line is read for good. */
function earlyFormat(words: readonly string[]): Format {
  return words.some((word, i) => word === '--format=json' || (word === 'json' && words[i - 1] === '--format')) ? 'json' : 'text';
}

/**
 * Ends the process with a code, whatever happened; never with a stack trace for a mistake of the user or the system.
 * @param worker the program of a worker thread
 */
export async function main(worker: URL): Promise<void> {
  const words = process.argv.slice(2);
  let form = earlyFormat(words);
  const fail = (error: unknown): void => {
    process.exitCode = explain(error, form);
    if (error instanceof Interrupted) endBy(error);
  };
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  try {
    const run: Run = async (flags, action) => {
      form = flags.format;
      process.exitCode = await action();
    };
    const refuse = (text: string): void => {
      explain(refusal(text, words), form);
    };
    await (await program(run, refuse, worker)).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    else fail(error);
  }
}
