/** Codes on the header of a claim. */
import { codesIn } from '../../model/code-ranges.ts';

/**
 * Facility and classification of types of bill (their second and third digit) that are in use, and patient discharge status codes. Source: Centers for
 * Medicare & Medicaid Services, Blue Button 2.0 code systems, without what is reserved, obsolete or discontinued.
 */
const facilities = codesIn('11-14 18 21-23 28 32 34 41 43 65-66 71-79 81-87 89');
export const dischargeStatuses = codesIn('1-7 9 20-21 30 40-43 50-51 61-66 69-70 81-95', 2);

/** What is wrong with a type of bill, or null. */
export function typeOfBillProblem(code: string): string | null {
  if (!/^0\d{2}[0-9A-Z]$/.test(code)) return 'expected a zero and three more characters, such as 0111';
  return facilities.has(code.slice(1, 3)) ? null : `there is no kind of facility and care ${code.slice(1, 3)}`;
}
