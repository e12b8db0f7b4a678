/** Claims of pharmacies for fills, each with its answer: the contents of a billing and its response in NCPDP Telecommunication. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilTime, coding, id, money, reference } from '../scalars.ts';

/** Where the price of the ingredients comes from: the basis of cost that the pharmacy submits (423-DN). */
export const costBases = ['AWP', 'WAC', 'MAC', 'NADAC'] as const;
export type CostBasis = (typeof costBases)[number];

export const pharmacyClaim = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  transaction: z.enum(['B1', 'B2', 'B3']).describe('Transaction code (103-A3): a billing, its reversal, or a rebill'),
  response: z.enum(['paid', 'rejected', 'approved']).describe('112-AN: P, R, or A of a reversal'),
  original_id: reference('pharmacy_claims').nullable().describe('The claim that a reversal takes back, or that a rebill replaces; none of a billing'),
  rejects: z.array(z.string()).describe('Reject codes (511-FB), none where it is paid'),
  request_id: reference('medication_requests'),
  dispense_id: reference('medication_dispenses').nullable().describe('None where it is rejected, reversed, or not collected'),
  pharmacy_id: reference('organizations'),
  code: coding,
  ndc: z.string().nullable().describe('National Drug Code of the row of the drug'),
  fill_number: z.int().min(0).describe('0 for the first fill of a prescription'),
  quantity: z.number(),
  days_supply: z.int(),
  dispensing_status: z.enum(['partial', 'completion']).nullable().describe('343-HD: the first part of a fill (P), or the rest of it (C); none of a whole fill'),
  quantity_intended: z.number().nullable().describe('Of the whole fill, where a part is handed over (344-HF)'),
  days_supply_intended: z.int().nullable().describe('Of the whole fill, where a part is handed over (345-HG)'),
  daw: z.int().min(0).max(9).describe('Dispense as written (408-D8)'),
  tier: z.string().nullable().describe('Tier of the formulary'),
  usual_charge: money.nullable().describe('Usual and customary charge (426-DQ)'),
  basis: z
    .enum([...costBases, 'usual'])
    .nullable()
    .describe('What the price is by; none where it is rejected'),
  ingredient_cost: money.describe('Paid (506-F6); all that a reversal takes back is negative'),
  dispensing_fee: money.describe('Paid (507-F7)'),
  allowed: money.describe('ingredient_cost + dispensing_fee = paid + patient_pay + other_payer_paid'),
  deductible: money.describe('Applied to the deductible (517-FH)'),
  copay: money.describe('518-FI'),
  coinsurance: money.describe('572-4U'),
  paid: money.describe('By the plan (509-F9)'),
  patient_pay: money.describe('505-F5'),
  other_payer_paid: money.describe('By the manufacturer and by Medicare under Part D'),
  at: civilTime.describe('Time of the fill, or of the reversal'),
  recorded: civilTime.describe('Message time'),
});
export type PharmacyClaim = z.infer<typeof pharmacyClaim>;
export const pharmacyClaims = kind('pharmacy_claims', pharmacyClaim, {
  event: 'at',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  onlyWhereMade: true,
});
