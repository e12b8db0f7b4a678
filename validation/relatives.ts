/**
 * Patients who are related people of each other: what one says of the other is what the other says. What was said of a patient is kept until that patient
 * comes; patients of one unit stand next to each other, so that little is kept at a time.
 */
import type { Relationship } from '../model/parties/related-person.ts';
import type { Case, LooseRecord } from './case.ts';
import { brief } from './finding-words.ts';
import type { Path } from './rule.ts';
import type { Report } from './structure/reader.ts';

export const DISAGREEING_RELATIVES = 'REF-010';
export const ONE_SIDED_RELATION = 'REF-011';

/** Patients of whom something is kept at a time. */
const MOST_OPEN = 100_000;

/** What a person is to somebody who is this to them. */
const back: Readonly<Record<Relationship, Relationship>> = {
  ...{ spouse: 'spouse', partner: 'partner', child: 'parent', parent: 'child', sibling: 'sibling' },
  ...{ grandparent: 'grandchild', grandchild: 'grandparent', other: 'other' },
};

/** What identifies a person; nothing of what a source does not carry. */
interface Facts {
  readonly mrn: string | null | undefined;
  readonly birth_date: number | null | undefined;
  readonly sex: string | undefined;
}

/** What a patient said of another one, before that one came. */
interface Claim extends Facts {
  readonly by: string;
  readonly number: number;
  readonly relationship: Relationship | undefined;
  /** What the patient who says it is. */
  readonly own: Facts;
}

export class Relatives {
  readonly #open = new Map<string, Claim[]>();

  /**
   * Compares a patient with the relatives who came before.
   * @param number of the patient in the input
   * @param known whether a patient of this id came before
   * @param where the place of a patient, by number
   */
  enter(one: Case, number: number, known: (id: string) => boolean, where: (number: number) => string, report: Report): void {
    const { patient } = one.subject;
    const id = patient?.id;
    if (patient === undefined || id === undefined) return;
    const said = this.#open.get(id) ?? [];
    this.#open.delete(id);
    const own: Facts = { mrn: patient.mrn, birth_date: patient.birth_date, sex: patient.sex };
    const named = new Map<string, readonly [LooseRecord<'related_persons'>, Path]>();
    one.each('related_persons', (relative, path) => {
      if (relative.related_patient_id != null) named.set(relative.related_patient_id, [relative, path]);
    });
    for (const claim of said) {
      compare(own, claim, ['patient'], 'mrn', `in the related person of another patient (${where(claim.number)})`, report);
      const found = named.get(claim.by);
      if (found === undefined) {
        report(ONE_SIDED_RELATION, ['patient', 'id'], `another patient (${where(claim.number)}) has this patient as a related person, but not the reverse`);
        continue;
      }
      named.delete(claim.by);
      const [relative, path] = found;
      compare(
        { mrn: relative.related_mrn, birth_date: relative.birth_date, sex: relative.sex },
        claim.own,
        path,
        'related_mrn',
        `in the record of the related patient (${where(claim.number)})`,
        report,
      );
      const { relationship } = relative;
      const right = claim.relationship === undefined ? relationship : back[claim.relationship];
      if (relationship !== undefined && relationship !== right)
        report(
          DISAGREEING_RELATIVES,
          [...path, 'relationship'],
          `the relationship is ${relationship}, but ${right} according to the record of the related patient (${where(claim.number)})`,
        );
    }
    for (const [of, [relative, path]] of named) {
      if (of === id) continue;
      if (known(of)) {
        report(ONE_SIDED_RELATION, [...path, 'related_patient_id'], 'the related patient does not have this patient as a related person');
        continue;
      }
      const before = this.#open.get(of);
      if (before === undefined && this.#open.size >= MOST_OPEN) continue;
      const { related_mrn: mrn, birth_date, sex, relationship } = relative;
      this.#open.set(of, [...(before ?? []), { by: id, number, relationship, mrn, birth_date, sex, own }]);
    }
  }
}

/** Reports what two records say differently of one person. */
function compare(here: Facts, there: Facts, path: Path, mrn: 'mrn' | 'related_mrn', words: string, report: Report): void {
  for (const [field, name] of [
    ['mrn', mrn],
    ['birth_date', 'birth_date'],
    ['sex', 'sex'],
  ] as const) {
    const [a, b] = [here[field], there[field]];
    if (a == null || b == null || a === b) continue;
    const shown = field === 'birth_date' ? 'the date of birth differs from that' : `${brief(a)} differs from ${brief(b)}`;
    report(DISAGREEING_RELATIVES, [...path, name], `${shown} ${words}`);
  }
}
