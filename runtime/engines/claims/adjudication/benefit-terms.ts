/**
 * A plan of medical benefits as the adjudicator reads it. Amounts are whole cents, shares are whole millionths (`Millionths`), times are whole days:
 * every result is exact.
 */
import type { Expression } from '../../../../ir/expression.ts';
import type { PlanType } from '../../../../model/benefits/plan-types.ts';
import type { Duration } from '../../../../model/time/duration.ts';
import type { secondaryMethods } from '../../../../vocabulary/plan-vocabulary.ts';
import type { Cents, Millionths } from '../../exact-amount.ts';

/** A deductible or an out-of-pocket maximum of one benefit year. */
export interface AnnualLimit {
  readonly individual: Cents;
  /** Null where a family has none of its own. */
  readonly family: Cents | null;
  /** `embedded`: each person meets their own, or the family's. `aggregate`: with family coverage, only the family's counts. */
  readonly style: 'embedded' | 'aggregate';
}

/** What a member pays of a service, and what the plan asks for before it pays. */
export interface BenefitTerms {
  /** Whether the plan pays for it at all. */
  readonly covered: boolean;
  readonly copay: Cents | null;
  /** Of the plan or network where the benefit states neither copay nor coinsurance. */
  readonly coinsurance: Millionths;
  readonly deductible: 'applies' | 'waived';
  /** Whether the copay is taken before or after the deductible, where both apply. */
  readonly copayOrder: 'before_deductible' | 'after_deductible';
  /** What the coinsurance is a share of: the amount left after the copay, or all of what the deductible leaves. */
  readonly coinsuranceBase: 'after_copay' | 'allowed';
  /** Visits for each benefit year; null for any number. */
  readonly visits: number | null;
  readonly priorAuthorization: boolean;
  /** Completed years on the day of service, both inclusive. */
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'female' | 'male' | null;
  /** So many units within so long, counted back from the day of service. */
  readonly limit: { readonly quantity: number; readonly per: Duration } | null;
}

/** How lines are priced, in a network or outside. */
export interface PriceTerms {
  /** The share of the charge that is allowed; null where the allowed amount of the service counts. */
  readonly ofCharge: Millionths | null;
  /** The share of the allowed amount of the service; 1,000,000 for all of it. */
  readonly ofAllowed: Millionths;
}

/** How the facility claims of inpatient stays are priced: exactly one of the three. */
export type StayRate =
  | {
      readonly method: 'drg';
      /** Multiplied by the relative weight of the MS-DRG. */
      readonly baseRate: Cents;
      readonly outlier: {
        /** How far the cost must exceed the DRG payment. */
        readonly fixedLoss: Cents;
        /** Which share of the cost beyond that is paid. */
        readonly share: Millionths;
        /** Estimates the cost from the charge. */
        readonly costToCharge: Millionths;
      } | null;
    }
  | { readonly method: 'per_diem'; readonly rate: Cents }
  | { readonly method: 'of_charge'; readonly share: Millionths };

/** What the plan pays in a network, or outside. */
export interface NetworkTerms extends PriceTerms {
  readonly name: string;
  /** Parties and pools of it, as the plan names them; the plan's own network has none. */
  readonly members: readonly Expression[];
  /** Whose deductible counts: a network without its own shares that of the plan, with its accumulators. */
  readonly deductible: AnnualLimit | null;
  readonly deductibleAccount: string;
  readonly oopMax: AnnualLimit | null;
  readonly oopAccount: string;
  readonly benefits: ReadonlyMap<string, BenefitTerms>;
  /** Services without a benefit of their own. */
  readonly other: BenefitTerms;
}

/** Rules on codes that deny a line; codes are `SYSTEM|code`. */
export type EditTerms =
  /** A line needs a diagnosis, a code and units. */
  | { readonly kind: 'information' }
  | { readonly kind: 'modifier'; readonly codes: ReadonlySet<string>; readonly modifier: string }
  | { readonly kind: 'diagnosis' | 'necessity'; readonly codes: ReadonlySet<string>; readonly diagnoses: ReadonlySet<string> }
  | { readonly kind: 'bundled' | 'exclusive'; readonly codes: ReadonlySet<string>; readonly with: ReadonlySet<string> };

/**
 * `standard`: up to what is owed. `non_duplication`: what earlier payers have left of the own benefit. `supplement`: what the first payer left of its
 * deductible, coinsurance and copay. `msp`: Medicare as second payer.
 */
export type SecondaryMethod = (typeof secondaryMethods)[number];

export interface PlanTerms {
  readonly name: string;
  readonly type: PlanType;
  /** A benefit year begins on 1 January, or on the day on which the coverage began. */
  readonly year: 'calendar' | 'anniversary';
  /** Index of the payer among the parties; null where none is stated. */
  readonly payer: number | null;
  /** Name of the formulary of its drug benefit. */
  readonly formulary: string | null;
  readonly inNetwork: NetworkTerms;
  readonly outOfNetwork: readonly NetworkTerms[];
  readonly stayRate: StayRate | null;
  readonly edits: readonly EditTerms[];
  /** From the end of service to the receipt of the claim; null for no limit. */
  readonly timelyFiling: Duration | null;
  /** From the original decision to the receipt of a replacement; null: `timelyFiling`, from the end of service. */
  readonly correctedFiling: Duration | null;
  /** How long before a stay outpatient care of the same hospital is part of it. */
  readonly paymentWindow: Duration;
  /** From receipt to decision; it may be drawn, so it is compiled by the engine. */
  readonly turnaround: Expression | null;
  /** Which share of claims waits for information first; as `turnaround`. */
  readonly pend: Expression | null;
  readonly secondary: SecondaryMethod;
  /** What the primary care provider of a member is paid for each month; null where each service is paid. */
  readonly capitation: Cents | null;
  /** Which share of each payment is withheld (CO-253). */
  readonly sequestration: Millionths;
  /** Whether the limits on cost sharing of the Affordable Care Act hold. */
  readonly acaLimits: boolean;
}
