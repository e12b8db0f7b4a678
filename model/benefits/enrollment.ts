/** What a sponsor tells a payer of a coverage: the contents of a member's transaction of X12 834 (005010X220A1). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, id, reference } from '../scalars.ts';
import { benefitStatuses, continuationEvents, maintenanceReasons, tiers } from './enrollment-terms.ts';

export const enrollment = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  maintenance_type: z.enum(['addition', 'change', 'termination', 'reinstatement']).describe('INS03 and HD01: 021, 001, 024, 025'),
  maintenance_reason: z.enum(maintenanceReasons).describe('INS04'),
  qualifying_event: z.enum(continuationEvents).nullable().describe('INS07: what a continuation follows from'),
  benefit_status: z.enum(benefitStatuses).describe('INS05'),
  tier: z.enum(tiers).describe('HD05: who is covered by the contract from then on'),
  effective: civilDate.describe('First day of the coverage or of the change; of a termination, the last day of coverage'),
  termination: civilDate.nullable().describe('Last day of coverage, as far as this transaction tells it'),
  elected: civilDate.nullable().describe('Day on which a continuation was elected'),
  paid_through: civilDate.nullable().describe('Last day that premiums are paid for'),
  recorded: civilTime.describe('Message time'),
});
export type Enrollment = z.infer<typeof enrollment>;
export const enrollments = kind('enrollments', enrollment, {
  event: 'recorded',
  planned: ['effective', 'termination', 'elected', 'paid_through'],
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  onlyWhereMade: true,
});
