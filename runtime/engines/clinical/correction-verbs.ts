/**
 * `cancel`, `correct`, `mark … in_error`, `merge … into`, `resend`: later changes of the records of an event. They refer to the occurrence that the event in
 * progress depends on, or else of the last one.
 */
import type { Expression } from '../../../ir/expression.ts';
import type { Condition } from '../../../model/clinical/condition.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { kindOf } from '../../../model/record-kinds.ts';
import type { AnyRecord } from '../../../model/subject.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import type { Made, Making } from '../../subject/recording.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { amend, repeat } from './amend.ts';
import { replacePrincipal } from './diagnosis-roles.ts';
import { forgetOngoing } from './renewals.ts';

type Word = 'cancelled' | 'entered_in_error';

function eventOf(expression: Expression | null): { readonly event: number; readonly which: number | null } {
  if (expression?.op !== 'event_time') throw new Error('a correction without an event');
  return { event: expression.event, which: typeof expression.which === 'number' ? expression.which : null };
}

/** What the occurrence that is spoken of made; null where it never happened. */
export function making(expression: Expression | null): (s: SubjectState) => Making | null {
  const { event, which } = eventOf(expression);
  return (s) => {
    const all = s.recording.made.get(event) ?? [];
    if (which !== null) return all[which - 1] ?? null;
    const hung = s.trigger === null ? undefined : all.findLast((one) => one.start === s.trigger?.start);
    return hung ?? all.at(-1) ?? null;
  };
}

/** What a record no longer is, it is no longer asked about. */
function forget(s: SubjectState, context: VerbContext, { kind, record }: Made, start: number): void {
  if ('code' in record) {
    const key = context.conceptOf.get(record.code) ?? -1;
    s.untrail(key, kind, start);
    if (s.clinical.conditions.get(key)?.id === record.id) s.clinical.conditions.delete(key);
    if (s.clinical.prescriptions.get(key)?.id === record.id) s.clinical.prescriptions.delete(key);
    if (kind === 'medication_requests') forgetOngoing(s, key, record.id);
    if (s.clinical.allergies?.get(key)?.id === record.id) s.clinical.allergies.delete(key);
    if (s.clinical.devices?.get(key)?.id === record.id) s.clinical.devices.delete(key);
  }
  if (kind === 'observations' && 'components' in record) for (const part of record.components) s.untrail(context.conceptOf.get(part.code) ?? -1, kind, start);
  if (kind !== 'encounters') return;
  const at = s.clinical.visits.findIndex((visit) => visit.id === record.id);
  if (at >= 0) s.clinical.visits.splice(at, 1);
  if (s.clinical.stay?.id === record.id) s.clinical.stay = null;
  if (s.clinical.planned?.id === record.id) s.clinical.planned = null;
}

/** Visits of these records whose principal diagnosis is none any more have another one. @param withdrawn ids of visits that were taken back as a whole */
function replacePrincipals(s: SubjectState, list: readonly Made[], withdrawn: ReadonlySet<string>): void {
  const visits = new Set(list.flatMap(({ kind, record }) => (kind === 'conditions' ? [(record as Condition).encounter_id] : [])));
  for (const visit of visits) if (visit !== null && !withdrawn.has(visit)) replacePrincipal(s, visit);
}

/** A change that is undone: a discharge opens the stay again. */
function undo(s: SubjectState, { kind, record, before }: Made): void {
  const reopened = kind === 'encounters' && before !== null && 'end' in before;
  amend(s, 'cancelled', kind, record, before ?? {});
  if (reopened && (record as Encounter).end === null) s.clinical.stay = record as Encounter;
}

/** Counts how often the statement is reached in what is reported, and how often it changes something. */
function counted(compileVerb: CompileVerb): CompileVerb {
  return (action, context) => {
    const effect = compileVerb(action, context);
    const key = keyOfAct(action.at);
    return (s) => {
      const { recording } = s;
      const before = recording.records.changes.length;
      effect(s);
      countAct(recording, key, recording.records.changes.length > before);
    };
  };
}

function end(word: Word): CompileVerb {
  return (action, context) => {
    const of = making(action.argument);
    return (s) => {
      const made = of(s);
      if (made === null) return;
      // A visit last, so that what was done in it is taken back while it still stands.
      const list = [...made.list.filter((one) => one.kind !== 'encounters'), ...made.list.filter((one) => one.kind === 'encounters').reverse()];
      for (const one of list) {
        if (one.before !== null) {
          undo(s, one);
          continue;
        }
        const { withdrawn } = kindOf[one.kind];
        forget(s, context, one, made.start);
        if (withdrawn !== null) amend(s, word, one.kind, one.record, { [withdrawn.field]: withdrawn[word] });
      }
      const withdrawn = new Set(list.flatMap(({ kind, record, before }) => (kind === 'encounters' && before === null ? [record.id] : [])));
      replacePrincipals(s, list, withdrawn);
    };
  };
}

export const cancel = counted(end('cancelled'));
export const mark = counted(end('entered_in_error'));

/** The verbs in the braces run as always, but where they would make a record, the record of the event is corrected (`put`). */
export const correct: CompileVerb = counted((action, context) => {
  const of = making(action.argument);
  const body = context.corrections(action.body);
  return (s) => {
    const made = of(s);
    if (made === null) return;
    s.recording.correcting = { of: made, given: [], corrected: null, amend: (one, record) => amendRecord(s, one, record) };
    body(s);
    s.recording.correcting = null;
    replacePrincipals(s, made.list, new Set());
  };
});

/** Corrects a record by the fields that were given, and the report that it belongs to. */
function amendRecord(s: SubjectState, made: Made, record: AnyRecord): void {
  const { correcting } = s.recording;
  if (correcting === null) return;
  const from = record as unknown as Readonly<Record<string, unknown>>;
  const values: Record<string, unknown> = {};
  for (const name of correcting.given) if (name in from) values[name] = from[name];
  const { kind } = made;
  const result = kind === 'observations' || kind === 'diagnostic_reports';
  if (!differs(made.record, values)) return;
  const report = kind === 'observations' && 'report_id' in made.record ? made.record.report_id : null;
  amend(s, 'corrected', kind, made.record, result ? { ...values, status: 'corrected', issued: reissued(s, made.record) } : values);
  const whole = report === null ? undefined : correcting.of.list.find((one) => one.kind === 'diagnostic_reports' && one.record.id === report);
  if (whole !== undefined) amend(s, 'corrected', 'diagnostic_reports', whole.record, { status: 'corrected', issued: reissued(s, whole.record) });
}

function differs(record: AnyRecord, values: Readonly<Record<string, unknown>>): boolean {
  const target = record as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(values).some(([name, value]) => JSON.stringify(target[name]) !== JSON.stringify(value));
}

function reissued(s: SubjectState, record: AnyRecord): number {
  return Math.max(s.now + s.recording.lag, 'issued' in record ? record.issued : 0);
}

/** Visits of the one event that are filed under another record number come to that of the other event, or else to the person's own. */
export const merge: CompileVerb = counted((action) => {
  const from = making(action.argument);
  const into = making(action.fields.find((field) => field.name === 'into')?.value ?? null);
  return (s) => {
    const numbers = (into(s)?.list ?? []).flatMap((one) => (one.kind === 'encounters' && one.before === null ? [(one.record as Encounter).mrn] : []));
    const mrn = numbers[0] ?? s.fields?.mrn;
    for (const one of from(s)?.list ?? []) if (one.kind === 'encounters' && one.before === null) amend(s, 'merged', 'encounters', one.record, { mrn });
  };
});

/** The messages go out once more, as they were. */
export const resend: CompileVerb = counted((action) => {
  const of = making(action.argument);
  return (s) => {
    for (const one of of(s)?.list ?? []) repeat(s, one);
  };
});
