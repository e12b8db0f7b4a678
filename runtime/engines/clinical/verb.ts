/** What all verbs share: reading fields, ids, parties, and putting records down. */
import { siteOf } from '../../../draws/draw.ts';
import type { Action } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Message } from '../../../model/clinical/message.ts';
import type { Practitioner, Specialty } from '../../../model/parties/providers.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { AnyRecord, Records } from '../../../model/subject.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { uuid } from '../../demographics/demographics.ts';
import type { StateDirectory } from '../../parties/run-parties.ts';
import type { Context } from '../../plan/compile-context.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { Correcting, Made, Reporting } from '../../subject/recording.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import { refersToAny } from '../../subject/withheld.ts';
import type { VerbContext } from '../verb-context.ts';

/** The fields of an action as closures, read with their defaults. */
export class Fields {
  readonly #closures: ReadonlyMap<string, Closure>;

  constructor(action: Action, context: Context) {
    this.#closures = new Map(action.fields.map(({ name, value }) => [name, compile(value, context)]));
  }

  has(name: string): boolean {
    return this.#closures.has(name);
  }

  /** The field's value, or the default where it is not given or missing. */
  or<T extends Value>(name: string, otherwise: T): (s: SubjectState) => T {
    const closure = this.#closures.get(name);
    if (closure === undefined) return () => otherwise;
    return (s) => {
      const value = closure(s);
      return value === null ? otherwise : (value as T);
    };
  }

  /** The same for a time that the record keeps as a day. */
  day(name: string): ((s: SubjectState) => number | null) | null {
    const closure = this.#closures.get(name);
    if (closure === undefined) return null;
    return (s) => {
      const value = closure(s);
      return typeof value === 'number' ? dayOfMinute(value) : null;
    };
  }
}

/** Reads the argument that is a row of a code table. */
export function conceptArgument(action: Action, context: VerbContext): (s: SubjectState) => Coding | null {
  const closure = compile(action.argument as Expression, context);
  return (s) => closure(s) as Coding | null;
}

export function wordArgument(action: Action): string {
  return action.argument?.op === 'text' ? action.argument.value : '';
}

/** The id of the record that this statement makes for the occurrence in hand. */
export function idAt(context: Context, path: string): (s: SubjectState) => string {
  const site = context.sites.site(path);
  const { trace } = context;
  if (trace === null) return (s) => uuid(siteOf(site, s.member), s.index, s.occurrence);
  return (s) => {
    const id = uuid(siteOf(site, s.member), s.index, s.occurrence);
    trace.id(id, path, s);
    return id;
  };
}

/** Puts a record down, unless its message, or that of a record it refers to, is not known yet. */
export function put<K extends RecordKind>(s: SubjectState, kind: K, record: Records[K][number]): void {
  if (s.recording.correcting !== null) {
    correctRecord(s.recording.correcting, kind, record);
    return;
  }
  s.recording.making?.list.push({ kind, record, before: null, change: null });
  if (!s.recording.emitting || (s.recording.hidden.size > 0 && refersToAny[kind](record, s.recording.hidden))) s.recording.hidden.add(record.id);
  else {
    (s.recording.records[kind] as unknown[]).push(record);
    if (s.recording.reporting !== null) noteReported(s, s.recording.reporting, record.id);
  }
}

/** Notes that the event in progress reports a record, or a change of one. */
export function noteReported(s: SubjectState, reporting: Reporting, id: string): void {
  reporting.ids.push(id);
  if (reporting.route !== null) route(s, reporting.route, id);
}

/** Says of one record from whom to whom its message goes. Its identifier follows from that of the record, so that it is the same on every day. */
export function route(s: SubjectState, by: Message, record: string): void {
  s.recording.records.messages.push({ ...by, id: derivedId(record, ROUTE), record_id: record });
}

/** Beyond the numbers of changes, which identifiers are derived with too. */
const ROUTE = 0x4d5347;

/** An identifier that follows from that of a record: its first digits mixed with a number. */
export function derivedId(record: string, nth: number): string {
  const mixed = (Number.parseInt(record.slice(0, 8), 16) ^ Math.imul(nth, 0x9e3779b1)) >>> 0;
  return mixed.toString(16).padStart(8, '0') + record.slice(8);
}

function sameCode(a: AnyRecord, b: AnyRecord): boolean {
  return 'code' in a && 'code' in b && a.code.system === b.code.system && a.code.code === b.code.code;
}

/** The record of the event that a corrected one stands for: of the same code, or else the only one of its kind. */
function counterpart(list: readonly Made[], kind: RecordKind, record: AnyRecord): Made | null {
  const made = list.filter((one) => one.kind === kind && one.before === null);
  return made.find((one) => sameCode(one.record, record)) ?? (made.length === 1 ? made[0] : null);
}

function correctRecord(correcting: Correcting, kind: RecordKind, record: AnyRecord): void {
  const made = counterpart(correcting.of.list, kind, record);
  correcting.corrected = made?.record ?? null;
  if (made !== null) correcting.amend(made, record);
}

/** A record that was corrected to another concept is found under that one. */
export function rename<T extends { readonly id: string }>(known: Map<number, T>, key: number, record: T | null): void {
  if (record === null) return;
  for (const [other, one] of known) {
    if (one.id !== record.id || other === key) continue;
    known.delete(other);
    known.set(key, record);
    return;
  }
}

/** The visit or stay that records belong to. */
export function visit(s: SubjectState): Encounter | null {
  const { encounter, stay, left } = s.clinical;
  return encounter ?? stay ?? (left !== null && left.end !== null && left.end >= s.now ? left : null);
}

export function visitId(s: SubjectState): string | null {
  return visit(s)?.id ?? null;
}

/** Parties are made for the subject's state before anything happens. */
export function parties(s: SubjectState): StateDirectory {
  return s.parties as StateDirectory;
}

export function primary(s: SubjectState): Practitioner {
  return s.primary as Practitioner;
}

/** Notes that a record refers to a party. */
export function uses(s: SubjectState, id: string): string {
  s.recording.partyIds.add(id);
  return id;
}

/** Who is responsible for a record: the practitioner of the visit, else the one of primary care. */
export function responsible(s: SubjectState): string {
  return uses(s, visit(s)?.practitioner_id ?? primary(s).id);
}

/** The practitioner of a specialty whom the subject sees. */
export function practitioner(s: SubjectState, context: VerbContext, specialty: Specialty): Practitioner {
  return parties(s).practitionerFor(specialty, context.clinical.seen, s.draw, s.index);
}

/** Message time of what happens now. */
export function recordedAt(s: SubjectState): number {
  return s.now + s.recording.lag;
}
