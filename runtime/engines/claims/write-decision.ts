/** A decision about a claim, as records: the payment, and the accumulators that it changed. */
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { CoverageTier } from '../../../model/benefits/enrollment-terms.ts';
import type { Put } from '../engine.ts';
import type { Posting } from './adjudication/benefit-ledger.ts';
import type { MedicalClaim } from './adjudication/medical-claim.ts';
import type { Submitted } from './claim-for-payer.ts';
import { adjudicated } from './claim-notes.ts';
import type { ClaimsState } from './claims-state.ts';
import type { Payers } from './payers.ts';
import { accumulatorsOf, ofPayment, paymentOf } from './payment-records.ts';

export type DecisionKinds = 'claim_payments' | 'accumulators';

interface PostedDecision {
  readonly posting: Posting;
  /** The level of the contract that it goes by. */
  readonly tier: CoverageTier;
  /** The claim as the payer read it. */
  readonly medical: MedicalClaim;
  /** Number of the decision among those about the claim, from 0. */
  readonly nth: number;
}

export function writeDecision(
  state: ClaimsState,
  { claim, coverage }: Submitted,
  { posting: { decision }, tier, medical, nth }: PostedDecision,
  payers: Payers,
  now: number,
  put: Put<DecisionKinds>,
): ClaimPayment {
  state.contractOf(coverage).carry(decision, tier);
  const payment = paymentOf(decision, claim, coverage.payer_id, now, nth);
  put('claim_payments', payment);
  payers.trace?.note(adjudicated, payment.id, { decision, claim: medical });
  for (const accumulator of accumulatorsOf(decision.movements, ofPayment(payment))) put('accumulators', accumulator);
  return payment;
}
