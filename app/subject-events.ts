/** What happens to one subject, as a list in order of time. */
import { describe } from '../model/describe.ts';
import { kindOf, type RecordKind, recordKinds } from '../model/record-kinds.ts';
import type { Coding } from '../model/scalars.ts';
import type { Subject } from '../model/subject.ts';
import { formatDay, formatMinute, MINUTES_PER_DAY } from '../model/time/civil.ts';
import type { ExecutionPlan } from '../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../runtime/run/unit-runner.ts';
import { running } from './read-cohort.ts';

export interface SubjectEvent {
  /** A day or a minute. */
  readonly time: string;
  readonly kind: RecordKind;
  readonly id: string;
  /** The code's display, or what else names it. */
  readonly what: string;
  readonly value?: string;
}

export interface SubjectEvents {
  readonly subject: number;
  readonly patient: { readonly id: string; readonly sex: string; readonly birth_date: string | null; readonly death: string | null };
  readonly variations: Readonly<Record<string, string>>;
  readonly events: readonly SubjectEvent[];
}

/** @param index of the subject; the first of its unit is meant */
export function subjectEvents(plan: ExecutionPlan, index: number): SubjectEvents {
  const [subject] = running(() => new UnitRunner(plan).run(index));
  const { patient } = subject;
  return {
    subject: index,
    patient: {
      id: patient.id,
      sex: patient.sex,
      birth_date: patient.birth_date === null ? null : formatDay(patient.birth_date),
      death: patient.death === null ? null : formatMinute(patient.death),
    },
    variations: subject.variations,
    events: eventsOf(subject),
  };
}

function eventsOf(subject: Subject): SubjectEvent[] {
  const events = recordKinds.flatMap((kind) => {
    const { event, schema } = kindOf[kind];
    const isDay = describe(schema).find(({ name }) => name === event)?.type === 'date';
    return subject[kind].map((one) => {
      const record = one as unknown as Readonly<Record<string, unknown>>;
      const time = Number(record[event]);
      const value = valueWords(record);
      const made: SubjectEvent = {
        time: isDay ? formatDay(time) : formatMinute(time),
        kind,
        id: String(record['id']),
        what: nameOf(record),
        ...(value === null ? {} : { value }),
      };
      return { minute: isDay ? time * MINUTES_PER_DAY : time, made };
    });
  });
  return events.sort((a, b) => a.minute - b.minute).map(({ made }) => made);
}

/** Fields that say what a record is, where it has no code. */
const NAMES = ['code', 'type', 'class', 'plan', 'status', 'title'] as const;

function nameOf(record: Readonly<Record<string, unknown>>): string {
  for (const name of NAMES) {
    const value = record[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null && 'display' in value) return String((value as Coding).display);
  }
  return '';
}

function valueWords(record: Readonly<Record<string, unknown>>): string | null {
  const { value, unit } = record;
  if (typeof value === 'number') return `${value}${typeof unit === 'string' ? ` ${unit}` : ''}`;
  if (typeof value === 'object' && value !== null && 'display' in value) return String((value as Coding).display);
  return typeof value === 'string' ? value : null;
}
