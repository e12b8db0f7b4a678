/** What a plan owes a primary care provider for a month of a member, whatever care there is: the roster behind the PLB segments of an X12 835 (005010X221). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, id, money, reference } from '../scalars.ts';

export const capitation = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  attribution_id: reference('attributions').describe('By which the provider has the month'),
  month: civilDate.describe('First day of the month that it is for'),
  entry: z.enum(['paid', 'adjusted']).describe('Whether the month is paid, or what was paid for it changes'),
  amount: money.describe('Owed for the month; negative where it is taken back'),
  practitioner_id: reference('practitioners').describe('The primary care provider'),
  payer_id: reference('organizations'),
  payee_id: reference('organizations').describe('For whom the provider works'),
  recorded: civilTime.describe('Message time'),
});
export type Capitation = z.infer<typeof capitation>;
export const capitations = kind('capitations', capitation, {
  event: 'month',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  beforeBirth: true,
  onlyWhereMade: true,
});
