/** Claim Adjustment Reason Codes of X12: which exist, and those that payers of this project give, in words of this project. */
import { codesIn } from '../code-ranges.ts';

const reasons: Readonly<Record<string, string>> = {
  '1': 'deductible',
  '2': 'coinsurance',
  '3': 'copay',
  '4': 'the modifier that the code needs is missing',
  '6': 'not for the age of the patient',
  '7': 'not for the sex of the patient',
  '11': 'not for the diagnosis',
  '15': 'the authorization is unknown',
  '16': 'information is missing',
  '18': 'duplicate of a service that was paid',
  '22': 'another payer comes first',
  '23': 'what earlier payers decided',
  '26': 'before the coverage began',
  '27': 'after the coverage ended',
  '29': 'received too late',
  '31': 'the payer does not know the member',
  '39': 'the authorization was refused',
  '45': 'charge beyond the allowed amount',
  '50': 'not medically necessary for the diagnosis',
  '94': 'allowed amount beyond the charge',
  '97': 'paid with another service',
  '119': 'the visits of the benefit year are used up',
  '151': 'more units than the benefit allows in the time',
  '197': 'no authorization',
  '198': 'more units than were authorized',
  '200': 'between two coverages',
  '204': 'not a benefit of the plan',
  '236': 'not together with another service of the day',
  '239': 'covered for a part of the stay',
  '242': 'outside the network',
  '253': 'sequestration',
};

/** Each with its words. */
export const givenReasons: ReadonlyMap<string, string> = new Map(Object.entries(reasons));

/** Null for a reason that this project does not give. */
export function reasonWords(reason: string): string | null {
  return reasons[reason] ?? null;
}

/**
 * All by their numbers. Source: the list as the Centers for Medicare & Medicaid Services publish it (Blue Button 2.0 code systems, 2026). Reasons that are
 * no longer given to new claims are among them: older remittances have them.
 */
const existing = codesIn('1-308 A0-8 B1-23 D1-23 P1-32 W1-9 Y1-3');
/** The list grows three times a year: beyond the last number that is known here, nothing can be told. */
const later = /^(?:3(?:09|[1-9]\d)|P(?:3[3-9]|[4-9]\d))$/;

/** Whether a Claim Adjustment Reason Code exists, or may have been added since. */
export const isReason = (code: string): boolean => existing.has(code) || later.test(code);
