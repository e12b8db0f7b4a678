/** The times of each kind of record, by its description: those that have passed when it is known, and those that are announced. */
import type { Kind, StatusChange } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';

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
  return {
    event: time(kind.event),
    end: kind.end === undefined ? null : time(kind.end),
    open: fields.some(({ name, nullable }) => name === kind.end && nullable),
    past: fields.filter(({ name }) => name !== kind.end && !planned.has(name)).map(({ name }) => time(name)),
    unended: kind.unended ?? null,
    withEnd: kind.withEnd ?? [],
    atDeath: kind.atDeath ?? null,
    interrupted: kind.interrupted ?? null,
    beforeBirth: kind.beforeBirth === true,
    afterDeath: kind.afterDeath === true,
  };
}
