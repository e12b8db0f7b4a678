import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, reference, SHORT } from '../scalars.ts';

/** Bounds of NCPDP: quantity dispensed 442-E7 (seven digits and three decimals), days supply 405-D5 (three digits); refills 415-DF have two. */
export const supplied = { quantity: z.number().min(0.001).max(9_999_999.999), days: z.int().min(1).max(999) };
/** Characters of directions: SigText of NCPDP SCRIPT. */
const SIG = 1000;

const dosage = {
  dose: authored(z.number().min(0.0001).max(1_000_000).nullable(), 'Amount for each administration'),
  dose_unit: authored(z.string().max(SHORT).nullable(), 'Unit of `dose` in words of the label, such as "tablet" or "mL"'),
  route: authored(z.enum(['oral', 'subcutaneous', 'intravenous', 'intramuscular', 'inhaled', 'topical', 'ophthalmic']).nullable(), 'Route of administration'),
};

/** A prescription. */
export const medicationRequest = z.strictObject({
  id,
  code: coding,
  status: z.enum(['active', 'completed', 'stopped', 'cancelled', 'entered_in_error']),
  intent: z.enum(['order', 'plan']),
  authored: civilTime,
  stopped: civilTime.nullable(),
  stop_reason: z.string().nullable(),
  sig: authored(z.string().max(SIG), 'Directions as written on the label'),
  ...dosage,
  times_per_day: authored(z.number().min(0.001).max(96).nullable(), 'Administrations a day'),
  as_needed: authored(z.boolean(), 'Taken only when needed'),
  quantity: authored(supplied.quantity.nullable(), 'Amount dispensed at each fill, in units of `dose_unit`'),
  days_supply: authored(supplied.days.nullable(), 'Days that one fill lasts'),
  refills: authored(z.int().min(0).max(99), 'Refills allowed after the first fill'),
  reason: authored(coding.nullable(), 'Diagnosis that the drug is for'),
  prior_id: reference('medication_requests').nullable().describe('The prescription that this one replaces'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type MedicationRequest = z.infer<typeof medicationRequest>;
export const medicationRequests = kind('medication_requests', medicationRequest, {
  event: 'authored',
  end: 'stopped',
  unended: { field: 'status', from: ['completed', 'stopped'], to: 'active' },
  atDeath: { field: 'status', from: ['active'], to: 'stopped' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
  word: 'prescription',
});

/** One dose given by staff. */
export const medicationAdministration = z.strictObject({
  id,
  code: coding,
  status: authored(z.enum(['completed', 'not_done', 'stopped', 'entered_in_error']), 'Whether the dose was given', ['completed', 'not_done', 'stopped']),
  effective: civilTime,
  sig: authored(z.string().max(SIG).nullable(), 'Order text'),
  ...dosage,
  reason: authored(coding.nullable(), 'Diagnosis that the drug is for'),
  request_id: reference('medication_requests').nullable(),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type MedicationAdministration = z.infer<typeof medicationAdministration>;
export const medicationAdministrations = kind('medication_administrations', medicationAdministration, {
  event: 'effective',
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'not_done', entered_in_error: 'entered_in_error' },
  leaf: { event: 'effective' },
  word: 'administration',
});
