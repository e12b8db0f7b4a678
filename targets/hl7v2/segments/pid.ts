import type { Patient } from '../../../model/parties/patient.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { components, email, medicalRecordNumber, phone, socialSecurityNumber } from '../hl7v2-types.ts';

/** HL7 table 0001. */
const SEX: Readonly<Record<Patient['sex'], string>> = { female: 'F', male: 'M', other: 'O', unknown: 'U' };

/** Categories of the Office of Management and Budget, by the CDC race and ethnicity code set; null flavors where there is no code. */
const RACE: Readonly<Record<Patient['race'], string>> = {
  white: '2106-3^White^CDCREC',
  black: '2054-5^Black or African American^CDCREC',
  asian: '2028-9^Asian^CDCREC',
  american_indian: '1002-5^American Indian or Alaska Native^CDCREC',
  pacific_islander: '2076-8^Native Hawaiian or Other Pacific Islander^CDCREC',
  multiple: 'MULT^Two or more races^L',
  other: '2131-1^Other Race^CDCREC',
  unknown: 'UNK^unknown^NULLFL',
};
const ETHNICITY: Readonly<Record<Patient['ethnicity'], string>> = {
  hispanic: '2135-2^Hispanic or Latino^CDCREC',
  not_hispanic: '2186-5^Not Hispanic or Latino^CDCREC',
  unknown: 'UNK^unknown^NULLFL',
};

/** HL7 table 0002. */
const MARITAL: Readonly<Record<Patient['marital_status'], string>> = {
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

/** Patient identification, as it is known when the message is sent. */
export function pid(c: Hl7v2Context, p: Patient, mrn: string, sent: number): string {
  const text = (value: string | null): string => (value === null ? '' : c.escape(value));
  const dead = p.death !== null && p.death <= sent;
  const address = components([text(p.line), '', text(p.city), text(p.state), text(p.zip), 'USA', 'H', '', text(p.county)]);
  const known = [p.line, p.city, p.state, p.zip, p.county].some((part) => part !== null && part !== '');
  const telecom = [p.phone === null || p.phone === '' ? null : phone(c, p.phone), p.email === null || p.email === '' ? null : email(c, p.email)];
  return c.segment('PID', {
    1: '1',
    3: [medicalRecordNumber(c, mrn), p.ssn === '' ? null : socialSecurityNumber(c, p.ssn)].filter((id) => id !== null).join('~'),
    5: components([text(p.family), text(p.given), text(p.middle), text(p.suffix), text(p.prefix), '', 'L']),
    7: date(p.birth_date),
    8: SEX[p.sex],
    10: RACE[p.race],
    11: known ? address : null,
    13: telecom.filter((way) => way !== null).join('~'),
    15: p.language === '' ? null : components([text(p.language), '', 'BCP47']),
    16: MARITAL[p.marital_status],
    22: ETHNICITY[p.ethnicity],
    29: dead ? c.death(p.death as number) : null,
    30: dead ? 'Y' : null,
  });
}
