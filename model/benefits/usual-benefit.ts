/** The benefit of a plan that a service belongs to by its code, where its row names none. */
import type { Coding } from '../scalars.ts';

/** Sections of CPT and of HCPCS Level II by the range of their codes, bounds included. A code that is in none belongs to the benefit of its visit. */
const SECTIONS: readonly (readonly [system: string, from: string, to: string, benefit: string])[] = [
  ['CPT', '70010', '79999', 'imaging'],
  ['CPT', '80047', '89398', 'laboratory'],
  // Immunizations: administration and products.
  ['CPT', '90460', '90474', 'preventive'],
  ['CPT', '90476', '90759', 'preventive'],
  ['CPT', '90785', '90899', 'mental_health'],
  // Speech, physical and occupational therapy.
  ['CPT', '92507', '92508', 'therapy'],
  ['CPT', '97010', '97799', 'therapy'],
  // Preventive medicine visits.
  ['CPT', '99381', '99429', 'preventive'],
  ['HCPCS', 'A0021', 'A0999', 'ambulance'],
  ['HCPCS', 'E0100', 'E8002', 'medical_equipment'],
  // Drugs that are not given by mouth, and chemotherapy.
  ['HCPCS', 'J0120', 'J9999', 'injectable_drugs'],
];

/** Null where it is that of the visit. */
export function usualBenefit({ system, code }: Pick<Coding, 'system' | 'code'>): string | null {
  if (system === 'LOINC') return 'laboratory';
  return SECTIONS.find(([of, from, to]) => of === system && code.length === 5 && code >= from && code <= to)?.[3] ?? null;
}
