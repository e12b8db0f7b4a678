/** Claims of providers to payers: the contents of X12 837, professional (005010X222) and institutional (005010X223). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { anyRecord, civilDate, civilTime, coding, id, money, reference } from '../scalars.ts';
import { rejectCategories } from './front-door-rejections.ts';

export const claimTypes = ['professional', 'institutional'] as const;
export type ClaimType = (typeof claimTypes)[number];

const diagnosis = z.strictObject({
  code: coding,
  role: z.enum(['principal', 'other', 'admitting']),
  present_on_admission: z.enum(['Y', 'N']).nullable().describe('Inpatient claims: whether it was there at admission'),
});
export type ClaimDiagnosis = Readonly<z.infer<typeof diagnosis>>;

const line = z.strictObject({
  line: z.int().min(1).describe('Number of the line'),
  code: coding.nullable().describe('What is billed: CPT or HCPCS'),
  modifiers: z.array(z.string()).describe('Modifiers of the code, at most four'),
  revenue: z.string().nullable().describe('Revenue code, on institutional claims'),
  units: z.int().min(1),
  charge: money.describe('For all units'),
  service_date: civilDate,
  diagnosis_pointers: z.array(z.int().min(1)).describe('Places of the diagnoses of the claim that it is for'),
  source_id: reference(anyRecord).nullable().describe('The record that is billed'),
});
export type ClaimLine = Readonly<z.infer<typeof line>>;

export const claim = z.strictObject({
  id,
  control_number: z.string().describe('Patient control number, which the payer returns'),
  type: z.enum(claimTypes),
  frequency: z.enum(['1', '7', '8']).describe('Claim frequency code: 1 original, 7 replacement, 8 void'),
  original_id: reference('claims').nullable().describe('The claim that a replacement or void is for'),
  payer_sequence: z.int().min(1).max(3).describe('1 primary, 2 secondary, 3 tertiary'),
  prior_payment_id: reference('claim_payments').nullable().describe('The decision of the payer before it'),
  coverage_id: reference('coverages'),
  member_id: z.string().describe('Number of the member on the claim: that of the coverage, but for a rejected claim that has it wrong'),
  encounter_id: reference('encounters'),
  authorization_id: reference('authorizations').nullable().describe('The approval that it names (REF*G1)'),
  place_of_service: z.string().nullable().describe('Place of service code, on professional claims'),
  type_of_bill: z.string().nullable().describe('Type of bill, on institutional claims: four digits'),
  discharge_status: z.string().nullable().describe('Patient discharge status code, on institutional claims'),
  drg: coding.nullable().describe('Diagnosis-related group, on the institutional claim of an inpatient stay'),
  diagnoses: z.array(diagnosis),
  billing_id: reference('organizations'),
  rendering_id: reference('practitioners').describe('Who gave the service; on institutional claims the attending practitioner'),
  facility_id: reference('locations'),
  service_start: civilDate,
  service_end: civilDate,
  charge: money.describe('Sum of the lines'),
  lines: z.array(line),
  submitted: civilTime.describe('Message time'),
  acknowledged: civilTime.nullable().describe('When the payer acknowledged it (277CA)'),
  acknowledgement: z.enum(['pending', 'accepted', 'rejected']).describe('Whether the payer took it for adjudication: a rejected claim is never decided'),
  reject_category: z.enum(rejectCategories).nullable().describe('Claim status category code of a rejection'),
  reject_code: z.string().nullable().describe('Claim status code of a rejection'),
});
export type Claim = z.infer<typeof claim>;
export const claims = kind('claims', claim, {
  event: 'service_start',
  end: 'acknowledged',
  unended: { field: 'acknowledgement', from: ['accepted', 'rejected'], to: 'pending' },
  withEnd: ['reject_category', 'reject_code'],
  reported: 'submitted',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  beforeBirth: true,
  onlyWhereMade: true,
});
