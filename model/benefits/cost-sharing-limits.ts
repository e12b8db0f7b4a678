/** Limits of federal law on what members pay, by the year in which the plan year begins. Whole cents. */

interface CostSharingLimits {
  /** Annual limitation on cost sharing of the Affordable Care Act (45 CFR 156.130), self-only and other coverage. */
  readonly outOfPocket: { readonly self: number; readonly family: number };
  /** High-deductible health plans (26 USC 223): least deductible and greatest out-of-pocket maximum, self-only and family coverage. */
  readonly highDeductible: {
    readonly deductible: { readonly self: number; readonly family: number };
    readonly outOfPocket: { readonly self: number; readonly family: number };
  };
}

/**
 * 2025: CMS guidance of 15 November 2023 (premium adjustment percentage), Rev. Proc. 2024-25.
 * 2026: Marketplace Integrity and Affordability rule, 90 FR 27074 (25 June 2025), Rev. Proc. 2025-19.
 */
const byYear: ReadonlyMap<number, CostSharingLimits> = new Map([
  [
    2025,
    {
      outOfPocket: { self: 920_000, family: 1_840_000 },
      highDeductible: { deductible: { self: 165_000, family: 330_000 }, outOfPocket: { self: 830_000, family: 1_660_000 } },
    },
  ],
  [
    2026,
    {
      outOfPocket: { self: 1_060_000, family: 2_120_000 },
      highDeductible: { deductible: { self: 170_000, family: 340_000 }, outOfPocket: { self: 850_000, family: 1_700_000 } },
    },
  ],
]);

/** The limits of a year; null where they are not known here. */
export function costSharingLimits(year: number): CostSharingLimits | null {
  return byYear.get(year) ?? null;
}

/** The years that are known, in order. */
export const costSharingYears: readonly number[] = [...byYear.keys()];
