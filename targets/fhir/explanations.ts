/** What a payer explains: each decision about a claim, and each claim that it has not decided yet. */
import type { Claim } from '../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import type { Subject } from '../../model/subject.ts';
import { derivedId } from './resource.ts';

export interface ExplainedDecision {
  readonly id: string;
  readonly claim: Claim;
  /** Null until the payer has decided. */
  readonly payment: ClaimPayment | null;
  /** The decision that takes this one back. */
  readonly reversal: ClaimPayment | undefined;
}

/**
 * The first decision about a claim has the id of the explanation that was there before it, so that a later feed replaces the explanation of a claim in process. A void
 * is not decided itself: the payer answers it by the reversal of the claim that it names. A decision about a claim that is not there explains nothing.
 */
export function explanations({ claims, claim_payments }: Subject): readonly ExplainedDecision[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byClaim = new Map<string, ClaimPayment[]>();
  for (const payment of claim_payments) {
    const others = byClaim.get(payment.claim_id);
    if (others === undefined) byClaim.set(payment.claim_id, [payment]);
    else others.push(payment);
  }
  const decided = claim_payments.flatMap((payment): ExplainedDecision[] => {
    const claim = byId.get(payment.claim_id);
    if (claim === undefined) return [];
    const about = byClaim.get(payment.claim_id)!;
    const reversal = about.slice(about.indexOf(payment) + 1).find(({ status }) => status === 'reversal');
    return [{ id: explanationId(payment, about), claim, payment, reversal }];
  });
  const open = claims.filter(({ id, frequency }) => frequency !== '8' && !byClaim.has(id));
  return [...decided, ...open.map((claim): ExplainedDecision => ({ id: derivedId(claim.id), claim, payment: null, reversal: undefined }))];
}

/** The id of the resource of a decision. @param decisions those about the same claim, in their order */
export function explanationId({ id, claim_id }: Pick<ClaimPayment, 'id' | 'claim_id'>, decisions: readonly { readonly id: string }[]): string {
  return decisions[0].id === id ? derivedId(claim_id) : id;
}
