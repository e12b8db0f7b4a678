/** The parties of a whole run, from what each block used. */
import type { Parties } from '../canonical/subject.ts';
import { usedParties } from '../parties/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { BlockResult } from './block.ts';

export function partiesOf(plan: Plan, blocks: Iterable<Pick<BlockResult, 'parties' | 'states'>>): Parties {
  const ids = new Set<string>();
  const states = new Set<string>();
  for (const block of blocks) {
    for (const id of block.parties) ids.add(id);
    for (const state of block.states) states.add(state);
  }
  for (const state of [...states].sort()) plan.directory.inState(state);
  return usedParties(plan.directory, ids);
}
