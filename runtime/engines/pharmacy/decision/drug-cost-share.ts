/** What the member owes of an allowed amount under the terms of a tier: deductible, then copay or coinsurance, cut at the out-of-pocket maximum. */
import { dollars, shareOf } from './cents.ts';
import type { Accumulators, DrugBenefit, FamilyLeft } from './drug-benefit.ts';
import type { DecisionSteps, Payment } from './fill-decision.ts';
import type { CostShare, TierTerms } from './formulary-terms.ts';

export type DrugCostShare = Pick<Payment, 'deductible' | 'copay' | 'coinsurance'>;

/** @param base cents of the allowed amount that are shared: without a penalty */
export function drugCostShare(
  base: number,
  tier: TierTerms,
  share: CostShare,
  { deductible: ofPlan, oopMax }: DrugBenefit,
  { used, familyLeft }: { readonly used: Accumulators; readonly familyLeft: FamilyLeft },
  steps: DecisionSteps,
): DrugCostShare {
  const left = tier.deductible === 'waived' ? 0 : leftOf(ofPlan, used.deductible, familyLeft.deductible);
  const deductible = Math.min(base, left);
  if (left > 0)
    steps?.push({ rule: 'deductible', term: `deductible ${usedOf(ofPlan, used.deductible, familyLeft.deductible)}`, before: base, after: deductible });
  const rest = base - deductible;
  const copay = share.copay === null ? 0 : Math.min(share.copay, rest);
  if (share.copay !== null) steps?.push({ rule: 'copay', term: `tier ${tier.name}: copay ${dollars(share.copay)}`, before: rest, after: copay });
  const coinsurance = share.coinsurance === null ? 0 : bounded(rest, share, share.coinsurance);
  if (share.coinsurance !== null) steps?.push({ rule: 'coinsurance', term: termOf(tier.name, share), before: rest, after: coinsurance });
  return oopMax === null ? { deductible, copay, coinsurance } : cut({ deductible, copay, coinsurance }, oopMax, used.oop, familyLeft.oop, steps);
}

function bounded(rest: number, { min, max }: CostShare, coinsurance: number): number {
  return Math.min(rest, Math.max(min ?? 0, Math.min(max ?? rest, shareOf(rest, coinsurance))));
}

function termOf(tier: string, { coinsurance, min, max }: CostShare): string {
  const bounds = [min === null ? [] : [`min ${dollars(min)}`], max === null ? [] : [`max ${dollars(max)}`]].flat();
  return [`tier ${tier}: coinsurance ${Math.round((coinsurance ?? 0) * 1e6) / 1e4}%`, ...bounds].join(', ');
}

function leftOf(limit: number, used: number, family: number | null): number {
  return Math.max(0, Math.min(limit - used, family ?? Number.POSITIVE_INFINITY));
}

function usedOf(limit: number, used: number, family: number | null): string {
  return `${dollars(limit)}, ${dollars(used)} used${family === null ? '' : `, ${dollars(family)} of the family left`}`;
}

/** What goes beyond the maximum is taken from the coinsurance first, then the copay, then the deductible. */
function cut(share: DrugCostShare, oopMax: number, usedOop: number, family: number | null, steps: DecisionSteps): DrugCostShare {
  const owed = share.deductible + share.copay + share.coinsurance;
  const kept = Math.min(owed, leftOf(oopMax, usedOop, family));
  if (kept === owed) return share;
  steps?.push({ rule: 'out-of-pocket maximum', term: `oop_max ${usedOf(oopMax, usedOop, family)}`, before: owed, after: kept });
  const deductible = Math.min(share.deductible, kept);
  const copay = Math.min(share.copay, kept - deductible);
  return { deductible, copay, coinsurance: kept - deductible - copay };
}
