/** What codes of each system look like: enough to catch a code in the wrong table, a lost digit, a wrong check digit. */
import type { CodeSystem } from './code-systems.ts';

/** What is wrong with a code, or null. */
type Shape = (code: string) => string | null;

const matches =
  (pattern: RegExp, words: string): Shape =>
  (code) =>
    pattern.test(code) ? null : words;

/** Modulus 10 over the digits, doubling every second one from the right, as the Regenstrief Institute defines it for LOINC. */
function loincCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

const loinc: Shape = (code) => {
  const match = /^(?:LP|LA)?(\d{1,7})-(\d)$/.exec(code);
  if (match === null) return 'expected a number, a hyphen and a check digit, such as 4548-4';
  const right = loincCheckDigit(match[1]);
  return right === Number(match[2]) ? null : `its check digit should be ${right}`;
};

/** Verhoeff's check over the dihedral group of order ten, which SNOMED identifiers end with. */
const multiply = ['0123456789', '1234067895', '2340178956', '3401289567', '4012395678', '5987604321', '6598710432', '7659821043', '8765932104', '9876543210'];
const permute = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];

const snomed: Shape = (code) => {
  if (!/^[1-9]\d{5,17}$/.test(code)) return 'expected a number of 6 to 18 digits';
  let check = 0;
  for (let i = 0; i < code.length; i++) check = Number(multiply[check][Number(permute[i % 8][Number(code[code.length - 1 - i])])]);
  return check === 0 ? null : 'its check digit is wrong';
};

export const codeShapes: ReadonlyMap<CodeSystem, Shape> = new Map<CodeSystem, Shape>([
  [
    'ICD10CM',
    // The category QA0 of fiscal year 2026 is the first with a letter in the second place.
    matches(
      /^[A-Z][0-9A][0-9AB](?:\.[0-9A-Z]{1,4})?$/,
      'expected a letter and two characters, optionally followed by a period and up to four characters, such as E11.65',
    ),
  ],
  ['ICD10PCS', matches(/^[0-9A-HJ-NP-Z]{7}$/, 'expected seven digits or letters other than I and O, such as 0DTJ4ZZ')],
  ['SNOMED', snomed],
  ['LOINC', loinc],
  ['RXNORM', matches(/^[1-9]\d{0,7}$/, 'expected a number of up to eight digits, such as 861007')],
  ['NDC', matches(/^(?:\d{11}|\d{5}-\d{4}-\d{2})$/, 'expected eleven digits, such as 00093-1048-01')],
  ['CVX', matches(/^\d{2,3}$/, 'expected two or three digits, such as 08 or 140')],
  ['CPT', matches(/^\d{4}[0-9A-Z]$/, 'expected five characters, such as 99213')],
  ['HCPCS', matches(/^[A-CEGHJ-MPQR-V]\d{4}$/, 'expected a letter and four digits, such as G0438')],
  ['MSDRG', matches(/^\d{3}$/, 'expected three digits, such as 470')],
  ['NUCC', matches(/^[0-9A-Z]{9}X$/, 'expected ten characters ending in X, such as 207R00000X')],
  ['CDCREC', matches(/^\d{4}-\d$/, 'expected four digits, a hyphen and a digit, such as 2106-3')],
]);
