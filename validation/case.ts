/** One subject as rules see it: its records, and what many rules ask of them. */
import { type RecordKind, recordKinds } from '../model/record-kinds.ts';
import { type Parties, parties, type Subject } from '../model/subject.ts';
import { completedYears, dayOfMinute } from '../model/time/civil.ts';
import type { Loose, LooseSubject } from './loose.ts';
import type { Path } from './rule.ts';

export type LooseRecord<K extends RecordKind> = Loose<Subject[K][number]>;

export type PartyList = keyof Parties;
export type LooseParty<L extends PartyList> = Loose<Parties[L][number]>;
export const partyLists = Object.keys(parties.shape) as PartyList[];

interface Row {
  readonly id?: string;
  readonly status?: string;
  readonly verification_status?: string;
}

/** What was never so, or was taken back, is not judged by its content. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['entered_in_error', 'cancelled', 'revoked', 'refuted', 'not_done', 'declined']);

export function stands(record: Row): boolean {
  return !TAKEN_BACK.has(record.status ?? '') && !TAKEN_BACK.has(record.verification_status ?? '');
}

export class Case {
  readonly subject: LooseSubject;
  readonly #ids = new Map<string, ReadonlyMap<string, { readonly record: object; readonly index: number }>>();

  constructor(subject: LooseSubject) {
    this.subject = subject;
  }

  /** Every record of a kind that could be read, with its path. */
  each<K extends RecordKind>(kind: K, act: (record: LooseRecord<K>, path: Path) => void): void {
    const rows = this.subject[kind] as readonly (LooseRecord<K> | undefined)[] | undefined;
    rows?.forEach((row, i) => {
      if (row !== undefined) act(row, [kind, i]);
    });
  }

  /** Every record of a kind that stands. */
  standing<K extends RecordKind>(kind: K, act: (record: LooseRecord<K>, path: Path) => void): void {
    this.each(kind, (record, path) => {
      if (stands(record)) act(record, path);
    });
  }

  /** Every party of a list that could be read, with its path. */
  eachParty<L extends PartyList>(list: L, act: (party: LooseParty<L>, path: Path) => void): void {
    const rows = this.subject.parties?.[list] as readonly (LooseParty<L> | undefined)[] | undefined;
    rows?.forEach((row, i) => {
      if (row !== undefined) act(row, ['parties', list, i]);
    });
  }

  /** The record of a kind with an id. */
  find<K extends RecordKind>(kind: K, id: string | null | undefined): LooseRecord<K> | undefined {
    return id == null ? undefined : (this.index(kind).get(id)?.record as LooseRecord<K> | undefined);
  }

  /** Records of a list of the subject or its parties, by id. */
  index(list: string): ReadonlyMap<string, { readonly record: object; readonly index: number }> {
    const known = this.#ids.get(list);
    if (known !== undefined) return known;
    const made = new Map<string, { record: object; index: number }>();
    this.list(list)?.forEach((row, index) => {
      if (row?.id !== undefined && !made.has(row.id)) made.set(row.id, { record: row, index });
    });
    this.#ids.set(list, made);
    return made;
  }

  /** A list of the subject or its parties; `undefined` where it could not be read. */
  list(name: string): readonly (Row | undefined)[] | undefined {
    const from = (recordKinds as readonly string[]).includes(name) ? this.subject : this.subject.parties;
    return (from as Readonly<Record<string, readonly (Row | undefined)[] | undefined>> | undefined)?.[name];
  }

  get birth(): number | undefined {
    return this.subject.patient?.birth_date ?? undefined;
  }

  get sex(): string | undefined {
    return this.subject.patient?.sex;
  }

  /** Completed years on a day; `undefined` where that is not known, or before birth. */
  ageOn(day: number | null | undefined): number | undefined {
    const { birth } = this;
    return birth === undefined || day == null || day < birth ? undefined : completedYears(birth, day);
  }

  ageAt(minute: number | null | undefined): number | undefined {
    return minute == null ? undefined : this.ageOn(dayOfMinute(minute));
  }
}
