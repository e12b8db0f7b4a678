/** Who pays: coverage as FHIR and X12 834, 270 and 271 know it. */
import { z } from 'zod';
import { authored, civilDate, civilTime, id, reference } from '../scalars.ts';

export const coverageKinds = ['medical', 'pharmacy', 'dental', 'vision', 'behavioral'] as const;

/** A span of time in which a plan covers the person. */
export const coverage = z.strictObject({
  id,
  kind: z.enum(coverageKinds),
  plan: z.string().describe('Name of the plan in the scenario'),
  member_id: z.string(),
  subscriber_id: z.string(),
  relationship: z.enum(['self', 'spouse', 'child', 'other']),
  effective: authored(civilDate, 'First day of coverage'),
  termination: authored(civilDate.nullable(), 'Last day of coverage'),
  reason: authored(
    z.enum(['new_hire', 'open_enrollment', 'qualifying_event', 'plan_change', 'voluntary', 'nonpayment', 'cobra', 'moved', 'death', 'other']).nullable(),
    'Why it began, changed or ended',
  ),
  payer_id: reference('organizations'),
  recorded: civilTime,
});
export type Coverage = z.infer<typeof coverage>;

/** A question whether somebody is covered, and the answer. */
export const eligibilityInquiry = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  service: authored(
    z.enum(['health_benefit_plan', 'medical_care', 'hospital', 'emergency', 'pharmacy', 'mental_health', 'dental', 'vision']),
    'Service type asked about',
  ),
  answer: authored(z.enum(['active', 'inactive', 'not_found']), 'What the payer answers; what is so unless given'),
  requested: civilTime,
  responded: civilTime,
});
export type EligibilityInquiry = z.infer<typeof eligibilityInquiry>;

/** Whom a member chose, or was given, for primary care; and what the plan pays for it. */
export const attribution = z.strictObject({
  id,
  practitioner_id: reference('practitioners'),
  reason: authored(z.enum(['chosen', 'assigned', 'changed']), 'How it came about'),
  start: authored(civilDate, 'First day'),
  recorded: civilTime,
});
export type Attribution = z.infer<typeof attribution>;
