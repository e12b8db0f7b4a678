/** Records as they were known before: their changes, undone from the last to the first. */
import { z } from 'zod';
import type { Change } from '../../model/clinical/change.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import { type Patient, patient } from '../../model/parties/patient.ts';
import { previousOf } from '../../model/parties/previous.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';

type Any = Patient | Subject[RecordKind][number];

function undone<T extends Any>(record: T, { record_kind, fields }: Change): T {
  const { shape } = record_kind === 'patients' ? patient : kindOf[record_kind as RecordKind].schema;
  const before = fields.map(({ name, before: text }) => {
    const schema = (shape as Readonly<Record<string, z.ZodType>>)[name];
    return [name, text === null ? null : z.decode(schema, JSON.parse(text))] as const;
  });
  return { ...record, ...Object.fromEntries(before) };
}

export class History {
  readonly #changes: ReadonlyMap<string, readonly Change[]>;

  constructor(subject: Subject) {
    const changes = new Map<string, Change[]>();
    for (const change of subject.changes) {
      const list = changes.get(change.record_id);
      if (list === undefined) changes.set(change.record_id, [change]);
      else list.push(change);
    }
    this.#changes = changes;
  }

  of(id: string): readonly Change[] {
    return this.#changes.get(id) ?? [];
  }

  /** As it was first reported. */
  first<T extends Any>(record: T): T {
    return this.of(record.id).reduceRight(undone, record);
  }

  /** As it is reported at a minute. */
  at<T extends Any>(record: T, minute: number): T {
    return this.of(record.id).reduceRight((known, change) => (change.recorded > minute ? undone(known, change) : known), record);
  }

  /** The person as they are reported at a minute, with the names and addresses that had become earlier ones by then. */
  person(record: Patient, minute: number): Patient {
    const known = this.at(record, minute);
    return known === record
      ? record
      : {
          ...known,
          ...previousOf(
            known,
            this.of(record.id).filter(({ recorded }) => recorded <= minute),
          ),
        };
  }

  /** As a change left it. */
  after<T extends Any>(record: T, change: Change): T {
    const list = this.of(record.id);
    return list.slice(list.indexOf(change) + 1).reduceRight(undone, record);
  }

  /** A visit as it is reported at a minute: without its end, before that comes. */
  visit(encounter: Encounter, minute: number): Encounter {
    return running(this.at(encounter, minute), minute);
  }
}

export function running(encounter: Encounter, minute: number): Encounter {
  if (encounter.end === null || encounter.end <= minute) return encounter;
  return { ...encounter, end: null, disposition: null, status: encounter.status === 'finished' ? 'in_progress' : encounter.status };
}
