/**
 * A plan as its payer publishes it: what it covers, and what members pay. It is not a record of a subject: it is the same for everybody who has the plan. Amounts are
 * whole cents, shares whole millionths, as decisions about claims use them.
 */
import type { PharmacyKind } from '../pharmacy/pharmacy-kind.ts';
import type { Coding } from '../scalars.ts';
import type { BenefitName } from './benefit-names.ts';
import type { CoverageKind } from './coverage.ts';
import type { CoverageTier } from './enrollment-terms.ts';
import type { PlanType } from './plan-types.ts';

/** A deductible or an out-of-pocket maximum of a benefit year. */
export interface YearlyAmount {
  readonly individual: number;
  /** Null where a family has none of its own. */
  readonly family: number | null;
  readonly style: 'embedded' | 'aggregate';
  /** Whether it is that of the plan's own network, and what is used in either counts in both. */
  readonly shared: boolean;
}

/** What a member pays of a service; both may apply. */
export interface ServiceCost {
  readonly copay: number | null;
  readonly coinsurance: number | null;
}

/** A benefit as one network has it. */
export interface PlanBenefit extends ServiceCost {
  /** Null for services without a benefit of their own. */
  readonly of: BenefitName | null;
  readonly covered: boolean;
  readonly deductible: 'applies' | 'waived';
  /** Whether the copay is taken before or after the deductible, where both apply. */
  readonly copayOrder: 'before_deductible' | 'after_deductible';
  readonly coinsuranceBase: 'after_copay' | 'allowed';
  /** In each benefit year. */
  readonly visits: number | null;
  /** So many units within so long: `12 months`. */
  readonly limit: { readonly quantity: number; readonly per: string } | null;
  readonly priorAuthorization: boolean;
  /** Completed years, both included; null where there is no such bound. */
  readonly ages: { readonly from: number; readonly to: number | null } | null;
  readonly sex: 'female' | 'male' | null;
}

export interface PlanNetwork {
  /** Null for the plan's own network. */
  readonly name: string | null;
  readonly deductible: YearlyAmount | null;
  readonly oopMax: YearlyAmount | null;
  readonly benefits: readonly PlanBenefit[];
}

/** What a member pays of a fill. */
export interface FillCost extends ServiceCost {
  /** Bounds of the coinsurance. */
  readonly min: number | null;
  readonly max: number | null;
  /** The kind of pharmacy that it is for; null for all without a cost of their own. */
  readonly channel: PharmacyKind | null;
  /** For supplies of more than so many days; null for others. */
  readonly beyond: number | null;
  /** Days of the longest supply that is covered. */
  readonly daysSupply: number | null;
}

export interface DrugTier {
  readonly name: string;
  readonly level: number;
  readonly deductible: 'applies' | 'waived';
  readonly costs: readonly FillCost[];
}

/** What a copay card pays for some drugs. */
export interface CardAssistance {
  readonly drugs: readonly Coding[];
  /** What the member still pays for a fill. */
  readonly leaves: number;
  /** In a benefit year. */
  readonly paysAtMost: number;
}

export interface InsurancePlan {
  readonly id: string;
  /** As coverages name it. */
  readonly name: string;
  readonly type: PlanType;
  readonly payer_id: string;
  /** The kinds of coverage that people may have by it. */
  readonly kinds: readonly CoverageKind[];
  readonly year: 'calendar' | 'anniversary';
  /** For a month of a contract, by whom it covers. */
  readonly premiums: Readonly<Record<CoverageTier, number>> | null;
  /** The plan's own first. Of a plan that pays nothing outside its network, that one alone. */
  readonly networks: readonly PlanNetwork[];
  /** Of its formulary, where people may have drugs covered by it. None for Medicare Part D, which has the phases of the law in place of tiers. */
  readonly tiers: readonly DrugTier[];
  readonly assistance: readonly CardAssistance[];
}
