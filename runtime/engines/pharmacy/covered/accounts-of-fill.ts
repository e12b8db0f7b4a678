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
  /** As they are before the fill. */
  readonly limits: Pick<DrugBenefit, 'deductible' | 'oopMax'>;
  readonly used: Pick<Accumulators, 'deductible' | 'oop'>;
  readonly familyLeft: FamilyLeft;

  /** @param coverage for drugs, on a day of it */
  constructor(member: CoveredMember, coverage: Coverage, plan: DrugPlan, plans: DrugPlans, day: number) {
    const own = { coverage, terms: plan.terms, contract: member.contractOf(coverage), since: coverage.effective };
    const partD = plan.partDOn(day);
    const { patientId } = member.person;
    const account = (kind: 'deductible' | 'oop', shared: boolean): BenefitAccount => {
      const medical = shared ? medicalOf(member, plans, day) : null;
      return medical === null ? new BenefitAccount(kind, own, patientId, day, partD) : new BenefitAccount(kind, medical, patientId, day, null);
    };
    this.#deductible = account('deductible', member.shares(coverage, 'deductible'));
    this.#oop = account('oop', member.shares(coverage, 'oop_max'));
    const [deductible, oop] = [this.#deductible.left, this.#oop.left];
    this.limits = { deductible: deductible.limit ?? 0, oopMax: oop.limit };
    this.used = { deductible: deductible.used, oop: oop.used };
    this.familyLeft = { deductible: deductible.familyLeft, oop: oop.familyLeft };
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
