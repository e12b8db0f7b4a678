/** What a decision about a fill is made of: the request of the pharmacy, the person with their history, and the coverage as it stands. */
import type { CostBasis } from '../../../../model/benefits/pharmacy-claim.ts';
import type { PharmacyKind } from '../../../../model/pharmacy/pharmacy-kind.ts';
import type { CopayCard, DrugBenefit } from './drug-benefit.ts';

/** A drug with the ingredients by which refills and duplications are told. */
export interface Drug {
  /** `RXNORM:314076`. */
  readonly key: string;
  readonly display: string;
  readonly ingredients: readonly string[];
}

/** Cents for the whole quantity. */
export interface FillPrice {
  readonly ingredient: number;
  readonly basis: CostBasis;
  readonly fee: number;
  /** Usual and customary: what somebody without coverage pays, the fee included. */
  readonly usual: number | null;
  /** Gross amount due, where the pharmacy submits less than the plan would pay. */
  readonly gross: number | null;
  /** The ingredients of the generic, where a brand is dispensed that has one. */
  readonly generic: number | null;
}

/** What the first part of a fill used of the terms of the whole fill, in cents. */
export interface FirstPart {
  readonly copay: number;
  readonly coinsurance: number;
  /** What the patient paid of the shared cost after a copay card. */
  readonly own: number;
}

/** A part of a fill that the pharmacy hands over: dispensing status (343-HD) P, the first, or C, the rest. */
export interface PartOfFill {
  readonly quantity: number;
  readonly daysSupply: number;
  /** Null for the first part. */
  readonly first: FirstPart | null;
}

export interface FillRequest {
  readonly drug: Drug;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Of the whole fill, also where a part is handed over (344-HF, 345-HG): checks and terms are about the fill. The price is that of the part. */
  readonly quantity: number;
  readonly daysSupply: number;
  readonly part: PartOfFill | null;
  /** 0 for the first fill of a prescription. */
  readonly fillNumber: number;
  /** Refills that are authorised. */
  readonly refills: number;
  /** Dispense as written, 0..9: see `brand-choice.ts`. */
  readonly daw: number;
  /** Submission clarification 5: the prescriber changed the therapy, so that an earlier supply does not count. */
  readonly therapyChange: boolean;
  readonly pharmacy: { readonly kind: PharmacyKind; readonly contracted: boolean };
  readonly price: FillPrice;
  /** DUR/PPS result of service, where the pharmacist answers a finding: 1A to 1G fill, 2A and 2B do not. */
  readonly result: string | null;
  /** Whether another payer comes first and has not been billed. */
  readonly primaryUnbilled: boolean;
  readonly group: string | null;
  readonly cardholder: string | null;
}

export interface PastFill {
  readonly drug: Drug;
  readonly day: number;
  readonly quantity: number;
  readonly daysSupply: number;
  readonly reversed: boolean;
  /** Whether this coverage paid for it: step therapy asks for that. */
  readonly covered: boolean;
}

export interface FillPerson {
  /** Day of birth. */
  readonly birth: number;
  readonly sex: string;
  readonly pregnant: boolean;
  readonly fills: readonly PastFill[];
  /** Codes of ICD-10-CM. */
  readonly diagnoses: readonly string[];
  readonly allergies: readonly Drug[];
  readonly authorizations: readonly { readonly drug: string; readonly from: number; readonly to: number }[];
}

export interface DrugCoverage {
  readonly effective: number;
  /** The last day; null while it is open. */
  readonly ends: number | null;
  readonly ended: 'expired' | 'terminated';
  readonly group: string | null;
  readonly cardholder: string | null;
  readonly benefit: DrugBenefit;
  readonly card: CopayCard | null;
}
