/** How much of a deductible or out-of-pocket maximum has been used, after each decision that changed it. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, id, money, reference } from '../scalars.ts';

export const accumulator = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  claim_payment_id: reference('claim_payments').nullable().describe('The decision that changed it; none where a fill did'),
  pharmacy_claim_id: reference('pharmacy_claims').nullable().describe('The claim of a fill that changed it'),
  kind: z.enum(['deductible', 'out_of_pocket']),
  scope: z.enum(['individual', 'family']),
  network: z.string().describe('in, or the network of the plan that has amounts of its own'),
  year: civilDate.describe('First day of the benefit year'),
  used: money.describe('After the decision'),
  limit: money.nullable(),
  at: civilTime.describe('Message time'),
});
export type Accumulator = z.infer<typeof accumulator>;
export const accumulators = kind('accumulators', accumulator, {
  event: 'at',
  reported: 'at',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  onlyWhereMade: true,
});
