/** Who pays: coverage as in FHIR and X12 834. */
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
