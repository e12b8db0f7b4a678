/** The times of each kind of record, by its description: those that have passed when it is known, and those that are announced. */
import type { Kind, StatusChange } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import { startOfDay } from '../../model/time/civil.ts';

export interface TimeField {
  readonly name: string;
  /** Whether it is a day, and not a minute. */
  readonly days: boolean;
}

export interface RecordTimes {
  readonly event: TimeField;
  /** Null for what has no end. */
  readonly end: TimeField | null;
  /** Whether a record may have no end yet. */
  readonly open: boolean;
  /** Every other time that has passed when the record is known. */
  readonly past: readonly TimeField[];
  readonly eventMinute: (record: AnyRecord) => number;
  readonly endMinute: (record: AnyRecord) => number;
  /** Whether a record is not known yet at `asOf`, or not of the lifetime of a person; `death` is infinite for the living. */
  readonly isUnknown: (record: AnyRecord, asOf: number, birth: number, death: number) => boolean;
  readonly unended: StatusChange | null;
  /** Fields that are empty without the end. */
  readonly withEnd: readonly string[];
  readonly atDeath: StatusChange | null;
  readonly interrupted: StatusChange | null;
  readonly beforeBirth: boolean;
  readonly afterDeath: boolean;
}

export const timesOf = Object.fromEntries(kindList.map((kind: Kind) => [kind.list, timesOfKind(kind)])) as Readonly<Record<RecordKind, RecordTimes>>;

function timesOfKind(kind: Kind): RecordTimes {
  const fields = kind.fields().filter(({ type }) => type === 'date' || type === 'time');
  const time = (name: string): TimeField => ({ name, days: fields.find((field) => field.name === name)?.type === 'date' });
  const planned = new Set(kind.planned ?? []);
  const event = time(kind.event);
  const end = kind.end === undefined ? null : time(kind.end);
  const open = fields.some(({ name, nullable }) => name === kind.end && nullable);
  const past = fields.filter(({ name }) => name !== kind.end && !planned.has(name)).map(({ name }) => time(name));
  return {
    event,
    end,
    eventMinute: minuteOf(event),
    endMinute: end === null ? () => Number.NaN : minuteOf(end),
    open,
    past,
    isUnknown: unknown(kind, event, end !== null && !open ? end : null, past),
    unended: kind.unended ?? null,
    withEnd: kind.withEnd ?? [],
    atDeath: kind.atDeath ?? null,
    interrupted: kind.interrupted ?? null,
    beforeBirth: kind.beforeBirth === true,
    afterDeath: kind.afterDeath === true,
  };
}

/** The code that reads a time as a minute, that of a day as its first: V8 reads a field that code names from a fixed place. NaN where there is none. */
function minuteSource({ name, days }: TimeField): string {
  return `(record.${name} == null ? NaN : ${days ? `startOfDay(record.${name})` : `record.${name}`})`;
}

function minuteOf(field: TimeField): RecordTimes['eventMinute'] {
  return new Function('startOfDay', `return (record) => ${minuteSource(field)};`)(startOfDay);
}

/** What is announced is known before it happens. */
function unknown(kind: Kind, event: TimeField, closed: TimeField | null, past: readonly TimeField[]): RecordTimes['isUnknown'] {
  const announced = ['planned', ...(kind.list === 'encounters' ? ['cancelled'] : [])].map((status) => `record.status === '${status}'`).join(' || ');
  const unlikely = [
    ...past.map((field) => `${minuteSource(field)} > asOf`),
    ...(kind.afterDeath === true ? [] : [`${minuteSource(event)} > death`]),
    ...(kind.beforeBirth === true ? [] : [`${minuteSource(event)} < birth`]),
  ].join(' || ');
  const isAnnounced = kind.fields().some(({ name }) => name === 'status') ? announced : 'false';
  const code = `${closed === null ? '' : `${minuteSource(closed)} > asOf || `}(${unlikely || 'false'}) && !(${isAnnounced})`;
  return new Function('startOfDay', `return (record, asOf, birth, death) => ${code};`)(startOfDay);
}
