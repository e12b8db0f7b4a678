/**
 * Diagnoses and procedures that only some people can have, by sex and by age. Sources: the sex and age edits of the Medicare Code Editor (Centers for
 * Medicare & Medicaid Services, public domain) for chapters and categories of ICD-10-CM; for procedures, the organ that they are done to.
 */
import type { CodeSystem } from './code-systems.ts';

export interface Who {
  readonly sex: 'female' | 'male' | null;
  /** Completed years, both ends included. */
  readonly ages: readonly [number, number] | null;
}

interface Rule extends Who {
  /** First and last category of three characters, or a longer beginning of codes. */
  readonly from: string;
  readonly to: string;
}

const MATERNITY: readonly [number, number] = [9, 64];
const NEWBORN: readonly [number, number] = [0, 0];

const diagnoses: readonly Rule[] = [
  { from: 'C51', to: 'C58', sex: 'female', ages: null },
  { from: 'C60', to: 'C63', sex: 'male', ages: null },
  { from: 'D06', to: 'D06', sex: 'female', ages: null },
  { from: 'N40', to: 'N53', sex: 'male', ages: null },
  { from: 'N70', to: 'N98', sex: 'female', ages: null },
  { from: 'O00', to: 'O9A', sex: 'female', ages: MATERNITY },
  { from: 'P00', to: 'P96', sex: null, ages: NEWBORN },
  { from: 'Z33', to: 'Z34', sex: 'female', ages: MATERNITY },
  { from: 'Z36', to: 'Z36', sex: 'female', ages: MATERNITY },
  { from: 'Z38', to: 'Z38', sex: null, ages: NEWBORN },
  { from: 'Z39', to: 'Z39', sex: 'female', ages: MATERNITY },
  { from: 'Z3A', to: 'Z3A', sex: 'female', ages: MATERNITY },
  { from: 'Z00.0', to: 'Z00.0', sex: null, ages: [15, 124] },
  { from: 'Z00.11', to: 'Z00.11', sex: null, ages: NEWBORN },
  { from: 'Z00.12', to: 'Z00.12', sex: null, ages: [0, 17] },
];

/** SNOMED CT concepts of the library. */
const procedures: ReadonlyMap<string, Who> = new Map<string, Who>([
  ['11466000', { sex: 'female', ages: MATERNITY }],
  ['177184002', { sex: 'female', ages: MATERNITY }],
  ['236958009', { sex: 'female', ages: MATERNITY }],
  ['34536000', { sex: 'female', ages: MATERNITY }],
  ['268445003', { sex: 'female', ages: MATERNITY }],
  ['236886002', { sex: 'female', ages: null }],
  ['287664005', { sex: 'female', ages: null }],
  ['65200003', { sex: 'female', ages: null }],
  ['90470006', { sex: 'male', ages: null }],
  ['22523008', { sex: 'male', ages: null }],
  ['236258004', { sex: 'male', ages: null }],
  ['72310004', { sex: 'male', ages: null }],
]);

/** Who can have it; null for what anybody can. */
export function whoCanHave(system: CodeSystem, code: string): Who | null {
  if (system === 'SNOMED') return procedures.get(code) ?? null;
  if (system !== 'ICD10CM') return null;
  return diagnoses.find(({ from, to }) => withinCodes(code, from, to)) ?? null;
}

/** Whether a code of ICD-10-CM is one of a range of categories, both ends included; ends are categories or longer beginnings of codes. */
export function withinCodes(code: string, from: string, to: string): boolean {
  return from <= code.slice(0, from.length) && code.slice(0, to.length) <= to;
}
