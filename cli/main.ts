/** Reads the command line, runs the command, and ends the process with a code, whatever happened. */
import { type Command, CommanderError } from 'commander';
import { exitCode, Interrupted } from '../app/stop.ts';
import type { Format } from './diagnostics-report.ts';
import { endBy, explain } from './failure.ts';
import { refusal } from './parser-refusal.ts';
import type { Run } from './program/kit.ts';
import { program } from './program/program.ts';

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
  let root: Command | null = null;
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
      form = flags.format ?? form;
      process.exitCode = await action();
    };
    const refuse = (text: string): void => {
      explain(refusal(text, words, root?.commands.map((command) => command.name()) ?? []), form);
    };
    root = await program(run, refuse, worker, words);
    await root.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    else fail(error);
  }
}
