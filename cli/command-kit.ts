/** What the declarations of commands share. */
import { type Command, Option } from 'commander';
import { asOf, seed, setting, wholeNumber } from './option-values.ts';
import type { Format } from './terminal.ts';

/** Runs what a command does with its flags; the result is the exit code. */
export type RunCommand = (flags: { readonly format?: Format }, action: () => Promise<number> | number) => Promise<void>;

export interface Kit {
  readonly root: Command;
  readonly run: RunCommand;
  /** The program of a worker thread. */
  readonly worker: URL;
  /** The words of the command line. */
  readonly words: readonly string[];
}

/** Declares one command: its arguments and options, and what to load when it is asked for. */
export type Declare = (kit: Kit) => void | Promise<void>;

/** What commands say of an argument that names a scenario, of a file or of the library. */
export const SCENARIO = 'a .hsim file, or the name of a scenario in the library';

export const format = (): Option => new Option('--format <format>', 'output format of messages').choices(['text', 'json']).default('text');

/**
 * One rule for every command: what is as it should be is not mentioned. What was asked for is written all the same: data, and the object of `--format json`. Commands that
 * write nothing else do not take it.
 */
export const quiet = (): Option => new Option('-q, --quiet', 'print only problems: errors, failed expectations, findings');

export const settings = (): Option =>
  new Option('--set <name=value>', 'set a parameter; can be repeated').argParser(setting).default(new Map<string, string>(), 'the defaults of the scenario');

/** The scenario of a command, and the cohort to make of it: flags that `CohortRequest` names. */
export function cohort(command: Command, least: number, most: number, count: number): Command {
  return command
    .argument('<file>', SCENARIO)
    .option('-n, --count <number>', 'number of subjects', wholeNumber('the number of subjects', least, most), count)
    .option('--seed <number>', 'seed of the random numbers', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', 'as-of date: include what is known on this day (default: as_of of the scenario)', asOf);
}
