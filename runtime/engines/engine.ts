/**
 * The seam for engines. An engine decides about one side of a subject's life: care, claims, the pharmacy. It may carry out statements of the language,
 * and it may act at moments of its own, because of what happened: a visit closed, a drug was prescribed.
 */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Records } from '../../model/subject.ts';
import type { VerbName } from '../../vocabulary/verbs.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { EngineAnswer } from '../subject/thread-memory.ts';
import type { Value } from '../subject/value.ts';
import type { CompileVerb, VerbContext } from './verb-context.ts';

export interface Engine<S, K extends RecordKind = RecordKind> {
  readonly name: string;
  /** The records that it may write. */
  readonly kinds: readonly K[];
  /** The statements that it carries out. */
  readonly verbs: Readonly<Partial<Record<VerbName, CompileVerb>>>;
  /** What it does at moments of its own, made ready once for a run. Null where the scenario has nothing for it: it then costs nothing. */
  prepare(context: VerbContext): EngineRun<S, K> | null;
}

/** The value of an expression now. `occurrence` addresses the draws in it (0 to 2^20 - 1): what is asked several times has a number of its own each time. */
export type Ask = (closure: Closure, occurrence?: number) => Value;

/** An engine ready for one run. It keeps nothing of a subject but in `S`. */
export interface EngineRun<S, K extends RecordKind = RecordKind> {
  readonly key: StateKey<S>;
  /** Whether its acts come before the events of their minute: a coverage begins with its day. */
  readonly beforeEvents?: true;
  /** The kinds of record that it is notified of. */
  readonly reactsTo: readonly RecordKind[];
  /**
   * The state for a subject, before anything happens; null where the engine has nothing to do with them.
   * @param ask works out an expression of the scenario for the subject; the engine may keep it
   */
  begin(person: Person, ask: Ask): S | null;
  /** Something happened at `person.now`. It only takes note: what follows is decided in `act`. */
  react(state: S, notice: RecordNotice): void;
  /** Minute of its next act; infinite while there is none. One that is past is carried out at once. */
  next(state: S): number;
  /**
   * Acts at `now`. Whatever it adds can be asked about from now on, and is known from its own message time on.
   * @param answer ends what a statement asked for, so that care can react to it
   */
  act(state: S, now: number, put: Put<K>, revise: Revise<K>, answer: (answered: EngineAnswer) => void): void;
}

/**
 * What an engine may decide by. What is known by the as-of date is not part of it: decisions would differ between as-of dates (law 4), as would what
 * happened after the last of them.
 */
export type Person = Readonly<
  Pick<
    SubjectState,
    | 'draw'
    | 'index'
    | 'member'
    | 'now'
    | 'start'
    | 'birth'
    | 'death'
    | 'deathLag'
    | 'fields'
    | 'patientId'
    | 'attributes'
    | 'arms'
    | 'parties'
    | 'primary'
    | 'kinship'
    | 'engines'
  >
> & {
  /** The first person of the unit, for another patient of it: what they share is in the state of the first. */
  readonly first: (Person & Pick<SubjectState, 'engines'>) | null;
};

/** A record was made, or some of its fields changed. The record is a copy with all that is so by then, whether or not it is known by the as-of date. */
export type RecordNotice = {
  [K in RecordKind]: { readonly kind: K; readonly record: Readonly<Records[K][number]>; readonly made: boolean };
}[RecordKind];

/** Puts a record down that an engine made. */
export type Put<K extends RecordKind> = <One extends K>(kind: One, record: Records[One][number]) => void;

/** Gives fields of a record that the engine made other values, which are known from a minute on. */
export type Revise<K extends RecordKind> = <One extends K>(
  kind: One,
  record: Records[One][number],
  values: Partial<Records[One][number]>,
  known: number,
) => void;

/** Where the state of an engine is found: what its statements reach it by. */
export class StateKey<S> {
  /** Null where the engine has nothing to do with the subject. */
  of(s: Pick<SubjectState, 'engines'>): S | null {
    return (s.engines.get(this) ?? null) as S | null;
  }
}
