/** Findings of drug-utilization review that came with the claim of a fill, and what the pharmacist did about them: DUR/PPS of NCPDP Telecommunication. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import {
  type DurCode,
  type DurResult,
  type DurService,
  type DurType,
  durCodes,
  durResults,
  durServices,
  durSeverities,
} from '../pharmacy/drug-utilization-review.ts';
import { civilTime, coding, id, reference } from '../scalars.ts';

const words = <W extends string>(of: Readonly<Record<W, unknown>>) => Object.keys(of) as [W, ...W[]];

export const pharmacyAlert = z.strictObject({
  id,
  pharmacy_claim_id: reference('pharmacy_claims').describe('The claim that it came with'),
  code: coding.describe('The drug that is filled'),
  type: z.enum(words<DurType>(durCodes)),
  reason: z.enum(Object.values(durCodes).flat() as [DurCode, ...DurCode[]]).describe('Reason for service (439-E4)'),
  severity: z.enum(durSeverities),
  other_code: coding.nullable().describe('The drug in hand, or that of the allergy'),
  diagnosis: z.string().nullable().describe('ICD-10-CM code of the disease'),
  text: z.string(),
  reject: z.enum(['none', 'soft', 'hard']).describe('By the formulary: a message, a reject that the pharmacist may override, or one for good'),
  service: z.enum(words<DurService>(durServices)).nullable().describe('Professional service (440-E5)'),
  result: z.enum(words<DurResult>(durResults)).nullable().describe('Result of service (441-E6)'),
  at: civilTime.describe('Time of the claim'),
  recorded: civilTime.describe('Message time'),
});
export type PharmacyAlert = z.infer<typeof pharmacyAlert>;
export const durAlerts = kind('dur_alerts', pharmacyAlert, {
  event: 'at',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
