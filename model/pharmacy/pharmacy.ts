/** The pharmacy: fills, their claims and what stands in their way, as NCPDP Telecommunication and FHIR MedicationDispense know them. */
import { z } from 'zod';
import { authored, civilTime, coding, id, money, reference } from '../scalars.ts';

/** A drug handed out. */
export const fill = z.strictObject({
  id,
  code: coding,
  number: z.int().describe('0 for the first fill of a prescription, then 1, 2, …'),
  quantity: authored(z.number(), 'Amount dispensed; that of the prescription unless given'),
  days_supply: authored(z.int(), 'Days that it lasts'),
  product_selection: authored(
    z.enum(['none', 'prescriber', 'patient', 'pharmacist', 'no_stock', 'brand_as_generic', 'override', 'law', 'not_marketed']),
    'Dispense as written: codes 0 to 8',
  ),
  charge: authored(money, 'Usual and customary charge'),
  copay: authored(money, 'What the patient paid'),
  request_id: reference('medication_requests'),
  pharmacy_id: reference('organizations'),
  filled: civilTime,
});
export type Fill = z.infer<typeof fill>;

/** A claim that the payer sent back. */
export const rejection = z.strictObject({
  id,
  code: coding,
  reason: authored(
    z.enum(['not_covered', 'prior_authorization', 'step_therapy', 'quantity_limit', 'refill_too_soon', 'dur', 'coverage_ended', 'pharmacy_not_contracted']),
    'Why: NCPDP reject codes 70, 75, 608, 76, 79, 88, 69 and 40',
  ),
  message: authored(z.string().nullable(), 'What the payer adds'),
  fill_id: reference('fills').nullable(),
  rejected: civilTime,
});
export type Rejection = z.infer<typeof rejection>;

/** Reasons for service of drug-utilisation review, by NCPDP: DD, TD, DA, ER, HD, LD, DC, PG, PA and SX. */
export const durTypes = [...['interaction', 'duplication', 'allergy', 'early_refill', 'high_dose', 'low_dose', 'disease', 'pregnancy', 'age', 'sex']] as const;
export const durSeverities = ['minor', 'moderate', 'major', 'contraindicated'] as const;

/** An alert of drug-utilisation review, and what the pharmacist did about it. */
export const durAlert = z.strictObject({
  id,
  code: coding,
  type: authored(z.enum(durTypes), 'Reason for service'),
  severity: authored(z.enum(durSeverities), 'Clinical significance'),
  other: authored(coding.nullable(), 'The other drug, allergy or disease'),
  service: authored(z.enum(['prescriber_consulted', 'patient_consulted', 'records_reviewed']).nullable(), 'Professional service: M0, P0 or R0'),
  result: authored(z.enum(['filled_as_is', 'filled_other_dose', 'filled_other_drug', 'not_filled']).nullable(), 'Result of service: 1A, 1C, 1E or 2A'),
  raised: civilTime,
});
export type DurAlert = z.infer<typeof durAlert>;

/** A manufacturer’s card that pays a part of the patient’s share. */
export const copayCard = z.strictObject({
  id,
  code: coding,
  pays: authored(money, 'What it pays of each fill'),
  pays_at_most: authored(money.nullable(), 'What it pays in a year'),
  used: civilTime,
});
export type CopayCard = z.infer<typeof copayCard>;
