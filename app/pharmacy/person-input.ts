/** A person and their drugs as JSON, for questions about fills: field names as in canonical records, days as `YYYY-MM-DD`, amounts as `"12.34"`. */
import { z } from 'zod';
import { civilDate } from '../../model/scalars.ts';

/** A drug by its name in the file, by `RXNORM:code`, or with the name that RxNorm gives it, from which its ingredients are read. */
export const drugInput = z.union([z.string().min(1), z.strictObject({ code: z.string().min(1), display: z.string().min(1) })]);
export type DrugInput = z.infer<typeof drugInput>;

/** Bounds of NCPDP: quantity dispensed 442-E7, days supply 405-D5. */
export const quantityInput = z.number().min(0.001).max(9_999_999.999);
export const daysInput = z.int().min(1).max(999);

const fill = z.strictObject({
  drug: drugInput,
  date: civilDate,
  quantity: quantityInput,
  days_supply: daysInput,
  reversed: z.boolean().default(false),
  covered: z.boolean().default(true),
});

export const personInput = z.strictObject({
  birth_date: civilDate,
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  pregnant: z.boolean().default(false),
  diagnoses: z.array(z.string()).default([]),
  allergies: z.array(drugInput).default([]),
  fills: z.array(fill).default([]),
});
export type PersonInput = z.infer<typeof personInput>;
