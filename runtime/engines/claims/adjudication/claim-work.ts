/** One claim in the course of its decision. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import type { Cents } from '../../exact-amount.ts';
import { BenefitLedger, type LedgerView, type PaidLine } from './benefit-ledger.ts';
import type { BenefitTerms, NetworkTerms, PlanTerms } from './benefit-terms.ts';
import { benefitYear } from './benefit-year.ts';
import type { AccumulatorKey, AdjudicationRule, Movement, TraceStep } from './decision.ts';
import type { MedicalClaim, ServiceLine } from './medical-claim.ts';

/** Why a rule denies a line, or a part of it. */
export interface Denial {
  readonly rule: AdjudicationRule;
  readonly adjustment: Pick<Adjustment, 'group' | 'reason' | 'remark'>;
  readonly term: string | null;
  /** Whether it is about the claim as a whole. */
  readonly claim: boolean;
}

/** A line in the course of its decision: `charge`, `units` and `allowed` are of the part that no rule has denied. */
export interface LineWork {
  readonly line: ServiceLine;
  readonly terms: BenefitTerms;
  /** As it is written in the plan: `benefit imaging`; empty for the plan's own terms. */
  readonly block: string;
  /** First day of its benefit year. */
  readonly year: number;
  charge: Cents;
  units: number;
  readonly denied: { readonly denial: Denial; readonly amount: Cents }[];
}

export class ClaimWork {
  readonly plan: PlanTerms;
  readonly claim: MedicalClaim;
  readonly day: number;
  /** Terms of the provider's network; those of the plan's own where the No Surprises Act protects the member. */
  readonly network: NetworkTerms;
  /** Whether the provider is outside the plan's own network. */
  readonly outside: boolean;
  readonly ledger: BenefitLedger;
  readonly lines: readonly LineWork[];
  readonly paidLines: PaidLine[] = [];
  readonly movements: Movement[] = [];
  readonly trace: TraceStep[] = [];

  constructor(plan: PlanTerms, claim: MedicalClaim, ledger: LedgerView, day: number) {
    this.plan = plan;
    this.claim = claim;
    this.day = day;
    this.ledger = new BenefitLedger(ledger);
    const other = plan.outOfNetwork.find(({ name }) => name === claim.network);
    this.outside = other !== undefined;
    const network = other === undefined || claim.protection !== null ? plan.inNetwork : other;
    this.network = network;
    this.lines = claim.lines.map((line) => {
      const benefit = line.benefit === null ? undefined : network.benefits.get(line.benefit);
      const reference = claim.inpatient ? claim.serviceStart : line.serviceDay;
      return {
        line,
        terms: benefit ?? network.other,
        block: benefit === undefined ? '' : `benefit ${line.benefit}.`,
        year: benefitYear(reference, plan.year, claim.coverage.since),
        charge: line.charge,
        units: line.units,
        denied: [],
      };
    });
  }

  key(kind: AccumulatorKey['kind'], { of = '', member = this.claim.member as string | null, network = 'in', year = 0 }): AccumulatorKey {
    return { account: this.claim.coverage.account, network, kind, of, member, year };
  }

  /** Moves an accumulator; nothing where the amount is 0. */
  move(key: AccumulatorKey, line: number, amount: number, limit: number | null): Movement | null {
    if (amount === 0) return null;
    const movement = this.ledger.move(key, line, amount, limit);
    this.movements.push(movement);
    return movement;
  }

  step({ rule, line = null, term = null, amount = null, movement = null, adjustment = null }: Partial<TraceStep> & Pick<TraceStep, 'rule'>): void {
    this.trace.push({ rule, line, term, amount, movement, adjustment });
  }
}
