/** A manufacturer's copay card after the plan: it pays what the member owes beyond what it leaves, as far as its year goes. */
import { dollars } from './cents.ts';
import type { Accumulators, CopayCard, DrugBenefit } from './drug-benefit.ts';
import type { DrugCostShare } from './drug-cost-share.ts';
import type { DecisionSteps } from './fill-decision.ts';

export interface AfterCard {
  readonly share: DrugCostShare;
  readonly cardPaid: number;
  readonly used: Accumulators;
}

export const noCard = (share: DrugCostShare, used: Accumulators): AfterCard => ({ share, cardPaid: 0, used: added(used, share.deductible, owed(share), 0) });

export function afterCard(share: DrugCostShare, card: CopayCard, { copayCards }: DrugBenefit, used: Accumulators, steps: DecisionSteps): AfterCard {
  const due = owed(share);
  const cardPaid = Math.max(0, Math.min(due - card.leaves, card.paysAtMost - used.card));
  steps?.push({ rule: 'copay card', term: termOf(card, used), before: due, after: due - cardPaid });
  // What the card pays counts as paid by the member, or only what the member pays counts, the deductible first.
  const own = copayCards === 'included' ? due : due - cardPaid;
  return { share, cardPaid, used: added(used, Math.min(share.deductible, own), own, cardPaid) };
}

/**
 * A maximizer sets the member's share to what the card gives: its year in twelve parts, one for each 30 days of supply begun. The member pays what the card
 * leaves, and nothing counts.
 * @param before what the card has paid for the first part of the fill
 */
export function maximized(base: number, daysSupply: number, card: CopayCard, used: Accumulators, steps: DecisionSteps, before: number): AfterCard {
  const parts = Math.ceil(daysSupply / 30);
  const left = Math.max(0, card.paysAtMost - used.card);
  const copay = Math.min(base, card.leaves + Math.min(left, Math.max(0, Math.floor((card.paysAtMost * parts) / 12) - before)));
  const cardPaid = Math.max(0, copay - card.leaves);
  steps?.push({ rule: 'copay card', term: `maximizer, ${parts} of 12 parts: ${termOf(card, used)}`, before: base, after: copay - cardPaid });
  return { share: { deductible: 0, copay, coinsurance: 0 }, cardPaid, used: added(used, 0, 0, cardPaid) };
}

function termOf({ leaves, paysAtMost }: CopayCard, used: Accumulators): string {
  return `leaves ${dollars(leaves)}, pays at most ${dollars(paysAtMost)}, ${dollars(used.card)} used`;
}

function owed({ deductible, copay, coinsurance }: DrugCostShare): number {
  return deductible + copay + coinsurance;
}

function added(used: Accumulators, deductible: number, oop: number, card: number): Accumulators {
  return { deductible: used.deductible + deductible, oop: used.oop + oop, card: used.card + card };
}
