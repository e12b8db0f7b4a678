/** What a payment to a provider comes to. */
import type { ProviderAdjustment, Remittance } from '../../../model/benefits/remittance.ts';

/** What a payer has paid too much and not got back, in cents, with the trace number of the payment that forwarded it. */
export interface ForwardedBalance {
  readonly amount: number;
  readonly trace: string;
}

export interface Remitted extends Pick<Remittance, 'total' | 'provider_adjustments'> {
  readonly forwarded: ForwardedBalance | null;
}

/**
 * Payments less what was forwarded. What would be negative is forwarded to the next payment (PLB, reason FB), so that total = Σ paid − Σ adjustments and
 * total ≥ 0 (X12 005010X221, balancing and balance forward processing).
 * @param paid by each decision, in cents; negative for reversals
 */
export function remit(paid: readonly number[], before: ForwardedBalance | null, trace: string): Remitted {
  const adjustments: ProviderAdjustment[] = before === null ? [] : [{ reason: 'FB', reference: before.trace, amount: before.amount }];
  const due = paid.reduce((sum, amount) => sum + amount, 0) - (before?.amount ?? 0);
  if (due >= 0) return { total: due, provider_adjustments: adjustments, forwarded: null };
  adjustments.push({ reason: 'FB', reference: trace, amount: due });
  return { total: 0, provider_adjustments: adjustments, forwarded: { amount: -due, trace } };
}
