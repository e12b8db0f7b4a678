/** An engine while one subject is run. */
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { referredAt } from '../../model/references.ts';
import { type AnyRecord, parties, type Records } from '../../model/subject.ts';
import { type Agenda, besideEvents } from '../run/agenda.ts';
import { put, revise } from '../subject/put-record.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';
import { suppliedDays } from './clinical/dispense-verbs.ts';
import { answer } from './clinical/measured-value.ts';
import type { Engine, EngineRun, RecordNotice } from './engine.ts';
import type { VerbContext } from './verb-context.ts';

/** An engine that has something to do in a run. */
export interface ReadyEngine {
  readonly name: string;
  readonly kinds: ReadonlySet<RecordKind>;
  readonly reactsTo: ReadonlySet<RecordKind>;
  readonly run: EngineRun<unknown>;
  readonly conceptOf: VerbContext['conceptOf'];
}

export function readyEngines(engines: readonly Engine<unknown>[], context: VerbContext): readonly ReadyEngine[] {
  return engines.flatMap((engine) => {
    const run = engine.prepare(context);
    if (run === null) return [];
    return [{ name: engine.name, kinds: new Set(engine.kinds), reactsTo: new Set(run.reactsTo), run, conceptOf: context.conceptOf }];
  });
}

/** Acts of one engine for one subject, against engines that never come to an end. */
const MAX_ACTS = 200_000;

export class LiveEngine implements Agenda {
  /** Whatever care brings at a minute comes before what follows from it, but for what care finds there. */
  readonly place: number;
  readonly #ready: ReadyEngine;
  #state: unknown = null;
  #acts = 0;

  constructor(ready: ReadyEngine) {
    this.#ready = ready;
    this.place = ready.run.beforeEvents === true ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  /** @returns whether the engine has anything to do with the subject */
  begin(s: SubjectState, states: Map<unknown, unknown>): boolean {
    const { run } = this.#ready;
    this.#acts = 0;
    this.#state = run.begin(s, (closure, occurrence = 0) => askAt(s, closure, occurrence));
    if (this.#state === null) return false;
    states.set(run.key, this.#state);
    return true;
  }

  get reactsTo(): ReadonlySet<RecordKind> {
    return this.#ready.reactsTo;
  }

  /** Tells the engine of a record of a kind that it reacts to. */
  react(notice: RecordNotice): void {
    if (this.#state !== null) this.#ready.run.react(this.#state, notice);
  }

  next(s: SubjectState): number {
    return this.#state === null ? Number.POSITIVE_INFINITY : Math.max(s.now, this.#ready.run.next(this.#state));
  }

  act(s: SubjectState): boolean {
    const { name, run } = this.#ready;
    if (++this.#acts > MAX_ACTS) throw new Error(`the engine ${name} acts more than ${MAX_ACTS} times for one subject`);
    besideEvents(s);
    s.occurrence = 0;
    run.act(
      this.#state,
      s.now,
      (kind, record) => this.#put(s, kind, record),
      (kind, record, values, known) => {
        s.recording.emitting = known <= s.recording.asOf;
        revise(s, kind, record, values);
      },
      (answered) => void s.memory.answers.push(answered),
    );
    return true;
  }

  #put<K extends RecordKind>(s: SubjectState, kind: K, record: Records[K][number]): void {
    const { name, kinds, conceptOf } = this.#ready;
    if (!kinds.has(kind)) throw new Error(`the engine ${name} writes ${kind}, and does not say so`);
    const { recording } = s;
    recording.emitting = (record as unknown as Readonly<Record<string, number>>)[kindOf[kind].reported] <= recording.asOf;
    partiesIn[kind](record, (id) => void recording.partyIds.add(id));
    put(s, kind, record);
    const concept = 'code' in record ? conceptOf.get(record.code) : undefined;
    if (concept === undefined) return;
    // What was filled before the start is known at the start.
    if ('handed_over' in record) s.trail(concept, kind, suppliedDays(record), Math.min(record.handed_over, s.now));
    else s.trail(concept, kind, answerOf(record));
  }
}

function askAt(s: SubjectState, closure: Closure, occurrence: number): Value {
  const outer = s.occurrence;
  s.occurrence = occurrence;
  const value = closure(s);
  s.occurrence = outer;
  return value;
}

/** Where records of each kind refer to parties. */
const partiesIn = Object.fromEntries(
  recordKinds.map((kind) => [kind, referredAt(kindOf[kind].references().filter(({ list }) => Object.hasOwn(parties.shape, list)))]),
) as Readonly<Record<RecordKind, ReturnType<typeof referredAt>>>;

/** What a question about a record's concept reads. */
function answerOf(record: AnyRecord): Value {
  return 'value_code' in record ? answer(record) : true;
}
