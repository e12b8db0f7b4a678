/** What `hsimc compile --plan` does: it makes blocks of a plan in a folder, where others may be made at the same time. */
import { blocksOfShare, rangesOf } from '../../app/shards/block-list.ts';
import { readPlan } from '../../app/shards/run-plan.ts';
import { makeBlocks, subjectsOfBlocks } from '../../app/shards/run-shards.ts';
import { usage } from '../../app/stop.ts';
import { counted, megabytes, shown } from '../../app/wording.ts';
import { exitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { progress } from '../progress-display.ts';
import { print } from '../terminal.ts';
import type { CompileFlags } from './compile-command.ts';

/** Options next to `--plan`. Blocks of a plan are always continued, so that `--resume` states what is done. */
const FITTING: ReadonlySet<string> = new Set(['--plan', '--blocks', '--shard', '--out', '--workers', '--resume', '--format', '--progress', '--quiet']);

/**
 * @param given the options that the user has given
 * @param worker the program of a worker thread
 */
export async function blocksRun(
  file: string | undefined,
  flags: CompileFlags & { readonly plan: string },
  given: readonly string[],
  worker: URL,
): Promise<number> {
  const { out, blocks, shard } = flags;
  if (file !== undefined) throw usage(`--plan and a scenario cannot be combined: ${shown(file)}`, 'the plan holds its scenario');
  const unfit = given.find((option) => !FITTING.has(option));
  if (unfit !== undefined)
    throw usage(
      `--plan and ${unfit} cannot be combined`,
      'state it in `hsimc plan` where it decides what is written; the rest is of runs that are made by one command',
    );
  if (blocks !== undefined && shard !== undefined) throw usage('--blocks and --shard cannot be combined');
  if (out === undefined || out === '')
    throw usage('--plan needs --out', 'all blocks go to one folder, or to folders that are copied together before `hsimc assemble`');
  if (out.endsWith('.duckdb')) throw usage(`${shown(out)} is the name of a database file`, 'blocks are made in a folder');
  const plan = await readPlan(flags.plan);
  const share = blocks !== undefined ? { blocks } : { shard: shard ?? '0/1' };
  const list = blocksOfShare(share, plan.blocks);
  const bar = progress(flags.progress, subjectsOfBlocks(plan, list), flags.quiet === true, false);
  const workers = flags.workers === undefined ? {} : { workers: flags.workers };
  const made = await makeBlocks({ plan, blocks: list, out, worker, ...workers }, { progress: bar, interruptible: onInterrupt });
  const ranges = rangesOf(list);
  if (flags.format === 'json') print(`${JSON.stringify({ blocks: ranges, of: plan.blocks, ...made, folder: out })}\n`);
  else if (flags.quiet !== true) {
    const which = list.length === 0 ? 'no blocks' : `${list.length === 1 ? 'block' : 'blocks'} ${ranges}`;
    const there = made.kept === 0 ? '' : `, ${made.kept} of them there before`;
    print(`${which} of ${plan.blocks}${there}: ${counted(made.subjects, 'subject')}, ${megabytes(made.bytes)} in ${shown(out)}\n`);
  }
  return exitCode.ok;
}
