/** A row of MSDRG: which stays are grouped into it, and how much they are paid. */
import { z } from 'zod';
import type { At } from './expression.ts';

export interface DrgWeight {
  readonly concept: number;
  /** Relative weight in whole millionths; null: a rate by DRG does not price it. */
  readonly weight: number | null;
  /** The procedures and principal diagnoses of its stays. */
  readonly bills: readonly number[];
  readonly at: At;
}

export function drgWeightSchema(at: z.ZodType<At>) {
  const concept = z.int().min(0);
  return z.strictObject({ concept, weight: z.int().min(0).nullable(), bills: z.array(concept), at });
}
