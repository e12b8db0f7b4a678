#!/usr/bin/env node
/** The command line. */
import { Command, CommanderError, Option } from 'commander';
import { exitCode, isSystemError, Stop, systemWords } from './exit.ts';
import { asOf, MOST_SUBJECTS, names, seed, setting, wholeNumber } from './options.ts';
import { ReaderGone } from './output/stdout.ts';
import { version } from './package-root.ts';
import { addTargetOptions } from './target-options.ts';

const format = (): Option => new Option('--format <format>', 'how diagnostics are printed').choices(['text', 'json']).default('text');
const settings = (): Option =>
  new Option('--set <name=value>', 'value of a parameter; may be repeated')
    .argParser(setting)
    .default(new Map<string, string>(), 'the defaults of the scenario');

function program(run: (action: () => Promise<number> | number) => Promise<void>): Command {
  const root = new Command('hsimc')
    .description('Synthetic health-care data from .hsim scenarios: the same bytes every time')
    .version(version())
    .showHelpAfterError('(hsimc --help lists the commands, hsimc COMMAND --help their options)')
    .exitOverride();
  const compile = root
    .command('compile')
    .description('make the records of a cohort')
    .argument('<file>', 'scenario: a .hsim file, or the name of one in the library')
    .option('-n, --count <number>', 'number of subjects', wholeNumber('The number of subjects', 0, MOST_SUBJECTS), 10)
    .option('--seed <number>', 'seed of all draws', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', "date up to which things are known; the scenario's own where it is not given", asOf)
    .option('-t, --target <names>', 'what to write, separated by commas', names, ['json'])
    .option('-o, --out <folder>', 'write files into a folder')
    .option('--stdout', 'write to standard output (the default)')
    .option('--only <index>', 'only this subject of the cohort, from 0', wholeNumber('A subject', 0, MOST_SUBJECTS))
    .option('-w, --workers <number>', 'threads; the bytes do not depend on it', wholeNumber('The number of workers', 1, 256))
    .option('--resume', 'go on with a run that was interrupted')
    .option('--overwrite', 'replace an earlier run in the folder')
    .option('--block-size <number>', 'subjects in each file', wholeNumber('The size of a block', 1, MOST_SUBJECTS))
    .addOption(new Option('--emit <stage>', 'print a stage of the compiler instead').choices(['ast', 'ir']))
    .addOption(format())
    .addOption(new Option('--progress <mode>', 'progress on standard error').choices(['auto', 'bar', 'json', 'none']).default('auto'))
    .option('-q, --quiet', 'say nothing but what went wrong');
  addTargetOptions(compile);
  compile.action((file, flags) => run(async () => (await import('./commands/compile.ts')).compileCommand(file, flags)));
  root
    .command('check')
    .description('say everything that is wrong with a scenario')
    .argument('<file>', 'scenario')
    .addOption(settings())
    .addOption(format())
    .option('-q, --quiet', 'say nothing but what is wrong')
    .action((file, flags) => run(async () => (await import('./commands/check.ts')).checkCommand(file, flags)));
  root
    .command('verify')
    .description('hash the files of a run again')
    .argument('<folder>', 'output folder')
    .addOption(format())
    .option('-q, --quiet', 'say nothing but what is wrong')
    .action((folder, flags) => run(async () => (await import('./commands/verify.ts')).verifyCommand(folder, flags)));
  root
    .command('targets')
    .description('list what can be written')
    .addOption(format())
    .action((flags) => run(async () => (await import('./commands/lists.ts')).targetsCommand(flags)));
  root
    .command('scenarios')
    .description('list the scenarios of the library')
    .addOption(format())
    .action((flags) => run(async () => (await import('./commands/lists.ts')).scenariosCommand(flags)));
  return root;
}

/** Ends the process with a code, whatever happened; never with a stack trace for a mistake of the user or the system. */
async function main(): Promise<void> {
  const end = (code: number): void => {
    process.exitCode = code;
  };
  try {
    await program(async (action) => end(await action())).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) end(error.exitCode === 0 ? exitCode.ok : exitCode.usage);
    else if (error instanceof ReaderGone) end(exitCode.ok);
    else if (error instanceof Stop) {
      process.stderr.write(`hsimc: ${error.message}\n${error.remedy === null ? '' : `  ${error.remedy}\n`}`);
      end(error.code);
    } else if (isSystemError(error)) {
      process.stderr.write(`hsimc: ${systemWords(error)}\n`);
      end(exitCode.output);
    } else {
      process.stderr.write(
        `hsimc: a fault of hsimc itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  please report it with the command that led to it\n`,
      );
      end(exitCode.bug);
    }
  }
}

// Diagnostics to a closed pipe are nobody's concern.
process.stderr.on('error', () => {});
process.stdout.on('error', () => {});

await main();
