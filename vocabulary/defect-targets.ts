/** What each kind of fault can befall. */

import { kindOf, recordKinds } from '../model/record-kinds.ts';
import type { Subject } from '../model/subject.ts';
import type { DefectVerb } from './block-statements.ts';

/** Fields of the person that hold words, where a letter can be wrong. */
const words = ['given', 'middle', 'family', 'line', 'city', 'email'] as const;
/** Fields of the person that may be empty. */
const empty = ['middle', 'phone', 'email', 'line', 'city', 'zip', 'county'] as const;
/** Kinds of which one record can be lost, doubled or late and nothing else is wrong. */
const leafKinds = recordKinds.filter((kind) => kindOf[kind].leaf !== null);

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
