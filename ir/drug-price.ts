/** What a pharmacy bills a drug with: columns of a row. Amounts are whole cents for one unit; one of the two is given. */
import { z } from 'zod';
import { type CostBasis, costBases } from '../model/benefits/pharmacy-claim.ts';
import type { At } from './expression.ts';

export interface DrugPrice {
  readonly concept: number;
  /** Usual and customary charge; null: that of the ingredients and the fee counts alone. */
  readonly charge: number | null;
  /** Cost of the ingredients; null: the charge counts alone. */
  readonly cost: number | null;
  readonly basis: CostBasis;
  readonly ndc: string | null;
  /** The row of its generic, of a brand that has one. */
  readonly generic?: number;
  readonly at: At;
}

export function drugPriceSchema(at: z.ZodType<At>) {
  const cents = z.int().min(0).nullable();
  return z.strictObject({
    concept: z.int().min(0),
    charge: cents,
    cost: cents,
    basis: z.enum(costBases),
    ndc: z.string().nullable(),
    generic: z.int().min(0).optional(),
    at,
  });
}
