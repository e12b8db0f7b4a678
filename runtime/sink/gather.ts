/** What is kept of finished blocks: sums and unions, so that memory does not grow with their number. Blocks may come in any order. */
import type { Ir } from '../../ir/definition.ts';
import type { Parties } from '../../model/subject.ts';
import type { Losses } from '../../model/target.ts';
import { usedParties } from '../parties/run-parties.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import type { BlockResult } from './block-runner.ts';
import { type Verdict, verdictOf } from './expectation-verdicts.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

export class Gathered {
  readonly tally: Tally;
  readonly #ir: Ir;
  readonly #parties = new Set<string>();
  readonly #states = new Set<string>();
  readonly #losses = new Map<string, Map<string, number>>();

  constructor(ir: Ir) {
    this.#ir = ir;
    this.tally = emptyTally(ir);
  }

  add({ tally, parties, states, losses }: BlockResult): void {
    addTally(this.tally, tally);
    for (const id of parties) this.#parties.add(id);
    for (const state of states) this.#states.add(state);
    for (const [target, lost] of Object.entries(losses)) this.lose(target, lost);
  }

  /** Adds what a target could not write as it is. */
  lose(target: string, lost: Losses): void {
    const sums = this.#losses.get(target) ?? new Map<string, number>();
    for (const [what, count] of Object.entries(lost)) sums.set(what, (sums.get(what) ?? 0) + count);
    if (sums.size > 0) this.#losses.set(target, sums);
  }

  /** What targets could not write as it is, by target: in order of the words, whichever block came first. */
  losses(): Record<string, Losses> {
    const sorted = <V>(entries: Iterable<readonly [string, V]>): (readonly [string, V])[] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted(this.#losses).map(([target, sums]) => [target, Object.fromEntries(sorted(sums))]));
  }

  /** The parties that any subject refers to. */
  parties(plan: ExecutionPlan): Parties {
    for (const state of [...this.#states].sort()) plan.directory.inState(state);
    return usedParties(plan.directory, this.#parties);
  }

  /** @param alone whether only one subject of the cohort was made: then nothing is said of shares, numbers and means, which are the cohort's */
  verdicts(alone: boolean): Verdict[] {
    const verdicts: Verdict[] = [];
    for (const [i, expectation] of this.#ir.expectations.entries())
      if (!alone || expectation.form.kind === 'every') verdicts.push(verdictOf(expectation, this.tally.expectations[i]));
    return verdicts;
  }
}
