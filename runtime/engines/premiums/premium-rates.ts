/** The premiums of plans: for a month, by the level of the contract. */
import type { Terms } from '../../../ir/plan-terms.ts';
import type { CoverageTier } from '../../../model/benefits/enrollment-terms.ts';
import { PlanReader } from '../claims/adjudication/plan-reader.ts';
import type { Cents, Millionths } from '../exact-amount.ts';
import type { VerbContext } from '../verb-context.ts';

/** Of a premium, for a continuation by COBRA, and for the months that only a disability adds: 26 CFR 54.4980B-8, Q&A-1. */
export const CONTINUED: Millionths = 1_020_000;
export const EXTENDED: Millionths = 1_500_000;

/** Fields of `premium { … }` by the level that they are for. */
const FIELDS: Readonly<Record<CoverageTier, string>> = { EMP: 'employee', ESP: 'spouse', ECH: 'children', FAM: 'family' };

export class PremiumRates {
  /** By plan. */
  readonly #rates: ReadonlyMap<string, (tier: CoverageTier) => Cents>;

  constructor(context: VerbContext) {
    this.#rates = new Map(
      context.ir.plans.flatMap((plan) => {
        const rate = rateOf(plan, context);
        return rate === null ? [] : [[plan.name ?? '', rate]];
      }),
    );
  }

  /** Null where a plan names no premium. */
  of(plan: string, tier: CoverageTier): Cents | null {
    return this.#rates.get(plan)?.(tier) ?? null;
  }
}

/** One amount for every level, or one for each. */
export function rateOf(plan: Terms, context: Pick<VerbContext, 'codings' | 'params'>): ((tier: CoverageTier) => Cents) | null {
  const reader = new PlanReader(plan, context);
  const flat = reader.money('premium');
  if (flat !== null) return () => flat;
  const block = reader.parts('premium')[0];
  return block === undefined ? null : (tier) => block.money(FIELDS[tier]) ?? 0;
}
