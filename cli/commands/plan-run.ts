/** What `hsimc plan` does: it makes a run ready, and writes down what decides its bytes. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { prepareRun } from '../../app/compile-scenario.ts';
import { rewriteFile } from '../../app/rewrite-file.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { planOf } from '../../app/shards/run-plan.ts';
import { usage } from '../../app/stop.ts';
import { counted, megabytes, shown } from '../../app/wording.ts';
import { report, summary } from '../diagnostics-report.ts';
import { exitCode } from '../exit-code.ts';
import { chooseTargets } from '../target-options.ts';
import { complain, print } from '../terminal.ts';
import { foretell } from './compile-run.ts';
import type { PlanFlags } from './plan-command.ts';

/** The folder of the run, which the plan does not name. */
const ANY_FOLDER = 'run';

/** @param worker the program of a worker thread */
export async function planRun(file: string, flags: PlanFlags, worker: URL): Promise<number> {
  if (flags.out === '') throw usage('--out needs a file name');
  const targets = chooseTargets(flags.target, flags);
  const { findings, result: order } = await prepareRun(() => openEntry(file), { ...flags, targets, out: ANY_FOLDER, whenNotEmpty: 'refuse', worker });
  report(findings, flags.format, flags.quiet);
  if (order === null) {
    if (flags.format === 'text' && flags.quiet !== true) complain(`\n${summary(findings.diagnostics)}; nothing was written\n`);
    return exitCode.diagnostics;
  }
  await foretell(order.job, flags);
  const { text, sha256, inputs, blocks } = planOf(order);
  const path = flags.out ?? `${basename(file).replace(/\.(hsim|json)$/u, '')}.plan.json`;
  write(path, text);
  const { count: subjects, block_size } = inputs;
  if (flags.format === 'json') print(`${JSON.stringify({ plan: path, sha256, subjects, blocks, block_size })}\n`);
  else if (flags.quiet !== true)
    print(
      `${counted(subjects, 'subject')} in ${counted(blocks, 'block')} of ${block_size}, ${megabytes(Buffer.byteLength(text))} in ${shown(path)}; plan ${sha256.slice(0, 16)}\n`,
    );
  return exitCode.ok;
}

/** Another plan of that name stays: blocks may have been made of it. */
function write(path: string, text: string): void {
  if (existsSync(path)) {
    const stat = statSync(path);
    if (stat.isDirectory()) throw usage(`${shown(path)} is a folder`, 'use a file name');
    if (stat.isFile() && stat.size === Buffer.byteLength(text) && readFileSync(path, 'utf8') === text) return;
    throw usage(`${shown(path)} already exists and is not this plan`, 'use another name, or delete it');
  }
  rewriteFile(path, text);
}
