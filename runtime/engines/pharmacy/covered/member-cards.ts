/** Copay cards of a person: which one pays for a drug on a day, and what of its year is used. */
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import type { PlanType } from '../../../../model/benefits/plan-types.ts';
import type { Coding } from '../../../../model/scalars.ts';
import { benefitYear } from '../../claims/adjudication/benefit-year.ts';
import type { CopayCard } from '../decision/drug-benefit.ts';
import type { DrugPlan, DrugPlans } from './drug-plans.ts';

/** Manufacturers may not pay the share of members of federal programs (42 U.S.C. 1320a-7b(b)). */
const federal: ReadonlySet<PlanType> = new Set(['medicare', 'medicare_a', 'medicare_b', 'medicare_advantage', 'part_d', 'medicaid']);

export interface MemberCard extends CopayCard {
  readonly coverage: Coverage;
  /** Cents of its year that are used. */
  readonly used: number;
  /** Whose year it is. */
  readonly key: string;
}

export class MemberCards {
  readonly #used = new Map<string, number>();

  /** @param coverages of the day */
  cardFor(drug: Coding, coverages: readonly Coverage[], plan: DrugPlan, plans: DrugPlans, day: number): MemberCard | null {
    if (federal.has(plan.terms.type)) return null;
    for (const coverage of coverages) {
      const card = plans.cardFor(coverage.plan, drug);
      if (card === null) continue;
      const year = benefitYear(day, plans.termsOf(coverage.plan).year, coverage.effective);
      const key = [coverage.plan, [...card.drugs].join(), year].join(' ');
      return { ...card, coverage, used: this.#used.get(key) ?? 0, key };
    }
    return null;
  }

  /** @param amount negative where it is given back */
  use(key: string, amount: number): void {
    this.#used.set(key, (this.#used.get(key) ?? 0) + amount);
  }
}

export const isCard = ({ plan_type: type }: Coverage): boolean => type === 'copay_card';
