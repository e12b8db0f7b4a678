/** The benefit of a plan for drugs, and what of it is used up. */
import type { CopayCardPolicy } from '../../../../vocabulary/formulary-vocabulary.ts';

export interface DrugBenefit {
  /** Cents a year; 0 for none. */
  readonly deductible: number;
  /** Cents a year; null for none. */
  readonly oopMax: number | null;
  readonly copayCards: CopayCardPolicy;
  /** The year of Medicare Part D whose phases count in place of tiers; null for other plans. */
  readonly partD: PartDYear | null;
}

/** A manufacturer's card: what the member still pays for a fill, and what the card pays at most in a year. */
export interface CopayCard {
  readonly drugs: ReadonlySet<string>;
  readonly leaves: number;
  readonly paysAtMost: number;
}

/** Cents used in the benefit year. */
export interface Accumulators {
  readonly deductible: number;
  readonly oop: number;
  readonly card: number;
}

/** Cents that the other people of a contract leave; null where it has no such amount. */
export interface FamilyLeft {
  readonly deductible: number | null;
  readonly oop: number | null;
}

/** One person is covered, or a family has nothing of its own. */
export const noFamily: FamilyLeft = { deductible: null, oop: null };

export const partDYears = [2025, 2026] as const;
export type PartDYear = (typeof partDYears)[number];

/**
 * Deductible and annual out-of-pocket threshold of the standard benefit, in cents. Sources: CMS, Final CY 2025 and CY 2026 Part D Redesign Program
 * Instructions (fact sheets of 1 April 2024 and 7 April 2025).
 */
export const partDAmounts: Readonly<Record<PartDYear, { readonly deductible: number; readonly threshold: number }>> = {
  2025: { deductible: 59_000, threshold: 200_000 },
  2026: { deductible: 61_500, threshold: 210_000 },
};

/** What decides who pays for a drug under Part D: a brand with the manufacturer's discount, one whose price Medicare negotiated, others; insulin, a vaccine. */
export const partDKinds = ['applicable', 'selected', 'other', 'insulin', 'vaccine'] as const;
export type PartDKind = (typeof partDKinds)[number];
