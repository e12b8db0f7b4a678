/** Identifiers that only one subject may have, and relatives who are patients. */
import { type RecordKind, recordKinds } from '../model/record-kinds.ts';
import type { Case } from './case.ts';
import { Relatives } from './relatives.ts';
import { Seen } from './seen.ts';
import type { Report } from './structure/reader.ts';

/** Patients and records whose identifiers are kept: at most three tables of 48 MB, and one of 96 MB. */
const MOST_PATIENTS = 2_000_000;
const MOST_RECORDS = 4_000_000;
/** Places of subjects that messages name; of those beyond, only that there was one. */
const MOST_PLACES = 100_000;

export class Registry {
  readonly #patients = new Seen(MOST_PATIENTS);
  readonly #mrns = new Seen(MOST_PATIENTS);
  readonly #ssns = new Seen(MOST_PATIENTS);
  readonly #records = new Seen(MOST_RECORDS);
  readonly #relatives = new Relatives();
  readonly #places: string[] = [];
  #count = 0;

  get full(): boolean {
    return [this.#patients, this.#mrns, this.#ssns, this.#records].some(({ full }) => full);
  }

  /** Remembers the identifiers of a subject, and reports those that one before has. */
  enter(one: Case, place: string, report: Report): void {
    const number = this.#count++;
    if (number < MOST_PLACES) this.#places.push(place);
    const where = (other: number): string => this.#places[other] ?? `subject ${other + 1} of the input`;
    const patient = one.subject.patient;
    const check = (seen: Seen, rule: string, text: string | undefined, field: 'id' | 'mrn' | 'ssn', words: string): void => {
      if (text === undefined || text.trim() === '') return;
      const before = seen.before(text, number);
      if (before !== null) report(rule, ['patient', field], `another patient (${where(before)}) has the same ${words}`);
    };
    this.#relatives.enter(one, number, (id) => this.#patients.has(id), where, report);
    check(this.#patients, 'IDENT-003', patient?.id, 'id', 'id');
    check(this.#mrns, 'IDENT-004', patient?.mrn, 'mrn', 'medical record number');
    check(this.#ssns, 'IDENT-005', patient?.ssn, 'ssn', 'social security number');
    for (const kind of recordKinds) this.#enterRecords(one, kind, number, where, report);
  }

  #enterRecords(one: Case, kind: RecordKind, number: number, where: (other: number) => string, report: Report): void {
    one.each(kind, ({ id }, path) => {
      const before = id === undefined ? null : this.#records.before(id, number);
      // Twice in the same subject is another rule's.
      if (before !== null && before !== number) report('IDENT-003', [...path, 'id'], `another patient (${where(before)}) has a record with the same id`);
    });
  }
}
