/** What answers an order or a booking: the result, the procedure, the visit. Without an answer it stays open, whatever the calendar says. */
import type { Appointment } from '../../model/clinical/appointment.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { ServiceRequest } from '../../model/clinical/service-request.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { SubjectState } from './subject-state.ts';

/** Something that is asked for, and what has answered it so far. */
export interface Question {
  readonly record: ServiceRequest | Appointment;
  /** The specialty that a referral or a booking is for; null for an order of something. */
  readonly specialty: string | null;
  readonly answers: { readonly kind: RecordKind; readonly record: AnyRecord }[];
}

/** Kinds that answer an order by their code. */
const ANSWERING: ReadonlySet<RecordKind> = new Set([
  'observations',
  'diagnostic_reports',
  'procedures',
  'imaging_studies',
  'immunizations',
  'medication_administrations',
  'devices',
]);

/** Notes an order or a booking that waits for its answer. */
export function ask(s: SubjectState, record: Question['record'], specialty: string | null): void {
  s.recording.questions.push({ record, specialty, answers: [] });
}

/** Notes a record, known or not, as the answer to what asked for it. */
export function noteAnswer(s: SubjectState, kind: RecordKind, record: AnyRecord): void {
  const visit = kind === 'encounters' ? (record as Encounter) : null;
  if (visit === null && !ANSWERING.has(kind)) return;
  for (const question of s.recording.questions) {
    const { record: asked, specialty } = question;
    if (specialty !== null ? visit !== null && visit.specialty === specialty && visit.start > askedAt(asked) : visit === null && sameCode(asked, record))
      question.answers.push({ kind, record });
  }
}

/** Whether something has answered an order or a booking, known or not. */
export function isAnswered(s: SubjectState, id: string): boolean {
  return s.recording.questions.some((question) => question.record.id === id && question.answers.some((answer) => fits(question, answer)));
}

/** Gives orders and bookings that a known record answers their status. */
export function completeAnswered(s: SubjectState): void {
  for (const question of s.recording.questions) {
    if (!question.answers.some((answer) => fits(question, answer) && isKnown(s, answer))) continue;
    if ('created' in question.record) question.record.status = 'fulfilled';
    else question.record.status = 'completed';
  }
}

function askedAt(record: Question['record']): number {
  return 'created' in record ? record.created : record.authored;
}

function sameCode(asked: Question['record'], record: AnyRecord): boolean {
  return 'code' in asked && 'code' in record && asked.code.system === record.code.system && asked.code.code === record.code.code;
}

/** A booking is kept on its day; whatever was taken back, or was not done, answers nothing. */
function fits({ record: asked }: Question, { record }: Question['answers'][number]): boolean {
  if (!('status' in record) || TAKEN_BACK.has(record.status)) return false;
  if (asked.status !== 'active' && asked.status !== 'booked') return false;
  return !('created' in asked) || ('class' in record && dayOfMinute(record.start) === dayOfMinute(asked.start));
}

const TAKEN_BACK: ReadonlySet<string> = new Set(['planned', 'cancelled', 'entered_in_error', 'not_done', 'inactive']);

function isKnown(s: SubjectState, { kind, record }: Question['answers'][number]): boolean {
  const row = record as unknown as Readonly<Record<string, number>>;
  const { hidden, asOf } = s.recording;
  return !hidden.has(record.id) && row[kindOf[kind].event] <= asOf && row[kindOf[kind].reported] <= asOf;
}
