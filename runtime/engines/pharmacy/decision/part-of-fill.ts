/** The rest of a fill of which a part was handed over before: copay, minimum and maximum are those of the fill, less what its first part used of them. */
import { dollars } from './cents.ts';
import type { DecisionSteps } from './fill-decision.ts';
import type { FillRequest, FirstPart } from './fill-request.ts';
import type { CostShare } from './formulary-terms.ts';

export const isRest = ({ part }: FillRequest): boolean => part !== null && part.first !== null;

export function restOfShare(tier: string, share: CostShare, first: FirstPart, steps: DecisionSteps): CostShare {
  const left = (field: 'copay' | 'min' | 'max', used: number): number | null => {
    const amount = share[field];
    if (amount === null) return null;
    const after = lessUsed(amount, used);
    steps?.push({ rule: 'rest of a fill', term: `tier ${tier}: ${field}, ${dollars(used)} paid with the first part`, before: amount, after });
    return after;
  };
  return { ...share, copay: left('copay', first.copay), min: left('min', first.coinsurance), max: left('max', first.coinsurance) };
}

export function lessUsed(amount: number, used: number): number {
  return Math.max(0, amount - used);
}
