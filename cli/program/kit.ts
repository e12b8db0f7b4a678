/** What the declarations of commands share. */
import { type Command, Option } from 'commander';
import type { Format } from '../diagnostics-report.ts';
import { setting } from '../option-values.ts';

/** Runs what a command does with its flags; the result is the exit code. */
export type Run = (flags: { readonly format?: Format }, action: () => Promise<number> | number) => Promise<void>;

export interface Kit {
  readonly root: Command;
  readonly run: Run;
  /** The program of a worker thread. */
  readonly worker: URL;
  /** The words of the command line. */
  readonly words: readonly string[];
}

/** Declares one command: its arguments and options, and what to load when it is asked for. */
export type Declare = (kit: Kit) => void | Promise<void>;

export const format = (): Option => new Option('--format <format>', 'how messages are written').choices(['text', 'json']).default('text');

export const settings = (): Option =>
  new Option('--set <name=value>', 'value of a parameter; may be repeated')
    .argParser(setting)
    .default(new Map<string, string>(), 'the defaults of the scenario');
