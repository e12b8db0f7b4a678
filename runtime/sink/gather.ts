/** What is kept of finished blocks: sums and unions, so that memory does not grow with their number. Blocks may come in any order. */
import type { Ir } from '../../ir/definition.ts';
import type { Parties } from '../../model/subject.ts';
import type { Losses } from '../../model/target.ts';
import { usedParties } from '../parties/run-parties.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import type { BlockResult } from './block-runner.ts';
import { notApplicable, type Verdict, verdictOf } from './expectation-verdicts.ts';
import { type WithoutEffect, withoutEffect } from './idle-statements.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

/** How much of a cohort a run makes: all of it, one subject (shares, numbers and means are the cohort's), or what was known earlier or is new. */
export type Extent = 'whole' | 'one_subject' | 'some_days';

const parts: Readonly<Record<Extent, string>> = {
  whole: '',
  one_subject: 'the run has one subject of the cohort',
  some_days: 'the run is a feed of some days, or ends before the scenario does',
};

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

  /** Statements without any effect, and care that is on no claim; of a part of a cohort nothing is said. */
  idle(extent: Extent): WithoutEffect[] {
    return extent === 'whole' ? withoutEffect(this.#ir, this.tally, this.tally.subjects) : [];
  }

  verdicts(extent: Extent): Verdict[] {
    return this.#ir.expectations.map((expectation, i) => {
      const applies = extent === 'whole' || (extent === 'one_subject' && expectation.form.kind === 'every');
      return applies ? verdictOf(expectation, this.tally.expectations[i]) : notApplicable(expectation, parts[extent]);
    });
  }
}
