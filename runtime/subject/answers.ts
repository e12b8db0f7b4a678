/** What answers an order or a booking: the result, the procedure, the visit. Without an answer it stays open, whatever the calendar says. */
import type { Appointment } from '../../model/clinical/appointment.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { ServiceRequest } from '../../model/clinical/service-request.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { AnyRecord } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { isBusinessDay } from '../../model/time/holidays.ts';
import type { SubjectState } from './subject-state.ts';

/** Something that is asked for, and what has answered it so far. */
export interface Question {
  readonly record: ServiceRequest | Appointment;
  /** The specialty that a referral or a booking is for; null for an order of something. */
  readonly specialty: string | null;
  readonly answers: { readonly kind: RecordKind; readonly record: AnyRecord }[];
  /** Whether nobody came to what was booked. */
  missed: boolean;
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
  s.recording.questions.push({ record, specialty, answers: [], missed: false });
}

/**
 * The open order that a record of this code answers: one of its visit first, else the latest. An order for a later day is not answered on the day it is
 * placed, and one that is reported after the record is not known to whoever hears of the record.
 * @param visit id of the visit that the record belongs to
 * @param reported message time of the record
 */
export function requestFor(s: SubjectState, code: Coding, visit: string | null, reported: number): string | null {
  if (s.recording.correcting !== null || s.recording.questions.length === 0) return null;
  return openOrder(s, code, visit, reported)?.record.id ?? null;
}

/** Notes a record, known or not, as the answer to what asked for it. */
export function noteAnswer(s: SubjectState, kind: RecordKind, record: AnyRecord): void {
  if (kind === 'encounters') {
    const visit = record as Encounter;
    for (const question of s.recording.questions)
      if (question.specialty === visit.specialty && visit.start > askedAt(question.record)) question.answers.push({ kind, record });
    return;
  }
  if (!ANSWERING.has(kind) || !('code' in record)) return;
  const question =
    'request_id' in record && kind !== 'medication_administrations'
      ? record.request_id === null
        ? undefined
        : s.recording.questions.find((one) => one.record.id === record.request_id)
      : openOrder(s, record.code, 'encounter_id' in record ? record.encounter_id : null, reportedAt({ kind, record }));
  question?.answers.push({ kind, record });
}

/** Nobody comes to a visit now: what was booked for it was missed. False where nothing was. */
export function missedBooking(s: SubjectState, specialty: string): boolean {
  const today = dayOfMinute(s.now);
  for (const question of s.recording.questions) {
    const { record } = question;
    if (question.specialty !== specialty || !('created' in record) || record.status !== 'booked' || question.missed) continue;
    if (record.created >= s.now || !keeps(today, dayOfMinute(record.start))) continue;
    question.missed = true;
    return true;
  }
  return false;
}

function openOrder(s: SubjectState, code: Coding, visit: string | null, reported: number): Question | null {
  const today = dayOfMinute(s.now);
  let found: Question | null = null;
  for (const question of s.recording.questions) {
    const { record: asked, specialty, answers } = question;
    if (specialty !== null || !('code' in asked) || asked.status !== 'active' || asked.recorded > reported) continue;
    if (dayOfMinute(asked.occurrence) > today && dayOfMinute(asked.authored) === today) continue;
    if (asked.code.system !== code.system || asked.code.code !== code.code || answers.some((answer) => fits(question, answer))) continue;
    const here = visit !== null && asked.encounter_id === visit;
    if (here || found === null || !('code' in found.record) || found.record.encounter_id !== visit || visit === null) found = question;
  }
  return found;
}

/** Whether something has answered an order or a booking, known or not, or nobody came to it. */
export function isAnswered(s: SubjectState, id: string): boolean {
  return s.recording.questions.some((question) => question.record.id === id && (question.missed || question.answers.some((answer) => fits(question, answer))));
}

/** Gives orders and bookings that a known record answers their status. */
export function completeAnswered(s: SubjectState): void {
  for (const question of s.recording.questions) {
    if (!question.answers.some((answer) => fits(question, answer) && isKnown(s, answer))) {
      const { record } = question;
      // That nobody came is known when the time is over.
      if (question.missed && 'created' in record && Math.max(record.end, record.recorded) <= s.recording.asOf) record.status = 'noshow';
      continue;
    }
    if ('created' in question.record) question.record.status = 'fulfilled';
    else question.record.status = 'completed';
  }
}

function askedAt(record: Question['record']): number {
  return 'created' in record ? record.created : record.authored;
}

/** A booking is kept on its day; what was taken back, not done or broken off answers nothing, and what is preliminary not yet. */
function fits({ record: asked }: Question, { record }: Question['answers'][number]): boolean {
  if (!('status' in record) || UNANSWERING.has(record.status)) return false;
  if (asked.status !== 'active' && asked.status !== 'booked') return false;
  return !('created' in asked) || ('class' in record && keeps(dayOfMinute(record.start), dayOfMinute(asked.start)));
}

/** A booking for a day off is on the business day after it. */
function keeps(visit: number, booked: number): boolean {
  let day = visit;
  while (day < booked && !isBusinessDay(day)) day++;
  return day === booked;
}

const UNANSWERING: ReadonlySet<string> = new Set(['planned', 'preliminary', 'cancelled', 'entered_in_error', 'not_done', 'stopped', 'inactive']);

function isKnown(s: SubjectState, { kind, record }: Question['answers'][number]): boolean {
  const row = record as unknown as Readonly<Record<string, number>>;
  const { hidden, asOf } = s.recording;
  return !hidden.has(record.id) && row[kindOf[kind].event] <= asOf && reportedAt({ kind, record }) <= asOf;
}

function reportedAt({ kind, record }: Question['answers'][number]): number {
  return (record as unknown as Readonly<Record<string, number>>)[kindOf[kind].reported];
}
