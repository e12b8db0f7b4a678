/** A formulary made ready for decisions: amounts in cents, shares as parts of one, durations as months and days. */
import type { DurSeverity, DurType } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { PharmacyKind } from '../../../../model/pharmacy/pharmacy-kind.ts';
import type { BrandPenalty } from '../../../../vocabulary/formulary-vocabulary.ts';

/** Months are those of the calendar. */
export interface DayCount {
  readonly months: number;
  readonly days: number;
}

export interface CostShare {
  /** Cents for each fill; null where a share is paid instead. */
  readonly copay: number | null;
  readonly coinsurance: number | null;
  /** Bounds of the coinsurance alone, in cents. */
  readonly min: number | null;
  readonly max: number | null;
  /** Days of the longest supply that is covered. */
  readonly daysSupply: number | null;
}

/** What fills of one kind of pharmacy cost. */
export interface FillShare extends CostShare {
  /** What differs for a supply of more than so many days; null where nothing does. */
  readonly extended: { readonly beyond: number; readonly share: CostShare } | null;
}

export interface TierTerms extends FillShare {
  readonly name: string;
  readonly level: number;
  readonly deductible: 'applies' | 'waived';
  /** What differs at pharmacies of a kind. */
  readonly channels: ReadonlyMap<PharmacyKind, FillShare>;
}

/** The share of a fill at a kind of pharmacy. */
export function shareFor(tier: TierTerms, kind: PharmacyKind, daysSupply: number): CostShare {
  const share = tier.channels.get(kind) ?? tier;
  return share.extended !== null && daysSupply > share.extended.beyond ? share.extended.share : share;
}

export interface StepTerms {
  /** As the formulary names them. */
  readonly name: string;
  /** Keys of the drugs, any of which counts; see `drugKey`. */
  readonly drugs: ReadonlySet<string>;
  /** Days of supply that must have been taken. */
  readonly taken: number;
  /** How far back they count; null for any time. */
  readonly within: DayCount | null;
}

export interface LimitTerms {
  readonly quantity: number;
  /** The days, up to and with that of the fill, in which the quantity counts. */
  readonly per: number;
}

export interface DrugTerms {
  readonly name: string;
  readonly drugs: ReadonlySet<string>;
  /** Null for that of drugs which the formulary does not list. */
  readonly tier: string | null;
  readonly covered: boolean;
  readonly priorAuth: boolean;
  /** The only kind of pharmacy that it is covered at. */
  readonly channel: PharmacyKind | null;
  /** Completed years, both included. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly sex: string | null;
  readonly steps: readonly StepTerms[];
  readonly limit: LimitTerms | null;
  /** Days of the longest supply that is covered. */
  readonly daysSupply: number | null;
}

/** What a formulary does about findings of drug-utilization review. */
export interface DurTerms {
  readonly type: DurType;
  /** Of findings between these drugs alone; null for those of the table of this package, from `severity` on. */
  readonly drugs: ReadonlySet<string> | null;
  readonly with: ReadonlySet<string> | null;
  readonly severity: DurSeverity;
  readonly reject: 'none' | 'soft' | 'hard';
  /** The share of soft rejects that the pharmacist overrides. */
  readonly override: number;
}

export interface FormularyTerms {
  readonly name: string;
  readonly tiers: ReadonlyMap<string, TierTerms>;
  readonly drugs: readonly DrugTerms[];
  /** The tier of drugs that it does not list; null where they are not covered. */
  readonly others: string | null;
  /** Share of the days of supply after which a refill is covered. */
  readonly refillAfter: number;
  /** Cents that pharmacies are paid for dispensing. */
  readonly dispensingFee: number;
  readonly dur: readonly DurTerms[];
  readonly brandPenalty: BrandPenalty;
}

/** A drug in sets and comparisons. */
export function drugKey({ system, code }: { readonly system: string; readonly code: string }): string {
  return `${system}:${code}`;
}
