/** Who pays: coverage as in FHIR and X12 834. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, id, reference } from '../scalars.ts';
import { benefitStatuses, enrollmentReasons, tiers } from './enrollment-terms.ts';
import { planTypes } from './plan-types.ts';

export const coverageKinds = ['medical', 'pharmacy', 'dental', 'vision', 'behavioral'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** Whom of a household a coverage can cover besides the subscriber. */
export const coveredRelationships = ['spouse', 'partner', 'child'] as const;

/** A span of time in which a plan covers the person. */
export const coverage = z.strictObject({
  id,
  kind: z.enum(coverageKinds),
  name: z.string().describe('Its name in the scenario; its kind where it has none'),
  priority: z.int().min(1).describe('Place among the coverages of its kind: of those in force, that with the lowest number pays first'),
  plan: z.string().describe('Name of the plan in the scenario'),
  plan_type: z.enum(planTypes).describe('Type of the plan'),
  status: z.enum(['active', 'ended']),
  member_id: z.string().describe('Number of the member at the payer: that of the subscriber and two digits for the person'),
  subscriber_id: z.string().describe('Number of the subscriber at the payer'),
  relationship: z.enum(['self', 'spouse', 'child', 'other']).describe('What the member is to the subscriber'),
  effective: authored(civilDate, 'First day of coverage; the first day of the subject unless given'),
  termination: authored(civilDate.nullable(), 'Last day of coverage'),
  reason: authored(z.enum(enrollmentReasons).nullable(), 'Why it began, changed or ended'),
  benefit_status: z.enum(benefitStatuses).describe('Whether it is active, continued by COBRA, or that of a survivor'),
  tier: z.enum(tiers).describe('Whom the contract covers: the subscriber alone, with spouse, with children, or with both'),
  carry_over: z.boolean().describe('Whether what was used under the coverage before counts for its deductible and out-of-pocket maximum'),
  payer_id: reference('organizations'),
  sponsor_id: reference('organizations').nullable().describe('Who provides it: an employer, a union, an agency'),
  group_number: z.string().nullable().describe('Number of the group of the sponsor at the payer'),
  recorded: civilTime.describe('Message time'),
});
export type Coverage = z.infer<typeof coverage>;
export const coverages = kind('coverages', coverage, {
  event: 'effective',
  end: 'termination',
  unended: { field: 'status', from: ['ended'], to: 'active' },
  atDeath: { field: 'status', from: ['active'], to: 'ended' },
  beforeBirth: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
