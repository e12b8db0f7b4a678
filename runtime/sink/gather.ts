/** What is kept of finished blocks: sums and unions, so that memory does not grow with their number. Blocks may come in any order. */
import type { Ir } from '../../compiler/ir/ir.ts';
import type { Parties } from '../canonical/subject.ts';
import { usedParties } from '../parties/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { BlockResult } from './block.ts';
import { judge, type Verdict } from './judge.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

export class Gathered {
  readonly tally: Tally;
  readonly #ir: Ir;
  readonly #parties = new Set<string>();
  readonly #states = new Set<string>();

  constructor(ir: Ir) {
    this.#ir = ir;
    this.tally = emptyTally(ir);
  }

  add({ tally, parties, states }: BlockResult): void {
    addTally(this.tally, tally);
    for (const id of parties) this.#parties.add(id);
    for (const state of states) this.#states.add(state);
  }

  /** The parties that any subject refers to. */
  parties(plan: Plan): Parties {
    for (const state of [...this.#states].sort()) plan.directory.inState(state);
    return usedParties(plan.directory, this.#parties);
  }

  verdicts(): Verdict[] {
    return this.#ir.expectations.map((expectation, i) => judge(expectation, this.tally.expectations[i]));
  }
}
