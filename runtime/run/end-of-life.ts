/** What is open when the person dies ends then: each kind says how (`atDeath`, `interrupted`), next to its schema. */
import type { Encounter } from '../../model/clinical/encounter.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { amend } from '../engines/clinical/amend.ts';
import { isAnswered } from '../subject/answers.ts';
import { revise } from '../subject/put-record.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { timesOf } from './record-times.ts';

type Row = Readonly<Record<string, unknown>>;

/** Bookings and orders are taken back by a message of their own; what else ends is seen in the record. */
const ANNOUNCED: ReadonlySet<RecordKind> = new Set(['appointments', 'service_requests']);

/**
 * Breaks off what is going on at the moment of death, which then answers no order.
 * @param death minute of death, which is known by the as-of date
 */
export function breakOff(s: SubjectState, death: number): void {
  end(s, death, (list) => timesOf[list].interrupted !== null);
}

/** Ends all that is open at the moment of death; orders and bookings that something answered have their status already. */
export function endOfLife(s: SubjectState, death: number): void {
  end(s, death, () => true);
}

function end(s: SubjectState, death: number, applies: (list: RecordKind) => boolean): void {
  s.now = death;
  s.recording.lag = s.deathLag;
  s.recording.emitting = true;
  for (const { list } of kindList) {
    if (!applies(list)) continue;
    for (const record of [...s.recording.records[list]] as AnyRecord[]) {
      const values = list === 'encounters' ? visitAtDeath(record as Encounter, death) : atDeath(list, record, death);
      if (values === null || isAnswered(s, record.id)) continue;
      if (ANNOUNCED.has(list) || (list === 'encounters' && values['status'] === 'cancelled')) amend(s, 'cancelled', list, record, values);
      else revise(s, list, record as never, values as never);
    }
  }
}

function atDeath(list: RecordKind, record: AnyRecord, death: number): Row | null {
  const { event, end, atDeath: change, interrupted, withEnd, afterDeath } = timesOf[list];
  const row = record as unknown as Row;
  const last = end === null ? null : end.days ? dayOfMinute(death) : death;
  if (end !== null && last !== null && !afterDeath) {
    const ended = row[end.name];
    if (typeof ended === 'number' && ended > last)
      return {
        [end.name]: Math.max(last, Number(row[event.name])),
        ...(interrupted?.from.includes(String(row[interrupted.field])) ? { [interrupted.field]: interrupted.to, ...nothingIn(withEnd) } : {}),
      };
  }
  if (change === null || !change.from.includes(String(row[change.field]))) return null;
  return { [change.field]: change.to, ...(end !== null && row[end.name] === null ? { [end.name]: Math.max(last as number, Number(row[event.name])) } : {}) };
}

const nothingIn = (fields: readonly string[]): Row => Object.fromEntries(fields.map((field) => [field, null]));

/** A visit in which the person dies ends with the death; one that was announced does not take place. */
function visitAtDeath({ status, start, end }: Encounter, death: number): Partial<Encounter> | null {
  if (status === 'planned') return { status: 'cancelled' };
  if ((status !== 'in_progress' && status !== 'finished') || start > death || (end !== null && end <= death)) return null;
  return { status: 'finished', end: death, disposition: 'expired' };
}
