/** A medical claim as the adjudicator reads it: everything that a decision depends on besides the plan and the accumulators. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import type { CoverageTier } from '../../../../model/benefits/enrollment-terms.ts';
import type { Cents, Millionths } from '../../exact-amount.ts';

/** What an earlier payer did with a line. */
export interface PriorPayment {
  readonly paid: Cents;
  readonly adjustments: readonly Adjustment[];
}

export interface LineAuthorization {
  readonly id: string;
  /** `unknown`: the number on the claim leads to none. */
  readonly status: 'approved' | 'denied' | 'unknown';
  /** Days, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** Units in all; null for any number. */
  readonly units: number | null;
}

export interface ServiceLine {
  /** Number of the line, from 1. */
  readonly line: number;
  /** `SYSTEM|code`; null for a line with a revenue code alone. */
  readonly code: string | null;
  readonly revenue: string | null;
  readonly modifiers: readonly string[];
  /** A whole number. */
  readonly units: number;
  /** For all units. */
  readonly charge: Cents;
  /** For all units, in network: the fee of the row, and the qualifying payment amount of the No Surprises Act. Null where the row has none. */
  readonly allowed: Cents | null;
  /** For all units: what a provider outside the network is paid where the No Surprises Act applies; null for `allowed`. */
  readonly outOfNetworkRate: Cents | null;
  /** The benefit that it is paid under; null for the plan's own coinsurance. */
  readonly benefit: string | null;
  /** Day of service. */
  readonly serviceDay: number;
  /** `SYSTEM|code` of the diagnoses that it points to. */
  readonly diagnoses: readonly string[];
  readonly authorization: LineAuthorization | null;
  /** What all earlier payers did with it, in their order; empty on a primary claim. */
  readonly prior: readonly PriorPayment[];
}

/** The coverage under which a claim is submitted, as known on the day of the decision. */
export interface ClaimCoverage {
  /** Coverages with the same account share their accumulators: mostly those of one plan. */
  readonly account: string;
  /** Days of coverage, both inclusive, in order; null for an open end. */
  readonly spans: readonly { readonly from: number; readonly to: number | null }[];
  /** First day of the first coverage of the plan: from it, anniversary years count. */
  readonly since: number;
  /** Employee; with spouse; with children; family. */
  readonly tier: CoverageTier;
  /** Whether the payer knows the member. */
  readonly known: boolean;
}

export interface MedicalClaim {
  readonly id: string;
  readonly type: 'professional' | 'institutional';
  /** Claim frequency code: 1 original, 7 replacement, 8 void. */
  readonly frequency: '1' | '7' | '8';
  /** The claim that a replacement or void is for. */
  readonly original: string | null;
  /** The person who was treated. */
  readonly member: string;
  readonly age: number;
  readonly sex: 'female' | 'male' | null;
  readonly coverage: ClaimCoverage;
  readonly payerSequence: 1 | 2 | 3;
  /** Whether an earlier payer has not decided about it, or its decision is not enclosed. */
  readonly otherPayer: 'none' | 'undecided' | 'missing';
  /** When the last earlier payer decided: from then on, the time for filing counts. Null on a primary claim. */
  readonly priorDecided: number | null;
  /** Claims of the same visit share its copays and count as one visit. */
  readonly visit: string;
  readonly rendering: string;
  /** Name of the plan's network that the provider is in: null for the plan's own. */
  readonly network: string | null;
  /** Whether the primary care provider of the member gives the care, whom the plan pays by the month where it has a capitation. */
  readonly byPrimaryCare: boolean;
  /**
   * Emergency care, which needs no authorization, and ancillary care in a facility of the network. Where the provider is outside the network, the No
   * Surprises Act protects the member (45 CFR 149.110, 149.120).
   */
  readonly protection: 'emergency' | 'ancillary' | null;
  /** Days. For a stay, admission and discharge. */
  readonly serviceStart: number;
  readonly serviceEnd: number;
  readonly received: number;
  /** Whether it is the facility claim of an inpatient stay, which is priced as a whole. */
  readonly inpatient: boolean;
  readonly nights: number;
  /** Relative weight of the MS-DRG. */
  readonly drgWeight: Millionths | null;
  /** Why it is denied whatever the plan says; null where the plan decides. */
  readonly denied: StatedDenial | null;
  readonly lines: readonly ServiceLine[];
}

/** A denial that a scenario states, by its codes: CARC and RARC. */
export interface StatedDenial {
  readonly reason: string;
  readonly remark: string | null;
}
