/** Words of drug-utilization review, which checks a drug against the other drugs, allergies and conditions of the patient. */

/** Reasons for service (NCPDP field 439-E4) by the words of the language. A disease is reported by a diagnosis (MC), or inferred from other drugs (DC). */
export const durCodes = {
  interaction: ['DD'],
  duplication: ['TD'],
  ingredient: ['ID'],
  allergy: ['DA'],
  early_refill: ['ER'],
  underuse: ['LR'],
  high_dose: ['HD'],
  low_dose: ['LD'],
  disease: ['MC', 'DC'],
  pregnancy: ['PG'],
  age: ['PA'],
  sex: ['SX'],
} as const;

export type DurType = keyof typeof durCodes;
export type DurCode = (typeof durCodes)[DurType][number];
export const durTypes = Object.keys(durCodes) as readonly DurType[];

/** What the pharmacist did: professional service (440-E5) by the words of records. */
export const durServices = { prescriber_consulted: 'M0' } as const;
export type DurService = keyof typeof durServices;

/** What came of it: result of service (441-E6). */
export const durResults = { filled_with_approval: '1G', not_filled: '2A' } as const;
export type DurResult = keyof typeof durResults;

/** From the least to the gravest. */
export const durSeverities = ['minor', 'moderate', 'major', 'contraindicated'] as const;
export type DurSeverity = (typeof durSeverities)[number];

/** Clinical significance (528-FS): 1 major, 2 moderate, 3 minor. What is contraindicated has no code of its own. */
export function significanceOf(severity: DurSeverity): '1' | '2' | '3' {
  return severity === 'minor' ? '3' : severity === 'moderate' ? '2' : '1';
}
