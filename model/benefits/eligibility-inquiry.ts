/** What providers ask payers about coverage, and what they are answered at once, as in X12 270 and 271 (005010X279A1). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, id, reference } from '../scalars.ts';
import { coverageKinds } from './coverage.ts';

/** What is asked about, in the words of the service types that every payer answers (EQ01), with their codes. */
export const serviceTypeCodes = {
  health_benefit_plan_coverage: '30',
  medical_care: '1',
  chiropractic: '33',
  dental_care: '35',
  hospital: '47',
  hospital_inpatient: '48',
  hospital_outpatient: '50',
  emergency_services: '86',
  pharmacy: '88',
  office_visit: '98',
  vision: 'AL',
  mental_health: 'MH',
  urgent_care: 'UC',
} as const;
export type EligibilityServiceType = keyof typeof serviceTypeCodes;
export const serviceTypes = Object.keys(serviceTypeCodes) as [EligibilityServiceType, ...EligibilityServiceType[]];

/** What an inquiry is answered with: EB01 1 and 6, or AAA. */
export const eligibilityAnswers = ['active', 'inactive', 'rejected'] as const;

/** Why an inquiry is rejected (AAA03): 75, 67 (77 where the subscriber is found), 62, 63; the others, 71, 72 and 42, are only stated. */
export const rejectReasons = [
  'subscriber_not_found',
  'patient_not_found',
  'outside_inquiry_period',
  'date_in_future',
  'birth_date_mismatch',
  'invalid_member_id',
  'unable_to_respond',
] as const;
export type EligibilityRejectReason = (typeof rejectReasons)[number];

export const eligibilityInquiry = z.strictObject({
  id,
  kind: z.enum(coverageKinds).describe('The kind of coverage that is asked about'),
  service_type: authored(z.enum(serviceTypes), 'What is asked about (EQ01)'),
  service_date: authored(civilDate, 'Day that is asked about'),
  status: z.enum(eligibilityAnswers).describe('The answer: active (EB01 1), inactive (EB01 6), or rejected (AAA)'),
  reject_reason: authored(z.enum(rejectReasons).nullable(), 'Why the inquiry is rejected (AAA03)'),
  effective: civilDate.nullable().describe('First day of the coverage, as the payer answers (DTP*346)'),
  termination: civilDate.nullable().describe('Last day of the coverage, as far as the payer knows it (DTP*347)'),
  member_id: z.string().describe('Number of the member that the provider sends'),
  coverage_id: reference('coverages').nullable().describe('The coverage that is answered about; none of a rejected inquiry'),
  payer_id: reference('organizations').describe('Who is asked'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners').describe('Who asks'),
  asked: civilTime.describe('When it is asked and answered: payers answer within seconds'),
  recorded: civilTime.describe('Message time'),
});
export type EligibilityInquiry = z.infer<typeof eligibilityInquiry>;
export const eligibilityInquiries = kind('eligibility_inquiries', eligibilityInquiry, {
  event: 'asked',
  planned: ['service_date', 'effective', 'termination'],
  beforeBirth: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
