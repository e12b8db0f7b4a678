/** Kinds of deliberate faults: what each applies to. */

import { describe } from '../model/describe.ts';
import { type Patient, patient } from '../model/parties/patient.ts';
import { kindOf, recordKinds } from '../model/record-kinds.ts';
import type { StatementSpec } from './block-statements.ts';

interface DefectSpec {
  /** `subject`: an exact number of subjects has it. `record`: each record is drawn. */
  readonly of: 'subject' | 'record';
  readonly targets: readonly string[];
  /** Whether `by` says how far. */
  readonly needsLength?: true;
}

/** Fields of the person with words, where a letter can be wrong. */
const words = ['given', 'middle', 'family', 'line', 'city', 'email'] as const satisfies readonly (keyof Patient)[];
/** Fields of the person that registration may not have: all that a scenario can give, and the social security number. */
const missing = ['ssn', ...describe(patient).flatMap(({ name, authored }) => (authored ? [name] : []))];
/** Kinds of which one record can be lost, doubled or late and nothing else is wrong. */
const leafKinds = recordKinds.filter((kind) => kindOf[kind].leaf !== null);

const specs = {
  typo: { of: 'subject', targets: words },
  swap: { of: 'subject', targets: ['birth_date'] },
  future: { of: 'subject', targets: ['birth_date'] },
  missing: { of: 'subject', targets: missing },
  duplicate: { of: 'subject', targets: ['subject', 'exact'] },
  drop: { of: 'record', targets: leafKinds },
  repeat: { of: 'record', targets: leafKinds },
  shift: { of: 'record', targets: leafKinds, needsLength: true },
  late: { of: 'record', targets: leafKinds, needsLength: true },
  implausible: { of: 'record', targets: ['observations'] },
  wrong_unit: { of: 'record', targets: ['observations'] },
} as const satisfies Record<string, DefectSpec>;

export type DefectVerb = keyof typeof specs;
export const defectSpecs: Readonly<Record<DefectVerb, DefectSpec>> = specs;
export const defectVerbs = Object.keys(specs) as DefectVerb[];

/** How the statement of a fault is written. */
export function defectStatement({ needsLength }: DefectSpec): StatementSpec {
  return { parts: needsLength === true ? ['argument', 'value', 'body', 'when'] : ['argument', 'value', 'when'], distinct: null };
}
