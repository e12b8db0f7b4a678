import type { CodeList } from './code-list.ts';

/** Facilities by the second and third digit of a type of bill, in words of this project. */
const facilities = {
  '011': 'Hospital, inpatient',
  '012': 'Hospital, inpatient, Part B',
  '013': 'Hospital, outpatient',
  '014': 'Hospital, laboratory for people who are not its patients',
  '018': 'Hospital, swing bed',
  '021': 'Skilled nursing facility, inpatient',
  '022': 'Skilled nursing facility, inpatient, Part B',
  '023': 'Skilled nursing facility, outpatient',
  '032': 'Home health under a plan of treatment',
  '034': 'Home health without a plan of treatment',
  '071': 'Rural health clinic',
  '072': 'Dialysis center',
  '073': 'Freestanding clinic',
  '074': 'Outpatient rehabilitation facility',
  '075': 'Comprehensive outpatient rehabilitation facility',
  '076': 'Community mental health center',
  '077': 'Federally qualified health center',
  '081': 'Hospice outside a hospital',
  '082': 'Hospice of a hospital',
  '083': 'Ambulatory surgery center',
  '085': 'Critical access hospital',
  '087': 'Opioid treatment program',
};
/** By the fourth digit, the frequency: one claim is that of all days, from admission through discharge. */
const frequencies = {
  '0': 'no payment',
  '1': 'one claim',
  '2': 'first interim claim',
  '3': 'interim claim, continuing',
  '4': 'interim claim, last',
  '5': 'late charges',
  '7': 'replacement of an earlier claim',
  '8': 'void or cancel of an earlier claim',
};

/** Types of bill of institutions: a facility with a frequency. */
export const billTypeList: CodeList = {
  system: 'BILL_TYPE',
  source: 'numbers: Centers for Medicare & Medicaid Services, Blue Button 2.0 code systems, 2026; words of this project',
  written: () => 'on claims of institutions: it follows from the visit and the corrections of the claim',
  codes: new Map(
    Object.entries(facilities).flatMap(([facility, words]) =>
      Object.entries(frequencies).map(([digit, frequency]): readonly [string, string] => [`${facility}${digit}`, `${words}: ${frequency}`]),
    ),
  ),
};
