/** Which coverage's amounts a fill uses: of the pharmacy coverage, or of the medical one that it shares them with. */
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { claimsKey } from '../../claims/claims-state.ts';
import type { Accumulators, DrugBenefit, FamilyLeft } from '../decision/drug-benefit.ts';
import { type AccountMovement, BenefitAccount, type Charged } from './benefit-account.ts';
import type { CoveredMember } from './covered-member.ts';
import type { DrugPlan, DrugPlans } from './drug-plans.ts';

export class AccountsOfFill {
  readonly #deductible: BenefitAccount;
  readonly #oop: BenefitAccount;

  /** @param coverage for drugs, on a day of it */
  constructor(member: CoveredMember, coverage: Coverage, plan: DrugPlan, plans: DrugPlans, day: number) {
    const own = { coverage, terms: plan.terms, contract: member.contractOf(coverage), since: coverage.effective };
    const shared = medicalOf(member, plans, day);
    const partD = plan.partDOn(day);
    const { patientId } = member.person;
    const account = (kind: 'deductible' | 'oop', charged: Charged | null): BenefitAccount =>
      charged === null ? new BenefitAccount(kind, own, patientId, day, partD) : new BenefitAccount(kind, charged, patientId, day, null);
    this.#deductible = account('deductible', member.shares(coverage, 'deductible') ? shared : null);
    this.#oop = account('oop', member.shares(coverage, 'oop_max') ? shared : null);
  }

  get limits(): Pick<DrugBenefit, 'deductible' | 'oopMax'> {
    return { deductible: this.#deductible.left.limit ?? 0, oopMax: this.#oop.left.limit };
  }

  get used(): Pick<Accumulators, 'deductible' | 'oop'> {
    return { deductible: this.#deductible.left.used, oop: this.#oop.left.used };
  }

  get familyLeft(): FamilyLeft {
    return { deductible: this.#deductible.left.familyLeft, oop: this.#oop.left.familyLeft };
  }

  /** Uses what a fill used, or gives it back. */
  move(amounts: Pick<Accumulators, 'deductible' | 'oop'>): readonly AccountMovement[] {
    return [...this.#deductible.move(amounts.deductible), ...this.#oop.move(amounts.oop)];
  }
}

/** The medical coverage of a day; null where there is none, or nothing makes claims of it. */
function medicalOf({ person }: CoveredMember, plans: DrugPlans, day: number): Charged | null {
  const claims = claimsKey.of(person);
  const coverage = claims?.coverageOn(day) ?? null;
  if (claims === null || coverage === null) return null;
  const same = claims.coverages.at(person.now).filter(({ kind, plan }) => kind === coverage.kind && plan === coverage.plan);
  const since = Math.min(...same.map(({ effective }) => effective));
  return { coverage, terms: plans.termsOf(coverage.plan), contract: claims.contractOf(coverage), since };
}
