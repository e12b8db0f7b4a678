/** A decision about a claim → its records: the payment, and the accumulators that it changed; those of fills, too. */
import type { Accumulator } from '../../../model/benefits/accumulator.ts';
import type { Claim } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { derivedId } from '../../subject/put-record.ts';
import { accumulatorId } from './adjudication/benefit-ledger.ts';
import type { Decision, Movement } from './adjudication/decision.ts';

/** What identifiers of payments are derived with. */
const PAYMENT = 0x505920;

/** @param nth of the decisions about the claim, from 0 */
export function paymentOf(decision: Decision, claim: Claim, payer: string, now: number, nth: number): ClaimPayment {
  const { status, denied, charge, allowed, paid, deductible, copay, coinsurance, patientResponsibility } = decision;
  return {
    id: derivedId(claim.id, PAYMENT + nth),
    // A reversal is about the claim that it takes back.
    claim_id: decision.claim,
    coverage_id: claim.coverage_id,
    payer_id: payer,
    ...{ status, denied, charge, allowed, paid, deductible, copay, coinsurance, patient_responsibility: patientResponsibility },
    lines: decision.lines.map((line) => ({ ...line, adjustments: line.adjustments.map((one) => ({ ...one })) })),
    decided: now,
  };
}

const KINDS: Partial<Readonly<Record<Movement['key']['kind'], Accumulator['kind']>>> = { deductible: 'deductible', oop: 'out_of_pocket' };

/** What changed amounts: a decision about a medical claim, or the claim of a fill. */
export type Cause = Pick<Accumulator, 'coverage_id' | 'claim_payment_id' | 'pharmacy_claim_id' | 'at'>;

export const ofPayment = ({ id, coverage_id, decided }: ClaimPayment): Cause => ({
  ...{ coverage_id, claim_payment_id: id, pharmacy_claim_id: null, at: decided },
});

/** Each amount that was changed, as it is after all lines. */
export function accumulatorsOf(movements: readonly Movement[], cause: Cause): Accumulator[] {
  const last = new Map<string, Movement>();
  for (const movement of movements) if (movement.amount !== 0 && KINDS[movement.key.kind] !== undefined) last.set(accumulatorId(movement.key), movement);
  const { coverage_id, claim_payment_id, pharmacy_claim_id, at } = cause;
  return [...last.values()].map(({ key, after, limit }, i) => ({
    id: derivedId(claim_payment_id ?? (pharmacy_claim_id as string), i + 1),
    coverage_id,
    claim_payment_id,
    pharmacy_claim_id,
    kind: KINDS[key.kind] as Accumulator['kind'],
    scope: key.member === null ? 'family' : 'individual',
    network: key.network,
    year: key.year,
    used: after,
    limit,
    at,
  }));
}
