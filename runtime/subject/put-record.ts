/** Putting records down: what is known of them by the as-of date, who hears of them, and what their messages say. */
import type { Message } from '../../model/clinical/message.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import type { AnyRecord, Records } from '../../model/subject.ts';
import { noteAnswer } from './answers.ts';
import type { Correcting, Made, Reporting } from './recording.ts';
import type { SubjectState } from './subject-state.ts';
import { refersToAny } from './withheld.ts';

/** Puts a record down, unless its message, or that of a record it refers to, is not known yet. */
export function put<K extends RecordKind>(s: SubjectState, kind: K, record: Records[K][number]): void {
  if (s.recording.correcting !== null) {
    correctRecord(s.recording.correcting, kind, record);
    return;
  }
  s.recording.offer?.(kind, record, null);
  s.recording.making?.list.push({ kind, record, before: null, change: null });
  if (s.recording.questions.length > 0) noteAnswer(s, kind, record);
  if (!s.recording.emitting || (s.recording.hidden.size > 0 && refersToAny[kind](record, s.recording.hidden))) s.recording.hidden.add(record.id);
  else {
    (s.recording.records[kind] as unknown[]).push(record);
    if (s.recording.reporting !== null) noteReported(s, s.recording.reporting, record.id);
  }
}

/** Gives fields of a record other values, without a message of their own: whoever knows of the record when it happens sees them at once. */
export function revise<K extends RecordKind>(s: SubjectState, kind: K, record: Records[K][number], values: Partial<Records[K][number]>): void {
  s.recording.offer?.(kind, record, values);
  if (s.recording.emitting) Object.assign(record, values);
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

/** Notes that a record refers to a party. */
export function uses(s: SubjectState, id: string): string {
  const { recording } = s;
  // The records of a visit name the same two parties in turn: the set is not asked again for them.
  if (id !== recording.lastParty && id !== recording.otherParty) {
    recording.partyIds.add(id);
    recording.otherParty = recording.lastParty;
    recording.lastParty = id;
  }
  return id;
}

/** Message time of what happens now. */
export function recordedAt(s: SubjectState): number {
  return s.now + s.recording.lag;
}
