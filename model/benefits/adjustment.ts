/** Why a payer pays less than what is charged: a triplet of the CAS segment of an X12 835. */
import { z } from 'zod';
import { money } from '../scalars.ts';

/** CO: contractual obligation. OA: other adjustment. PI: payer initiated. PR: patient responsibility. */
export const adjustmentGroups = ['CO', 'OA', 'PI', 'PR'] as const;

export const adjustment = z.strictObject({
  group: z.enum(adjustmentGroups).describe('Who bears it: CO the provider by contract, PR the patient, PI the payer, OA others'),
  reason: z.string().describe('Claim Adjustment Reason Code (CARC)'),
  remark: z.string().nullable().describe('Remittance Advice Remark Code (RARC)'),
  amount: money.describe('Positive where it reduces the payment'),
});
export type Adjustment = Readonly<z.infer<typeof adjustment>>;
