/**
 * Daily doses of adults by mouth, in milligrams: the least and the most that the section on dosage of the label approved by the FDA gives, for drugs with one
 * ingredient. Null where the label gives none.
 */
export interface DoseRule {
  readonly of: string;
  readonly least: number | null;
  readonly most: number;
}

const dose = (of: string, least: number | null, most: number): DoseRule => ({ of, least, most });

export const doseRules: readonly DoseRule[] = [
  dose('atorvastatin', 10, 80),
  dose('simvastatin', 5, 40),
  dose('losartan', null, 100),
  dose('amlodipine', null, 10),
  dose('ramipril', null, 20),
  dose('sitagliptin', null, 100),
  dose('citalopram', null, 40),
  dose('escitalopram', null, 20),
  dose('sertraline', null, 200),
  dose('fluvoxamine', null, 300),
  dose('duloxetine', null, 120),
  dose('bupropion', null, 450),
  dose('mirtazapine', null, 45),
  dose('zolpidem', null, 10),
  dose('tramadol', null, 400),
  dose('acetaminophen', null, 4_000),
];

export const DOSE_SOURCE = 'FDA label, dosage and administration';
/** Labels give other doses to those who are younger. */
export const ADULT = 18;
