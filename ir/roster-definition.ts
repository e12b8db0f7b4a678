/** People that a file names: columns that fields of the person and attributes are read from. */
import { z } from 'zod';

/** A cell; null where it is empty. Dates are minutes, as everywhere. */
export type RosterCell = string | number | boolean | null;

export interface Roster {
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly values: readonly RosterCell[] }[];
  /** The column with medical record numbers. */
  readonly mrn: number | null;
}

export const rosterSchema: z.ZodType<Roster> = z.strictObject({
  path: z.string(),
  sha256: z.string(),
  rows: z.int().min(0),
  columns: z.array(z.strictObject({ name: z.string(), values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) })),
  mrn: z.int().min(0).nullable(),
});
