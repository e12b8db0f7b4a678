import type { Patient, PreviousAddress, PreviousName } from '../../../model/parties/patient.ts';
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

type Person = Name & Address & Pick<Patient, 'phone' | 'email'>;
type Name = Pick<Patient, 'prefix' | 'given' | 'middle' | 'family' | 'suffix'>;
type Address = Pick<Patient, 'line' | 'city' | 'state' | 'zip' | 'county'>;

/** XPN to its type (table 0200). */
function name(c: Hl7v2Context, p: Name, type: string): readonly string[] {
  return [...[p.family, p.given, p.middle, p.suffix, p.prefix].map((part) => (part === null ? '' : c.escape(part))), '', type];
}

/** XPN: the legal name. */
export function legalName(c: Hl7v2Context, p: Name): string {
  return components(name(c, p, 'L'));
}

/** PID-5: the legal name, then earlier names: maiden name or alias, with the days from and to which they were used. */
function names(c: Hl7v2Context, p: Patient): string {
  const earlier = p.previous_names.map((one) =>
    components([...name(c, one, one.kind === 'maiden' ? 'M' : 'A'), '', '', ...(c.version.since25 ? ['', ''] : []), ...lasted(c, one)]),
  );
  return [legalName(c, p), ...earlier].join('~');
}

/** The most characters of XAD-9, cut to whole words: `San Bernardino County` is `San Bernardino`. */
const COUNTY = 20;

/** XAD to the county; nothing where no part of it is known. */
function address(c: Hl7v2Context, p: Address, type: string): readonly string[] {
  const county = p.county === null ? null : fitting(p.county, COUNTY);
  const parts = [p.line, p.city, p.state, p.zip, county].map((part) => (part === null ? '' : c.escape(part)));
  const [line, city, state, zip, parish] = parts;
  return parts.every((part) => part === '') ? [] : [line, '', city, state, zip, 'USA', type, '', parish];
}

/** XAD: the home address; nothing where no part of it is known. */
export function homeAddress(c: Hl7v2Context, p: Address): string | null {
  const parts = address(c, p, 'H');
  return parts.length === 0 ? null : components(parts);
}

/** PID-11: the home address, then earlier ones, which are bad addresses (table 0190), with the days from and to which they were right. */
function addresses(c: Hl7v2Context, p: Patient): string | null {
  const earlier = p.previous_addresses.map((one) => components([...address(c, one, 'BA'), '', '', ...(c.version.since25 ? [''] : []), ...lasted(c, one)]));
  return earlier.length === 0 ? homeAddress(c, p) : [homeAddress(c, p) ?? '', ...earlier].join('~');
}

/** Effective and expiration date; before version 2.5 one component, the validity range. */
function lasted({ version }: Hl7v2Context, { start, end }: PreviousName | PreviousAddress): readonly string[] {
  const from = start === null ? '' : date(start);
  return version.since25 ? [from, date(end)] : [`${from}&${date(end)}`];
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
    5: names(c, p),
    7: p.birth_date === null ? null : date(p.birth_date),
    8: SEX[p.sex],
    10: RACE[p.race],
    11: addresses(c, p),
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
