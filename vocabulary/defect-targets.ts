/** What each kind of fault can befall. */

import type { ClinicalKind, Subject } from '../model/subject.ts';
import type { DefectVerb } from './block-statements.ts';

/** Fields of the person that hold words, where a letter can be wrong. */
const words = ['given', 'middle', 'family', 'line', 'city', 'email'] as const;
/** Fields of the person that may be empty. */
const empty = ['middle', 'phone', 'email', 'line', 'city', 'zip', 'county'] as const;
/**
 * Kinds of record that no other record refers to: one of them can be lost, doubled or late and every reference still leads somewhere. Each with the
 * field of its event time and of its message time.
 */
export const leaves = {
  conditions: { event: 'recorded', message: 'recorded' },
  observations: { event: 'effective', message: 'issued' },
  procedures: { event: 'start', message: 'recorded' },
  medication_administrations: { event: 'effective', message: 'recorded' },
  immunizations: { event: 'occurrence', message: 'recorded' },
  allergy_intolerances: { event: 'recorded', message: 'recorded' },
  document_references: { event: 'recorded', message: 'recorded' },
  appointments: { event: 'start', message: 'recorded' },
} as const satisfies Partial<Record<ClinicalKind, { readonly event: string; readonly message: string }>>;
export type Leaf = keyof typeof leaves;
const leafKinds = Object.keys(leaves) as Leaf[];

/** Faults that befall a whole subject: which subjects is dealt in exact numbers. The others befall records, each drawn. */
export const befallsSubject: ReadonlySet<DefectVerb> = new Set(['typo', 'swap', 'missing', 'duplicate']);
/** Faults that need to be told how far. */
export const needsLength: ReadonlySet<DefectVerb> = new Set(['shift', 'late']);

export type PersonField = keyof Subject['patient'];

export function defectTargets(verb: DefectVerb): readonly string[] {
  switch (verb) {
    case 'typo':
      return words;
    case 'swap':
      return ['birth_date'];
    case 'missing':
      return empty;
    case 'duplicate':
      return ['subject'];
    case 'drop':
    case 'repeat':
    case 'shift':
    case 'late':
      return leafKinds;
    case 'implausible':
    case 'wrong_unit':
      return ['observations'];
  }
}
