/** Decisions of payers about claims: the contents of the claim payment information of X12 835 (005010X221). */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilTime, id, money, reference } from '../scalars.ts';
import { adjustment } from './adjustment.ts';

const line = z.strictObject({
  line: z.int().min(1).describe('Number of the line of the claim'),
  charge: money,
  allowed: money.describe('What the plan goes by'),
  paid: money,
  denied: z.boolean(),
  benefit: z.string().nullable().describe('Benefit of the plan that it was paid under'),
  adjustments: z.array(adjustment).describe('charge = paid + their sum'),
});

export const claimPayment = z.strictObject({
  id,
  claim_id: reference('claims'),
  coverage_id: reference('coverages'),
  payer_id: reference('organizations'),
  status: z
    .enum(['processed_primary', 'processed_secondary', 'processed_tertiary', 'denied', 'reversal'])
    .describe('Claim status code: 1, 2, 3, 4 (the payer does not know the patient), 22'),
  denied: z.boolean().describe('Whether no line was accepted'),
  charge: money,
  allowed: money,
  paid: money,
  deductible: money.describe('PR-1'),
  copay: money.describe('PR-3'),
  coinsurance: money.describe('PR-2'),
  patient_responsibility: money.describe('All adjustments of group PR'),
  lines: z.array(line),
  decided: civilTime.describe('Message time'),
});
export type ClaimPayment = z.infer<typeof claimPayment>;
export const claimPayments = kind('claim_payments', claimPayment, {
  event: 'decided',
  reported: 'decided',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  onlyWhereMade: true,
});
