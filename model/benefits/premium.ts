/** What is owed for a month of a contract, and what changes of it that are reported later: the lines of an X12 820 (005010X218). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, id, money, reference } from '../scalars.ts';
import { benefitStatuses, tiers } from './enrollment-terms.ts';

export const premium = z.strictObject({
  id,
  coverage_id: reference('coverages').describe('That of the subscriber, for all whom the contract covers'),
  month: civilDate.describe('First day of the month that it is for'),
  entry: z.enum(['billed', 'adjusted']).describe('Whether the month is billed, or what was owed for it changes'),
  tier: z.enum(tiers).describe('Whom the contract covers in the month, as known when this is written'),
  benefit_status: z.enum(benefitStatuses).describe('COBRA: 102% of the premium of the plan, 150% in the extension for a disability'),
  amount: money.describe('Owed for the month, or the difference to what was owed before; negative for a refund'),
  paid_by: z.enum(['sponsor', 'member']).describe('Who owes it'),
  payer_id: reference('organizations').describe('To whom it is owed'),
  sponsor_id: reference('organizations').nullable(),
  recorded: civilTime.describe('Message time'),
});
export type Premium = z.infer<typeof premium>;
export const premiums = kind('premiums', premium, {
  event: 'month',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  beforeBirth: true,
  onlyWhereMade: true,
});
