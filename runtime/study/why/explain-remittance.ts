/** What a payment to a provider is made of: the decisions in it, the claims that they are about, and balances of other payments. */
import type { Claim } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { Remittance } from '../../../model/benefits/remittance.ts';
import type { TracedSubject } from './traced-subject.ts';

export interface ExplainedRemittance {
  readonly about: 'remittance';
  readonly remittance: Remittance;
  readonly decisions: readonly { readonly payment: ClaimPayment; readonly claim: Claim | null; readonly amount: number }[];
}

export function explainRemittance({ subject }: TracedSubject, remittance: Remittance): ExplainedRemittance {
  const decisions = remittance.payments.flatMap(({ claim_payment_id, amount }) => {
    const payment = subject.claim_payments.find(({ id }) => id === claim_payment_id);
    return payment === undefined ? [] : [{ payment, claim: subject.claims.find(({ id }) => id === payment.claim_id) ?? null, amount }];
  });
  return { about: 'remittance', remittance, decisions };
}
