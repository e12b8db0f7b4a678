/** What a service is billed with: prices of a row of CPT or HCPCS. Amounts are whole cents for one unit. */
import { z } from 'zod';
import type { At } from './expression.ts';

export interface ServicePrice {
  readonly concept: number;
  readonly charge: number;
  readonly allowed: number;
  /** What a hospital charges on its own claim; null where it bills nothing for it. */
  readonly facility: number | null;
  readonly facilityAllowed: number | null;
  readonly benefit: string | null;
  readonly revenue: string | null;
  /** Of its lines; null without one. */
  readonly modifier: string | null;
  /** Days of its global surgical package; null without one. */
  readonly global: number | null;
  /** The rows that it is billed for. */
  readonly bills: readonly number[];
  readonly at: At;
}

export function servicePriceSchema(at: z.ZodType<At>) {
  const cents = z.int().min(0);
  const concept = z.int().min(0);
  return z.strictObject({
    concept,
    charge: cents,
    allowed: cents,
    facility: cents.nullable(),
    facilityAllowed: cents.nullable(),
    benefit: z.string().nullable(),
    revenue: z.string().nullable(),
    modifier: z.string().nullable(),
    global: z.int().min(0).max(90).nullable(),
    bills: z.array(concept),
    at,
  });
}
