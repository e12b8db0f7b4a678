/** Whose deductible and out-of-pocket maximum a fill uses, how much of them is left, and how they move: those of the pharmacy plan, or of the medical one. */
import { costSharingLimits } from '../../../../model/benefits/cost-sharing-limits.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { civilOf, startOfDay } from '../../../../model/time/civil.ts';
import { type Allowance, allowanceOf, leftOf } from '../../claims/adjudication/allowance.ts';
import type { AnnualLimit, PlanTerms } from '../../claims/adjudication/benefit-terms.ts';
import { benefitYear } from '../../claims/adjudication/benefit-year.ts';
import { IN_NETWORK } from '../../claims/adjudication/compile-plan.ts';
import type { Movement } from '../../claims/adjudication/decision.ts';
import type { FamilyContract } from '../../claims/family-contract.ts';
import { type PartDYear, partDAmounts } from '../decision/drug-benefit.ts';

/** A coverage with its contract, whose amounts are used. */
export interface Charged {
  readonly coverage: Coverage;
  readonly terms: PlanTerms;
  readonly contract: FamilyContract;
  /** First day of the first coverage by the plan. */
  readonly since: number;
}

/** What of an amount counts for the next fill: where the family's alone counts, it is that. */
export interface AmountLeft {
  /** Cents a year; null for none. */
  readonly limit: number | null;
  readonly used: number;
  /** What the family leaves besides; null where nobody else is covered, or the family has none. */
  readonly familyLeft: number | null;
}

export class BenefitAccount {
  readonly #charged: Charged;
  readonly #allowance: Allowance;
  readonly #alone: boolean;

  /** @param partD the year whose amounts count in place of those of the plan */
  constructor(kind: 'deductible' | 'oop', charged: Charged, member: string, day: number, partD: PartDYear | null) {
    const { terms, contract, since } = charged;
    const year = benefitYear(day, terms.year, since);
    const key = { account: terms.name, network: IN_NETWORK, kind, of: '', member, year };
    this.#charged = charged;
    this.#alone = contract.tierOn(charged.coverage.name, day, startOfDay(day + 1) - 1) === 'EMP';
    const limit = partD === null ? terms.inNetwork[kind === 'oop' ? 'oopMax' : 'deductible'] : ofPartD(kind, partD);
    this.#allowance = allowanceOf(limit, key, this.#alone, kind === 'oop' ? federalLimit(terms, year) : null);
  }

  get left(): AmountLeft {
    const { person, family } = this.#allowance;
    const { ledger } = this.#charged.contract;
    const own = person.limit === null && family !== null && family.limit !== null ? family : person;
    const rest = own === family ? Number.POSITIVE_INFINITY : leftOf(ledger, family);
    return { limit: own.limit, used: ledger.used(own.key), familyLeft: rest === Number.POSITIVE_INFINITY ? null : rest };
  }

  /** Uses an amount, or gives it back; for the family, too. */
  move(amount: number): readonly AccountMovement[] {
    if (amount === 0) return [];
    const { contract, coverage } = this.#charged;
    const { person, family } = this.#allowance;
    const movement = contract.ledger.move(person.key, NO_LINE, amount, person.limit);
    if (family !== null) return [movement, contract.ledger.move(family.key, NO_LINE, amount, family.limit)].map((one) => ({ ...one, coverage }));
    contract.carry({ movements: [movement] }, 'EMP');
    return [{ ...movement, coverage }];
  }
}

export interface AccountMovement extends Movement {
  /** Whose amount it is. */
  readonly coverage: Coverage;
}

/** A fill has no lines. */
const NO_LINE = 0;

function ofPartD(kind: 'deductible' | 'oop', year: PartDYear): AnnualLimit {
  const { deductible, threshold } = partDAmounts[year];
  return { individual: kind === 'oop' ? threshold : deductible, family: null, style: 'embedded' };
}

/** Nobody pays more than the federal limit of self-only coverage (45 CFR 156.130). */
function federalLimit({ acaLimits }: PlanTerms, year: number): number | null {
  return acaLimits ? (costSharingLimits(civilOf(year).year)?.outOfPocket.self ?? null) : null;
}
