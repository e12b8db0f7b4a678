/** The fields of `billing` in a profile: how the claims of a subject are sent. */
import { duration, probability, type Type } from './types.ts';

export const billingFields: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['lag', duration],
  ['twice', probability],
  ['late', probability],
  ['corrected', probability],
  ['voided', probability],
  ['wrong_payer', probability],
]);
