/** One block: its subjects run, counted, spoilt where the scenario says so, and handed to every target. */

import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Losses, Output, Writer } from '../../model/target.ts';
import { type ExecutionPlan, makePlan } from '../plan/execution-plan.ts';
import { newsOf } from '../run/news.ts';
import { Runner } from '../run/unit-member.ts';
import { label, rangeOf } from './blocks.ts';
import { Counter, emptyTally, type Tally } from './tally.ts';

/** A target that was opened for a run. */
export interface OpenTarget {
  readonly name: string;
  readonly writer: Writer;
  /** Whether it gets subjects whole where only news is asked for, and finds the news itself. */
  readonly whole?: boolean;
  /** Where its text goes. */
  readonly output: Output;
}

export interface BlockResult {
  readonly tally: Tally;
  /** Parties that the block's subjects refer to, and the states they are of: sorted. */
  readonly parties: readonly string[];
  readonly states: readonly string[];
  /** What targets could not write as it is, by target. */
  readonly losses: Readonly<Record<string, Losses>>;
}

/** Runs blocks of one plan, one after the other. */
export class BlockRunner {
  readonly #plan: ExecutionPlan;
  readonly #runner: Runner;
  readonly #counter: Counter;
  /** Knows what was told before; null where everything is told. */
  readonly #before: { readonly plan: ExecutionPlan; readonly runner: Runner } | null;
  readonly #after: () => void;
  #subject: number | null = null;

  /** @param after called after each subject, for progress */
  constructor(plan: ExecutionPlan, after: () => void = () => {}) {
    this.#plan = plan;
    this.#runner = new Runner(plan);
    this.#counter = new Counter(plan.ir, plan.context);
    this.#before = before(plan);
    this.#after = after;
  }

  /** The subject in hand: the one to blame where a block throws. */
  get subject(): number | null {
    return this.#subject;
  }

  /** @throws Fault where the scenario cannot be run for a subject */
  run(block: number, size: number, targets: readonly OpenTarget[]): BlockResult {
    const [first, end] = rangeOf(block, size, this.#plan.options.count);
    return this.subjects(first, end, label(block), targets);
  }

  /** Runs the subjects from `first` up to before `end`. */
  subjects(first: number, end: number, name: string, targets: readonly OpenTarget[]): BlockResult {
    const tally = emptyTally(this.#plan.ir);
    const parties = new Set<string>();
    const states = new Set<string>();
    for (let index = first; index < end; index++) {
      this.#subject = index;
      const subject = this.#runner.run(index);
      const { state } = this.#runner;
      this.#counter.count(tally, state, subject);
      for (const id of state.recording.partyIds) parties.add(id);
      if (state.parties !== null) states.add(state.parties.state);
      const measures = this.#plan.measures(state);
      // Counted before it is spoilt: expectations and measures are about what is true.
      const { faults, duplicate } = this.#plan.spoil(state, subject);
      const news = this.#news(index, subject, duplicate);
      if (this.#before !== null) for (const kind of recordKinds) tally.records[kind] += (news.subject?.[kind].length ?? 0) - subject[kind].length;
      for (const { writer, output, whole } of targets) {
        const [first, second] = whole === true ? [subject, duplicate] : [news.subject, news.duplicate];
        if (first !== null) writer.subject(first, name, output);
        if (second !== null) writer.subject(second, name, output);
        writer.truth?.({ measures, faults: [...faults] }, name, output);
      }
      this.#after();
    }
    this.#subject = null;
    for (const target of targets) target.writer.end?.(name, target.output);
    const losses: Record<string, Losses> = {};
    for (const { name: target, writer } of targets) {
      const lost = writer.losses?.() ?? {};
      if (Object.keys(lost).length > 0) losses[target] = lost;
    }
    return { tally, parties: [...parties].sort(), states: [...states].sort(), losses };
  }

  /** The subject and its second registration, with what was told before taken out. */
  #news(index: number, subject: Subject, duplicate: Subject | null): { readonly subject: Subject | null; readonly duplicate: Subject | null } {
    if (this.#before === null) return { subject, duplicate };
    const { plan, runner } = this.#before;
    const then = runner.run(index);
    const other = plan.spoil(runner.state, then).duplicate;
    return { subject: newsOf(subject, then), duplicate: duplicate === null || other === null ? duplicate : newsOf(duplicate, other) };
  }
}

function before({ ir, options }: ExecutionPlan): { readonly plan: ExecutionPlan; readonly runner: Runner } | null {
  const { since, ...rest } = options;
  if (since === undefined) return null;
  const plan = makePlan(ir, { ...rest, asOf: since });
  return { plan, runner: new Runner(plan) };
}
