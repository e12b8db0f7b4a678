/** One block: its subjects run, counted, given the defects that the scenario asks for, and handed to every target. */

import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Losses, Output, Writer } from '../../model/target.ts';
import { type ExecutionPlan, makeExecutionPlan } from '../plan/execution-plan.ts';
import { newsOf } from '../run/news.ts';
import type { UnitMember } from '../run/unit-member.ts';
import { UnitRunner } from '../run/unit-runner.ts';
import { label, rangeOf } from './blocks.ts';
import { Counter, emptyTally, type Tally } from './tally.ts';

/** A target that was opened for a run. */
export interface OpenTarget {
  readonly name: string;
  readonly writer: Writer;
  /**
   * What it finds the news of itself, where only news is asked for: then it gets subjects whole, with what was known before. Messages can be sent of what
   * was known; resources are functions of the records and of what measures say on the as-of day, so that a subject without either has none.
   */
  readonly feed?: 'messages' | 'resources';
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
  readonly #runner: UnitRunner;
  readonly #counter: Counter;
  /** Knows what earlier feeds reported; null where everything is reported. */
  readonly #before: UnitRunner | null;
  readonly #after: () => void;
  #subject: number | null = null;

  /** @param after called after each subject, for progress */
  constructor(plan: ExecutionPlan, after: () => void = () => {}) {
    this.#plan = plan;
    this.#runner = new UnitRunner(plan);
    this.#counter = new Counter(plan);
    const { since } = plan.options;
    this.#before = since === undefined ? null : new UnitRunner(earlier(plan, since));
    this.#after = after;
  }

  /** The current subject: the one to blame where a block throws. */
  get subject(): number | null {
    return this.#subject;
  }

  /** @throws RunError where the scenario cannot be run for a subject */
  run(block: number, size: number, targets: readonly OpenTarget[]): BlockResult {
    const [first, end] = rangeOf(block, size, this.#plan.options.count);
    return this.subjects(first, end, label(block), targets);
  }

  /** Runs the units from `first` up to before `end`. */
  subjects(first: number, end: number, name: string, targets: readonly OpenTarget[]): BlockResult {
    const tally = emptyTally(this.#plan.ir);
    const parties = new Set<string>();
    const states = new Set<string>();
    for (let index = first; index < end; index++) {
      this.#subject = index;
      const subjects = this.#runner.run(index);
      const { members } = this.#runner;
      const then = this.#before?.run(index) ?? [];
      // Counted before they are spoilt: expectations and measures are about what is true.
      for (let place = 0; place < subjects.length; place++) if (isBorn(members[place])) this.#counter.count(tally, members[place].state, subjects[place]);
      for (let place = 0; place < subjects.length; place++) {
        if (!isBorn(members[place])) continue;
        const { state } = members[place];
        for (const id of state.recording.partyIds) parties.add(id);
        if (state.parties !== null) states.add(state.parties.state);
        this.#write(
          members[place],
          subjects[place],
          this.#before === null ? null : patientOf(this.#before, then, members[place].state.member),
          tally,
          name,
          targets,
        );
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

  /** Hands one patient to every target, with the defects that the scenario asks for; with `then`, only what was not known at that time. */
  #write({ plan, state }: UnitMember, subject: Subject, then: Patient | null, tally: Tally, name: string, targets: readonly OpenTarget[]): void {
    const measures = plan.measures(state);
    const { faults, duplicate, counts } = plan.applyDefects(state, subject);
    this.#counter.defects(tally, counts);
    const before = then === null || !isBorn(then.member) ? null : knownBefore(then);
    const news = before === null ? { subject, duplicate } : newsSince(before, subject, duplicate);
    if (before !== null) for (const kind of recordKinds) tally.records[kind] += (news.subject?.[kind].length ?? 0) - subject[kind].length;
    for (const { writer, output, feed } of targets) {
      const given = (whole: Subject | null, fresh: Subject | null, reports: number): Subject | null =>
        feed === 'messages' || (feed === 'resources' && (fresh !== null || reports > 0)) ? whole : fresh;
      const [first, second] = [given(subject, news.subject, measures.length), given(duplicate, news.duplicate, 0)];
      if (first !== null) writer.subject(first, name, output, before?.subject, measures);
      if (second !== null) writer.subject(second, name, output, before?.duplicate ?? undefined);
      writer.truth?.({ measures, faults: [...faults] }, name, output);
    }
  }
}

/** Nobody knows of a person who is born after the as-of date. */
function isBorn({ plan, state }: UnitMember): boolean {
  return state.birth <= plan.asOf;
}

/** A patient as known at an earlier time. */
interface Patient {
  readonly member: UnitMember;
  readonly subject: Subject;
}

/** Somebody of a unit as known at an earlier time; null where they were not there yet. */
function patientOf({ members }: UnitRunner, subjects: readonly Subject[], place: number): Patient | null {
  const at = members.findIndex(({ state }) => state.member === place);
  return at < 0 ? null : { member: members[at], subject: subjects[at] };
}

interface Registrations<S> {
  readonly subject: S;
  /** The second registration of the same patient. */
  readonly duplicate: Subject | null;
}

/** What earlier feeds reported, with the defects of the scenario. */
function knownBefore({ member, subject }: Patient): Registrations<Subject> {
  return { subject, duplicate: member.plan.applyDefects(member.state, subject).duplicate };
}

/** A subject and its second registration, without what was known before. */
function newsSince(before: Registrations<Subject>, subject: Subject, duplicate: Subject | null): Registrations<Subject | null> {
  return {
    subject: newsOf(subject, before.subject),
    duplicate: duplicate === null || before.duplicate === null ? duplicate : newsOf(duplicate, before.duplicate),
  };
}

/** The same plan as of an earlier time. */
function earlier({ ir, options, others }: ExecutionPlan, asOf: number): ExecutionPlan {
  const { since: _, ...rest } = options;
  const plan = makeExecutionPlan(ir, { ...rest, asOf });
  return plan.others.length > 0 ? plan : { ...plan, others: others.map(({ plan, joins }) => ({ plan: earlier(plan, asOf), joins })) };
}
