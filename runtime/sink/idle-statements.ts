/**
 * Statements that act on what is there (`merge`, `cancel`, `correct`, `mark`, `resend`, `appeal`, `claim`, `adjust`, `void`, and those of `defects`), and those of them that found nothing to act on in a
 * whole run.
 */
import type { Action, Ir } from '../../ir/definition.ts';
import { irsOfPeople } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { madeKinds } from '../../ir/made-kinds.ts';
import { neverMerged } from '../../ir/merged-events.ts';
import { allActions } from '../../ir/walk.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import type { UnbilledCare } from '../engines/claims/unbilled-care.ts';
import type { Recording } from '../subject/recording.ts';

/** How often a statement was reached, and how often it changed something. */
export interface ActCount {
  reached: number;
  changed: number;
}

/** Statements that act on records, as `actingStatements` lists them, and defects. */
export interface ActCounts {
  acts: ActCount[];
  defects: ActCount[];
}

export function emptyActs(ir: Ir): ActCounts {
  return { acts: actingStatements(ir).map(nothingYet), defects: ir.defects.map(nothingYet) };
}

const nothingYet = (): ActCount => ({ reached: 0, changed: 0 });

export function addActs(to: ActCounts, more: ActCounts): void {
  for (const list of ['acts', 'defects'] as const) for (const [i, { reached, changed }] of more[list].entries()) addAct(to[list][i], reached, changed);
}

function addAct(to: ActCount, reached: number, changed: number): void {
  to.reached += reached;
  to.changed += changed;
}

/** Counts what statements did to one person after the other. */
export class ActCounter {
  readonly #places: ReadonlyMap<string, number>;

  constructor(ir: Ir) {
    this.#places = new Map(actingStatements(ir).map(({ key }, i) => [key, i]));
  }

  corrections(to: ActCounts, acts: ReadonlyMap<string, ActCount> | null): void {
    for (const [key, { reached, changed }] of acts ?? []) {
      const at = this.#places.get(key);
      if (at !== undefined) addAct(to.acts[at], reached, changed);
    }
  }

  defects(to: ActCounts, counts: readonly (readonly [number, number])[]): void {
    for (const [i, [reached, changed]] of counts.entries()) addAct(to.defects[i], reached, changed);
  }
}

export interface Acting {
  /** Where it is written: copies of a flow are one statement. */
  readonly key: string;
  readonly text: string;
  readonly file: string;
}

/** A statement that was reached, or that a whole cohort gave nothing to, and changed nothing. */
export interface IdleStatement {
  readonly text: string;
  readonly file: string;
  readonly reached: number;
  readonly defect: boolean;
}

export const keyOfAct = ([file, start]: At): string => `${file} ${start}`;

/** Notes that a statement was reached in what is reported, and whether it changed something. */
export function countAct(recording: Pick<Recording, 'acts' | 'emitting'>, key: string, changed: boolean): void {
  if (!recording.emitting) return;
  recording.acts ??= new Map();
  const before = recording.acts.get(key) ?? { reached: 0, changed: 0 };
  recording.acts.set(key, { reached: before.reached + 1, changed: before.changed + (changed ? 1 : 0) });
}

/** The same for what is to change something later. @returns takes it back, once: it changed nothing after all */
export function countActLater(recording: Pick<Recording, 'acts' | 'emitting'>, key: string): () => void {
  countAct(recording, key, true);
  let counted = recording.emitting;
  return () => {
    const count = recording.acts?.get(key);
    if (counted && count !== undefined) recording.acts?.set(key, { ...count, changed: count.changed - 1 });
    counted = false;
  };
}

export function actsOnRecords({ verb }: Action): boolean {
  return verbs[verb].actsOnRecords;
}

/** All of them, corrections first, in the order in which a tally counts them. */
export function actingStatements(ir: Ir): readonly Acting[] {
  const found = new Map<string, Acting>();
  for (const person of irsOfPeople(ir))
    for (const action of allActions(person)) {
      const key = keyOfAct(action.at);
      // What can never merge anything is reported before a run.
      if (!actsOnRecords(action) || found.has(key) || neverMerged(person.events, action) !== null) continue;
      const of = namedBy(person, action);
      found.set(key, { key, text: of === null ? action.verb : `${action.verb} ${of}`, file: ir.files[action.at[0]]?.path ?? '' });
    }
  return [...found.values()];
}

/** The event or service that the argument of a statement names. */
function namedBy({ events, concepts }: Ir, { argument }: Action): string | null {
  if (argument?.op === 'event_time') return events[argument.event]?.name ?? null;
  if (argument?.op === 'concept') return concepts[argument.concept].name;
  return argument?.op === 'text' ? argument.value : null;
}

/** Care of covered people that no claim has. */
export interface UnbilledNotice {
  readonly unbilled: keyof UnbilledCare;
  readonly count: number;
}

/** What a run reports: statements without any effect, and care that is on no claim. */
export type WithoutEffect = IdleStatement | UnbilledNotice;

export function withoutEffect(ir: Ir, counts: ActCounts & { readonly unbilled: UnbilledCare }, subjects: number): WithoutEffect[] {
  const { unbilled } = counts;
  const notices = (['withoutDiagnosis', 'withoutPrice', 'services'] as const).flatMap((part) =>
    unbilled[part] > 0 ? [{ unbilled: part, count: unbilled[part] }] : [],
  );
  return [...idleStatements(ir, counts, subjects), ...notices];
}

/** Of a share of fewer records than this many expected faults, none may be hit by chance: with 7 expected, once in 1,000 runs. */
const ENOUGH = 7;
/** 100 %, in the unit of the weights of defects. */
const WHOLE = 100_000_000;

/** Those without any effect. A defect of few things, each with a small share, may have none by chance. */
export function idleStatements(ir: Ir, { acts, defects }: ActCounts, subjects: number): IdleStatement[] {
  const idle = actingStatements(ir).flatMap(({ text, file }, i): IdleStatement[] => {
    const { reached, changed } = acts[i];
    return reached > 0 && changed === 0 ? [{ text, file, reached, defect: false }] : [];
  });
  const made = madeKinds(irsOfPeople(ir));
  const idleDefects = ir.defects.flatMap(({ verb, target, weight, at }, i): IdleStatement[] => {
    // A kind of record that nothing makes is reported before a run.
    if (defectSpecs[verb].of === 'record' && !made.has(target)) return [];
    const { reached, changed } = defects[i];
    const byChance = reached > 0 && (reached * weight) / WHOLE < ENOUGH && weight < WHOLE;
    if (subjects === 0 || weight === 0 || changed > 0 || byChance) return [];
    return [{ text: verb === 'duplicate' ? verb : `${verb} ${target}`, file: ir.files[at[0]]?.path ?? '', reached, defect: true }];
  });
  return [...idle, ...idleDefects];
}
