/** What a payment to a provider comes to. */
import type { Capitation } from '../../../model/benefits/capitation.ts';
import type { ProviderAdjustment, Remittance } from '../../../model/benefits/remittance.ts';

/** What a payer has paid too much and not got back, in cents, with the trace number of the payment that forwarded it. */
export interface ForwardedBalance {
  readonly amount: number;
  readonly trace: string;
}

export interface Remitted extends Pick<Remittance, 'total' | 'provider_adjustments'> {
  readonly forwarded: ForwardedBalance | null;
}

/** What is owed for the months of a member, as an adjustment that raises the payment (X12 005010X221, capitation and related payments). */
export function adjustmentOf({ id, amount }: Pick<Capitation, 'id' | 'amount'>): ProviderAdjustment {
  return { reason: 'CT', reference: id, amount: -amount };
}

/**
 * Payments less what was forwarded. What would be negative is forwarded to the next payment (PLB, reason FB), so that total = Σ paid − Σ adjustments and
 * total ≥ 0 (X12 005010X221, balancing and balance forward processing).
 * @param paid by each decision, in cents; negative for reversals
 * @param others adjustments but for the balance
 */
export function remit(paid: readonly number[], before: ForwardedBalance | null, trace: string, others: readonly ProviderAdjustment[] = []): Remitted {
  const adjustments: ProviderAdjustment[] = [...others, ...(before === null ? [] : [{ reason: 'FB', reference: before.trace, amount: before.amount }])];
  const due = paid.reduce((sum, amount) => sum + amount, 0) - adjustments.reduce((sum, { amount }) => sum + amount, 0);
  if (due >= 0) return { total: due, provider_adjustments: adjustments, forwarded: null };
  adjustments.push({ reason: 'FB', reference: trace, amount: due });
  return { total: 0, provider_adjustments: adjustments, forwarded: { amount: -due, trace } };
}
