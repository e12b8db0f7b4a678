/** What a reader of NCPDP finds in a file, and values of fields. */
import { OVERPUNCH } from '../../../targets/ncpdp/field-values.ts';

export interface NcpdpFinding {
  /** Of the record in the file, from 1. */
  readonly record: number;
  /** 111-AM; null for what is not in a segment. */
  readonly segment: string | null;
  /** Identifier of a field, or number of one of a header; null for what is not in one. */
  readonly field: string | null;
  readonly what: string;
}

export interface ReadSegment {
  readonly id: string;
  readonly level: 'transmission' | 'transaction';
  /** Of which transaction, from 1; 0 for those of the transmission. */
  readonly transaction: number;
  readonly fields: readonly (readonly [id: string, value: string])[];
}

export interface ReadTransmission {
  readonly kind: 'request' | 'response';
  /** Of the record of the batch; empty in files of lines. */
  readonly reference: string;
  /** By the number of the data dictionary. */
  readonly header: ReadonlyMap<string, string>;
  readonly segments: readonly ReadSegment[];
}

export interface ReadFile {
  readonly kind: 'request' | 'response' | null;
  readonly sender: string;
  readonly receiver: string;
  readonly batch: string;
  readonly transmissions: readonly ReadTransmission[];
  readonly findings: readonly NcpdpFinding[];
}

/** Cents of an amount with an overpunched sign; null for another text. */
export function centsOf(value: string): number | null {
  const [digits, last] = [value.slice(0, -1), value.at(-1) ?? ''];
  if (!/^\d*$/.test(digits) || last === '') return null;
  const plus = OVERPUNCH.positive.indexOf(last);
  const minus = OVERPUNCH.negative.indexOf(last);
  if (plus === -1 && minus === -1) return null;
  const size = Number(`${digits}${plus === -1 ? minus : plus}`);
  return plus === -1 ? -size : size;
}

/** `CCYYMMDD` of a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
