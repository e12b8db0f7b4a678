/** A cohort in slices, between which others have their turn: a server answers meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { ExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner, type OpenTarget } from '../../runtime/sink/block-runner.ts';
import { addTally, emptyTally, type Tally } from '../../runtime/sink/tally.ts';
import { running } from '../read-cohort.ts';

/** Subjects of a slice: about a tenth of a second. */
const SLICE = 100;

/** @throws the reason of the signal where it is given */
export async function runCohort(
  plan: ExecutionPlan,
  [first, end]: readonly [number, number],
  targets: readonly OpenTarget[],
  { count, signal }: { readonly count: (subjects: number) => void; readonly signal?: AbortSignal },
): Promise<Tally> {
  const tally = emptyTally(plan.ir);
  let done = 0;
  const runner = new BlockRunner(plan, () => count(++done));
  for (let at = first; at < end; at += SLICE) {
    addTally(tally, running(() => runner.subjects(at, Math.min(end, at + SLICE), '00000', targets)).tally);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return tally;
}
