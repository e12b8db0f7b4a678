/** The command line: one file declares each command. A command loads what it needs only when it is asked for. */
import { Command } from 'commander';
import { version } from '../app/package-root.ts';
import type { Declare, RunCommand } from './command-kit.ts';
import { ack } from './commands/ack-command.ts';
import { adjudicate } from './commands/adjudicate-command.ts';
import { assemble } from './commands/assemble-command.ts';
import { calibrate } from './commands/calibrate-command.ts';
import { check } from './commands/check-command.ts';
import { codes } from './commands/codes-command.ts';
import { compile } from './commands/compile-command.ts';
import { completion } from './commands/completion-command.ts';
import { describe } from './commands/describe-command.ts';
import { dur } from './commands/dur-command.ts';
import { explain } from './commands/explain-command.ts';
import { fix } from './commands/fix-command.ts';
import { fmt } from './commands/fmt-command.ts';
import { formulary } from './commands/formulary-command.ts';
import { lock } from './commands/lock-command.ts';
import { mcp } from './commands/mcp-command.ts';
import { create } from './commands/new-command.ts';
import { plan } from './commands/plan-command.ts';
import { preview } from './commands/preview-command.ts';
import { query } from './commands/query-command.ts';
import { report } from './commands/report-command.ts';
import { rows } from './commands/rows-command.ts';
import { scenarios } from './commands/scenarios-command.ts';
import { send } from './commands/send-command.ts';
import { targets } from './commands/targets-command.ts';
import { test } from './commands/test-command.ts';
import { validate } from './commands/validate-command.ts';
import { verify } from './commands/verify-command.ts';
import { watch } from './commands/watch-command.ts';
import { why } from './commands/why-command.ts';
import { complain, print } from './terminal.ts';

const commands: readonly Declare[] = [
  // In the order of the help text.
  create,
  check,
  explain,
  watch,
  fix,
  fmt,
  describe,
  preview,
  test,
  calibrate,
  compile,
  plan,
  assemble,
  rows,
  lock,
  verify,
  validate,
  why,
  query,
  report,
  send,
  ack,
  adjudicate,
  formulary,
  dur,
  codes,
  targets,
  scenarios,
  mcp,
  completion,
];

/** @param worker the program of a worker thread */
export async function commandLine(run: RunCommand, refuse: (text: string) => void, worker: URL, words: readonly string[]): Promise<Command> {
  const root = new Command('hsimc')
    .description('Generate reproducible synthetic health-care data from .hsim scenarios')
    .version(version())
    // A program's option after a command is the command's: `compile --version 2.4` is the version of HL7 v2.
    .enablePositionalOptions()
    .configureOutput({ writeOut: print, writeErr: complain, outputError: refuse })
    .showHelpAfterError(false)
    .exitOverride();
  for (const declare of commands) await declare({ root, run, worker, words });
  return root;
}
