/** Blocks of a plan, made apart and assembled: the same bytes as a run of one command. */

import { existsSync, lstatSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { action, option } from '../../model/interface-terms.ts';
import { rangeOf } from '../../runtime/sink/blocks.ts';
import { WORTH_WORKERS } from '../compile-scenario.ts';
import { KEPT_PLAN, OutputFolder } from '../output/output-folder.ts';
import type { Order, RunResult, Watch } from '../run/run-order.ts';
import { FolderRun, type MadeBlocks, type UnfitBlock } from '../run/run-to-folder.ts';
import { Stop, usage } from '../stop.ts';
import { counted, quoted, shown } from '../wording.ts';
import { rangesOf } from './block-list.ts';
import { type RunPlan, readPlan } from './run-plan.ts';

/** Damaged blocks that a message describes; the rest is counted. */
const MOST_DESCRIBED = 3;

export interface BlocksRequest {
  readonly plan: RunPlan;
  readonly blocks: readonly number[];
  readonly out: string;
  readonly workers?: number;
  /** The program of a worker thread. */
  readonly worker: URL;
}

/** Subjects of some blocks. */
export function subjectsOfBlocks({ job }: RunPlan, blocks: readonly number[]): number {
  return blocks.reduce((sum, block) => {
    const [first, end] = rangeOf(block, job.blockSize, job.options.count);
    return sum + end - first;
  }, 0);
}

/** Makes those of the blocks that are not in the folder. Others may do the same at the same time, with other blocks or the same. */
export async function makeBlocks({ plan, blocks, out, workers, worker }: BlocksRequest, watch: Watch): Promise<MadeBlocks> {
  const folder = new OutputFolder(out, OutputFolder.shardName());
  const subjects = subjectsOfBlocks(plan, blocks);
  const wanted = workers ?? (subjects < WORTH_WORKERS ? 1 : availableParallelism());
  const order = { ...orderOf(plan, out, worker), workers: Math.max(1, Math.min(wanted, blocks.length)) };
  folder.share(plan.text, plan.job.inputs);
  try {
    return await new FolderRun(order, folder, watch, blocks).makeBlocks();
  } finally {
    folder.leave();
  }
}

/** The plan whose blocks are in a folder. */
export function planOfFolder(out: string): Promise<RunPlan> {
  const path = shown(out);
  if (!existsSync(out)) throw usage(`there is no folder ${path}`);
  if (!lstatSync(out).isDirectory()) throw usage(`${path} is not a folder`, `use the folder that ${action(`compile ${option('plan')}`)} wrote`);
  if (lstatSync(join(out, KEPT_PLAN), { throwIfNoEntry: false })?.isFile() !== true)
    throw usage(`${path} contains no blocks of a plan`, `make them: ${action(`compile ${option('plan', 'PLAN')} ${option('out', quoted(out))}`)}`);
  return readPlan(join(out, KEPT_PLAN));
}

/** Verifies all blocks, then writes what they share, the manifest and the sign of success. */
export async function assembleBlocks(plan: RunPlan, out: string, worker: URL, watch: Watch): Promise<{ readonly order: Order; readonly result: RunResult }> {
  const order = orderOf(plan, out, worker);
  const folder = new OutputFolder(out);
  folder.claim();
  try {
    const result = await new FolderRun(order, folder, watch).assemble();
    if ('verdicts' in result) return { order, result };
    throw unfitBlocks(result, plan, out);
  } catch (error) {
    // A run of one command is continued; here the blocks are there, and it is done once more.
    if (error instanceof Stop && error.reason === 'output')
      throw new Stop('output', error.message, 'the blocks are kept: resolve this, and run the same command again', error.details);
    throw error;
  } finally {
    folder.leave();
  }
}

function orderOf({ job, inputs }: RunPlan, out: string, program: URL): Order {
  return { job, inputs, workers: 1, program, to: { path: out, mode: 'resume' }, sources: new Map() };
}

/** Which blocks there are none of, which are not as they were written, and the command that makes them. */
function unfitBlocks(unfit: readonly UnfitBlock[], plan: RunPlan, out: string): Stop {
  const missing = unfit.filter(({ why }) => why === null).map(({ block }) => block);
  const damaged = unfit.filter(({ why }) => why !== null);
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${rangesOf(missing)}`]),
    ...damaged.slice(0, MOST_DESCRIBED).map(({ block, why }) => `block ${block}: ${why}`),
    ...(damaged.length > MOST_DESCRIBED ? [`damaged too: ${rangesOf(damaged.slice(MOST_DESCRIBED).map(({ block }) => block))}`] : []),
  ];
  const all = rangesOf(unfit.map(({ block }) => block));
  const command = `compile ${option('plan', quoted(join(out, KEPT_PLAN)))} ${option('blocks', all)} ${option('out', quoted(out))}`;
  return new Stop(
    'input',
    `${unfit.length} of ${counted(plan.blocks, 'block')} cannot be assembled: ${parts.join('; ')}`,
    `make them, then run this command again: ${action(command)}`,
  );
}
