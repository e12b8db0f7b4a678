/** The command line: one file declares each command. A command loads what it needs only when it is asked for. */
import { Command } from 'commander';
import { print } from '../../app/output/stream-output.ts';
import { version } from '../../app/package-root.ts';
import { complain } from '../failure.ts';
import { check } from './check.ts';
import { codes } from './codes.ts';
import { compile } from './compile.ts';
import { completion } from './completion.ts';
import { describe } from './describe.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { fmt } from './fmt.ts';
import type { Declare, Run } from './kit.ts';
import { scenarios, targets } from './lists.ts';
import { lock } from './lock.ts';
import { create } from './new.ts';
import { preview } from './preview.ts';
import { query } from './query.ts';
import { send } from './send.ts';
import { test } from './test.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';
import { watch } from './watch.ts';
import { why } from './why.ts';

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
  compile,
  lock,
  verify,
  validate,
  why,
  query,
  send,
  codes,
  targets,
  scenarios,
  completion,
];

/** @param worker the program of a worker thread */
export async function program(run: Run, refuse: (text: string) => void, worker: URL, words: readonly string[]): Promise<Command> {
  const root = new Command('hsimc')
    .description('Synthetic health-care data from .hsim scenarios: the same bytes every time')
    .version(version())
    .configureOutput({ writeOut: print, writeErr: complain, outputError: refuse })
    .showHelpAfterError(false)
    .exitOverride();
  for (const declare of commands) await declare({ root, run, worker, words });
  return root;
}
