/**
 * The seam for engines. An engine decides about one side of a subject's life: care, claims, the pharmacy. It may carry out statements of the language,
 * and it may act at moments of its own, because of what happened: a visit closed, a drug was prescribed.
 */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Records } from '../../model/subject.ts';
import type { VerbName } from '../../vocabulary/verbs.ts';
import type { SubjectState } from '../subject/subject-state.ts';
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

/** An engine ready for one run. It keeps nothing of a subject but in `S`. */
export interface EngineRun<S, K extends RecordKind = RecordKind> {
  readonly key: StateKey<S>;
  /** The kinds of record that it is notified of. */
  readonly reactsTo: readonly RecordKind[];
  /** The state for a subject, before anything happens; null where the engine has nothing to do with them. */
  begin(person: Person): S | null;
  /** Something happened at `person.now`. It only takes note: what follows is decided in `act`. */
  react(state: S, notice: RecordNotice): void;
  /** Minute of its next act; infinite while there is none. One that is past is carried out at once. */
  next(state: S): number;
  /** Acts at `now`. Whatever it adds can be asked about from now on, and is known from its own message time on. */
  act(state: S, now: number, put: Put<K>): void;
}

/**
 * What an engine may decide by. What is known by the as-of date is not part of it: decisions would differ between as-of dates (law 4), as would what
 * happened after the last of them.
 */
export type Person = Readonly<
  Pick<SubjectState, 'draw' | 'index' | 'member' | 'now' | 'start' | 'birth' | 'death' | 'fields' | 'patientId' | 'attributes' | 'arms'>
>;

/** A record was made, or some of its fields changed. The record is a copy with all that is so by then, whether or not it is known by the as-of date. */
export type RecordNotice = {
  [K in RecordKind]: { readonly kind: K; readonly record: Readonly<Records[K][number]>; readonly made: boolean };
}[RecordKind];

/** Puts a record down that an engine made. */
export type Put<K extends RecordKind> = <One extends K>(kind: One, record: Records[One][number]) => void;

/** Where the state of an engine is found: what its statements reach it by. */
export class StateKey<S> {
  /** Null where the engine has nothing to do with the subject. */
  of(s: SubjectState): S | null {
    return (s.engines.get(this) ?? null) as S | null;
  }
}
