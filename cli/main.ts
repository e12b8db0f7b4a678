/** Reads the command line, runs the command, and ends the process with a code, whatever happened. */
import { type Command, CommanderError } from 'commander';
import type { RunCommand } from './command-kit.ts';
import { commandLine } from './command-line.ts';
import { exitCode } from './exit-code.ts';
import { endBy, Interrupted } from './interrupt.ts';
import { refusal } from './parser-refusal.ts';
import { reportStop, reportStopNow } from './report-stop.ts';
import type { Format } from './terminal.ts';

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
  process.on('uncaughtException', (error) => {
    process.exitCode = reportStopNow(error, form);
    if (error instanceof Interrupted) endBy(error);
    process.exit();
  });
  try {
    const run: RunCommand = async (flags, action) => {
      form = flags.format ?? form;
      process.exitCode = await action();
    };
    const refuse = (text: string): void => {
      reportStopNow(refusal(text, words, root?.commands.map((command) => command.name()) ?? []), form);
    };
    root = await commandLine(run, refuse, worker, words);
    await root.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    else {
      process.exitCode = await reportStop(error, form);
      if (error instanceof Interrupted) endBy(error);
    }
  }
}
