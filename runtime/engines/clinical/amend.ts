/**
 * Changing a record after it was made, so that what was reported before stays known. A change is reported in its own message, which never comes
 * before the one that it is about; a change that is not yet reported by the as-of date does not show.
 */
import { z } from 'zod';
import type { Change, ChangeKind } from '../../../model/clinical/change.ts';
import { patient as patientSchema } from '../../../model/parties/patient.ts';
import { kindOf, type RecordKind } from '../../../model/record-kinds.ts';
import type { AnyRecord } from '../../../model/subject.ts';
import { derivedId, noteReported, uses } from '../../subject/put-record.ts';
import type { ChangedFields, Made } from '../../subject/recording.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { primary, visit } from './care-context.ts';

/** Message time of a record as it is now. */
export function sentAt(kind: RecordKind, record: AnyRecord): number {
  return (record as unknown as Readonly<Record<string, number>>)[kindOf[kind].reported];
}

function schemaOf(kind: RecordKind | 'patients', field: string): z.ZodType {
  const { shape } = kind === 'patients' ? patientSchema : kindOf[kind].schema;
  return (shape as Readonly<Record<string, z.ZodType>>)[field];
}

/** A value of a field as JSON text; null for a missing one. */
export function textOf(kind: RecordKind | 'patients', field: string, value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(z.encode(schemaOf(kind, field), value));
}

/** What a change is made on: a record of the subject, or the person. */
interface Subject {
  readonly kind: RecordKind | 'patients';
  readonly id: string;
  readonly lastReported: number;
  readonly encounter: string | null;
}

function log(s: SubjectState, kind: ChangeKind, on: Subject, fields: Change['fields']): string {
  const nth = s.recording.records.changes.reduce((count, change) => (change.record_id === on.id ? count + 1 : count), 1);
  const id = derivedId(on.id, nth);
  s.recording.records.changes.push({
    id,
    kind,
    record_kind: on.kind,
    record_id: on.id,
    fields,
    occurred: s.now,
    recorded: Math.max(s.now + s.recording.lag, on.lastReported),
    encounter_id: on.encounter,
    practitioner_id: uses(s, visit(s)?.practitioner_id ?? primary(s).id),
  });
  if (s.recording.reporting !== null) noteReported(s, s.recording.reporting, id);
  return id;
}

/** When the last message about a record went out: its first one, or that of its last change. */
function lastReported(s: SubjectState, id: string, first: number): number {
  return s.recording.records.changes.reduce((latest, change) => (change.record_id === id ? Math.max(latest, change.recorded) : latest), first);
}

/** Whether a change of a record is known by the as-of date. */
function isReported(s: SubjectState, id: string, latest: number): boolean {
  return !s.recording.hidden.has(id) && Math.max(s.now + s.recording.lag, latest) <= s.recording.asOf;
}

/** Gives fields of a record new values, and keeps the old ones as a change. Nothing is changed where all are as they should be. */
export function amend(s: SubjectState, kind: ChangeKind, list: RecordKind, record: AnyRecord, values: ChangedFields): void {
  s.recording.offer?.(list, record, values);
  const target = record as unknown as Record<string, unknown>;
  const latest = lastReported(s, record.id, sentAt(list, record));
  if (!isReported(s, record.id, latest)) return;
  const fields = changed(list, target, values);
  if (fields.length === 0) return;
  const before = Object.fromEntries(fields.map(({ name }) => [name, target[name]]));
  for (const { name } of fields) target[name] = values[name];
  const encounter = list === 'encounters' ? record.id : 'encounter_id' in record ? record.encounter_id : null;
  const change = log(s, kind, { kind: list, id: record.id, lastReported: latest, encounter }, fields);
  s.recording.making?.list.push({ kind: list, record, before, change });
}

/** Reports a record, or a change of one, once more as it was. */
export function repeat(s: SubjectState, { kind, record, change }: Made): void {
  const latest = lastReported(s, record.id, sentAt(kind, record));
  if (!isReported(s, record.id, latest)) return;
  log(s, 'resent', { kind: change === null ? kind : 'changes', id: change ?? record.id, lastReported: latest, encounter: null }, []);
}

/** Gives fields of the person new values. */
export function amendPatient(s: SubjectState, values: ChangedFields): void {
  const target = s.fields as unknown as Record<string, unknown>;
  const latest = lastReported(s, s.patientId, Number.NEGATIVE_INFINITY);
  if (!isReported(s, s.patientId, latest)) return;
  const fields = changed('patients', target, values);
  if (fields.length === 0) return;
  s.fields = { ...(s.fields as object), ...values } as SubjectState['fields'];
  log(s, 'updated', { kind: 'patients', id: s.patientId, lastReported: latest, encounter: visit(s)?.id ?? null }, fields);
}

function changed(kind: RecordKind | 'patients', target: ChangedFields, values: ChangedFields): Change['fields'] {
  return Object.entries(values).flatMap(([name, value]) => {
    const [before, after] = [textOf(kind, name, target[name]), textOf(kind, name, value)];
    return before === after ? [] : [{ name, before, after }];
  });
}
