/** Claims and what becomes of them, as X12 837, 835 and 278 know them. */
import { z } from 'zod';
import { authored, civilDate, civilTime, coding, id, money, reference } from '../scalars.ts';

export const claimTypes = ['professional', 'institutional', 'dental', 'pharmacy'] as const;

/** A claim: the bill for one visit or stay. */
export const claim = z.strictObject({
  id,
  type: z.enum(claimTypes),
  status: authored(z.enum(['submitted', 'accepted', 'rejected', 'pended', 'denied', 'paid']), 'How far it came; what the plan decides unless given'),
  frequency: z.enum(['original', 'replacement', 'void']),
  service: authored(coding.nullable(), 'What is billed, where it is not what was done'),
  units: authored(z.number().nullable(), 'How often'),
  billed: authored(money, 'Charge'),
  place_of_service: authored(z.string().nullable(), 'Place of service as its two-digit code'),
  type_of_bill: authored(z.string().nullable(), 'Type of bill as its four-digit code'),
  service_start: civilDate,
  service_end: civilDate,
  coverage_id: reference('coverages'),
  encounter_id: reference('encounters').nullable(),
  authorization_id: reference('authorizations').nullable(),
  submitted: civilTime,
});
export type Claim = z.infer<typeof claim>;

/** What a payer pays for a claim, and why not more. */
export const payment = z.strictObject({
  id,
  claim_id: reference('claims'),
  allowed: authored(money, 'What the plan accepts of the charge'),
  paid: authored(money, 'What the plan pays'),
  patient_share: authored(money, 'What the patient owes'),
  group: authored(z.enum(['contractual', 'other', 'payer', 'patient']).nullable(), 'Who bears the adjustment: CO, OA, PI or PR'),
  reason: authored(z.string().nullable(), 'Claim adjustment reason code, such as "45"'),
  remark: authored(z.string().nullable(), 'Remittance advice remark code'),
  paid_on: civilDate,
});
export type Payment = z.infer<typeof payment>;

/** Permission for a service, asked for beforehand; an appeal asks again. */
export const authorization = z.strictObject({
  id,
  service: coding,
  status: authored(z.enum(['requested', 'pended', 'approved', 'modified', 'denied', 'withdrawn']), 'What the payer decided so far'),
  reason: authored(z.string().nullable(), 'Why it was denied or changed'),
  units: authored(z.number().nullable(), 'How much is allowed'),
  level: authored(z.int().nullable(), 'Level of the appeal, from 1'),
  expedited: authored(z.boolean(), 'Whether it is urgent'),
  valid_from: civilDate.nullable(),
  valid_to: civilDate.nullable(),
  coverage_id: reference('coverages'),
  requested: civilTime,
  decided: civilTime.nullable(),
});
export type Authorization = z.infer<typeof authorization>;
