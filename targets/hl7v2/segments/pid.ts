import type { Patient } from '../../../model/parties/patient.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { components, email, fitting, medicalRecordNumber, phone, socialSecurityNumber } from '../hl7v2-types.ts';

/** HL7 table 0001. */
export const SEX: Readonly<Record<Patient['sex'], string>> = { female: 'F', male: 'M', other: 'O', unknown: 'U' };

/** Categories of the Office of Management and Budget, by the CDC race and ethnicity code set; null flavors where there is no code. */
export const RACE: Readonly<Record<Patient['race'], string>> = {
  white: '2106-3^White^CDCREC',
  black: '2054-5^Black or African American^CDCREC',
  asian: '2028-9^Asian^CDCREC',
  american_indian: '1002-5^American Indian or Alaska Native^CDCREC',
  pacific_islander: '2076-8^Native Hawaiian or Other Pacific Islander^CDCREC',
  multiple: 'MULT^Two or more races^L',
  other: '2131-1^Other Race^CDCREC',
  unknown: 'UNK^unknown^NULLFL',
};
export const ETHNICITY: Readonly<Record<Patient['ethnicity'], string>> = {
  hispanic: '2135-2^Hispanic or Latino^CDCREC',
  not_hispanic: '2186-5^Not Hispanic or Latino^CDCREC',
  unknown: 'UNK^unknown^NULLFL',
};

/** HL7 table 0002. */
export const MARITAL: Readonly<Record<Patient['marital_status'], string>> = {
  married: 'M^Married^HL70002',
  never_married: 'S^Single^HL70002',
  divorced: 'D^Divorced^HL70002',
  widowed: 'W^Widowed^HL70002',
  separated: 'A^Separated^HL70002',
  unknown: 'U^Unknown^HL70002',
};

/** The identification of a patient whom nobody has recognised: the number, and what can be seen. Name type U: unspecified. */
export function unknownPid(c: Hl7v2Context, p: Patient, mrn: string): string {
  return c.segment('PID', { 1: '1', 3: medicalRecordNumber(c, mrn), 5: 'UNKNOWN^^^^^^U', 8: SEX[p.sex] });
}

type Person = Pick<Patient, 'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'line' | 'city' | 'state' | 'zip' | 'county' | 'phone' | 'email'>;

/** XPN: the legal name. */
export function legalName(c: Hl7v2Context, p: Person): string {
  return components([...[p.family, p.given, p.middle, p.suffix, p.prefix].map((part) => (part === null ? '' : c.escape(part))), '', 'L']);
}

/** The most characters of XAD-9, cut to whole words: `San Bernardino County` is `San Bernardino`. */
const COUNTY = 20;

/** XAD: the home address; nothing where no part of it is known. */
export function homeAddress(c: Hl7v2Context, p: Person): string | null {
  const county = p.county === null ? null : fitting(p.county, COUNTY);
  const parts = [p.line, p.city, p.state, p.zip, county].map((part) => (part === null ? '' : c.escape(part)));
  const [line, city, state, zip, parish] = parts;
  return parts.every((part) => part === '') ? null : components([line, '', city, state, zip, 'USA', 'H', '', parish]);
}

/** XTN: telephone and e-mail. */
export function telecom(c: Hl7v2Context, p: Person): string {
  const ways = [p.phone === null || p.phone === '' ? null : phone(c, p.phone), p.email === null || p.email === '' ? null : email(c, p.email)];
  return ways.filter((way) => way !== null).join('~');
}

/** Patient identification, as it is known when the message is sent. */
export function pid(c: Hl7v2Context, p: Patient, mrn: string, sent: number): string {
  const dead = p.death !== null && p.death <= sent;
  return c.segment('PID', {
    1: '1',
    3: [medicalRecordNumber(c, mrn), p.ssn === '' ? null : socialSecurityNumber(c, p.ssn)].filter((id) => id !== null).join('~'),
    5: legalName(c, p),
    7: p.birth_date === null ? null : date(p.birth_date),
    8: SEX[p.sex],
    10: RACE[p.race],
    11: homeAddress(c, p),
    13: telecom(c, p),
    15: p.language === '' ? null : components([c.escape(p.language), '', 'BCP47']),
    16: MARITAL[p.marital_status],
    21: motherNumber(c),
    22: ETHNICITY[p.ethnicity],
    24: p.multiple_birth === null ? null : p.multiple_birth ? 'Y' : 'N',
    25: p.birth_order === null ? null : String(p.birth_order),
    29: dead ? c.death(p.death as number) : null,
    30: dead ? 'Y' : null,
  });
}

/** The record number of the mother, where she is a patient too. */
function motherNumber(c: Hl7v2Context): string | null {
  const mother = c.subject.related_persons.find(
    ({ relationship, sex, related_mrn: number }) => relationship === 'parent' && sex === 'female' && number !== null,
  );
  return mother === undefined ? null : medicalRecordNumber(c, mother.related_mrn as string);
}
