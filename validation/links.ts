/** Where the records of a subject, its person and its parties hold the identifiers of others. */
import { describe } from '../model/describe.ts';
import { patient } from '../model/parties/patient.ts';
import { kindList } from '../model/record-kinds.ts';
import { type Reference, referencesOf } from '../model/references.ts';
import { parties } from '../model/subject.ts';

/** By list, and `patient` for the person. */
export const links: ReadonlyMap<string, readonly Reference[]> = new Map<string, readonly Reference[]>([
  ['patient', referencesOf(describe(patient))],
  ...kindList.map((kind) => [kind.list, kind.references()] as const),
  ...Object.entries(parties.shape).map(([list, { element }]) => [list, referencesOf(describe(element))] as const),
]);
