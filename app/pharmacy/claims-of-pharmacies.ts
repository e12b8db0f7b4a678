/** Whether claims are of pharmacies: a file of NCPDP, or JSON with `fills`. */
import { checkNcpdp } from '../../validation/wire/ncpdp-checks.ts';
import { wireCheckOf } from '../../validation/wire/wire-check.ts';

/** Characters by which a format is told. */
const BEGINNING = 200;

export function isOfPharmacies(text: string): boolean {
  const check = wireCheckOf(text.slice(0, BEGINNING));
  if (check !== null) return check === checkNcpdp;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'fills' in value;
  } catch {
    // What is no JSON is reported by its reader.
    return false;
  }
}
