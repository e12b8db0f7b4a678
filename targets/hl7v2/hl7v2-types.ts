/** Data types of HL7 v2 (chapter 2A): values of several components. */

import type { CodeSystem } from '../../model/codes/code-systems.ts';
import type { Location, Organization, Practitioner } from '../../model/parties/providers.ts';
import type { Coding } from '../../model/scalars.ts';
import { flat } from '../shared/escape.ts';
import type { Hl7v2Context, Hl7v2Settings } from './hl7v2-context.ts';

/** HL7 table 0396. */
export const CODING_SYSTEM: Readonly<Record<CodeSystem, string>> = {
  ICD10CM: 'I10C',
  ICD10PCS: 'I10P',
  SNOMED: 'SCT',
  LOINC: 'LN',
  RXNORM: 'RXNORM',
  NDC: 'NDC',
  CVX: 'CVX',
  CPT: 'C4',
  HCPCS: 'HCPCS',
  // The table has no code for it: local codes begin with 99.
  MSDRG: '99MSDRG',
  NUCC: 'NUCC',
  CDCREC: 'CDCREC',
};

const APPLICATION = 'HSIMC';
/** Registered object identifiers of the two issuers. */
const SSA = 'SSA&2.16.840.1.113883.4.1&ISO';
const CMS = 'CMS&2.16.840.1.113883.4.6&ISO';

/** Components up to the last that is not empty. */
export function components(parts: readonly (string | null | undefined)[]): string {
  let text = '';
  let written = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === null || part === undefined || part === '') continue;
    text += i === written ? part : '^'.repeat(i - written) + part;
    written = i;
  }
  return text;
}

/** CE and CWE: a code with its text. */
export function coded(c: Hl7v2Settings, coding: Coding): string {
  let text = c.codes.get(coding);
  if (text === undefined) {
    text = flat(components([c.escape(coding.code), c.escape(fitting(coding.display, ST)), CODING_SYSTEM[coding.system]]));
    c.codes.set(coding, text);
  }
  return text;
}

export function optionallyCoded(c: Hl7v2Settings, coding: Coding | null): string | null {
  return coding === null ? null : coded(c, coding);
}

/** EI: an identifier that this system gave. */
export function entity(id: string): string {
  return `${id}^${APPLICATION}`;
}

/** The most characters of a text in a component. */
const ST = 199;
/** The most characters of an IS, such as the namespace of an HD or the point of care of a PL. */
const IS = 20;
/** Characters that a namespace has for the words of a name, before `_` and four digits. */
const WORDS = IS - 5;

/** The first words of an organization's name and the last digits of its NPI, in at most twenty characters: `BRIAR_CROSSING_5961`. */
function namespace({ name, npi }: Organization): string {
  const words = name.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  let text = (words[0] ?? 'FACILITY').slice(0, WORDS);
  for (const word of words.slice(1)) {
    if (text.length + 1 + word.length > WORDS) break;
    text += `_${word}`;
  }
  const digits = npi.replace(/\D/g, '').slice(-4);
  return digits === '' ? text : `${text}_${digits}`;
}

/** The digits of base 32 by Crockford: no letter is taken for a digit. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Ten bits as two digits. */
const PAIRS = Array.from({ length: 1024 }, (_, bits) => DIGITS[bits >> 5] + DIGITS[bits & 31]);

/** Sixty bits of a record's identifier as twelve digits, for fields that are too short for all of it. */
export function shortened(id: string): string {
  const hex = id.slice(0, 8) + id.slice(9, 13) + id.slice(33, 36);
  let text = '';
  for (let i = 0; i < 15; i += 5) {
    const five = Number.parseInt(hex.slice(i, i + 5), 16);
    text += PAIRS[five >> 10] + PAIRS[five & 1023];
  }
  return text;
}

/** The number of a visit: CX-1 takes fifteen characters. */
export function numberOfVisit(encounterId: string): string {
  return `V${shortened(encounterId)}`;
}

/** The number of a prescription or a fill: RXE-15 and RXD-7 take twenty characters. */
export function prescriptionNumber(id: string): string {
  return `RX${shortened(id)}`;
}

/** Whole words of a text, in at most so many characters. */
export function fitting(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most);
  return text.slice(0, end > 0 ? end : most).trimEnd();
}

/** Organizations never change, and every message names some. */
const authorities = { '^': new WeakMap<Organization, string>(), '&': new WeakMap<Organization, string>() };

/** HD: an organization, by a short name and its identifier. */
export function authority(organization: Organization | undefined, separator: '^' | '&' = '&'): string {
  if (organization === undefined) return APPLICATION;
  let text = authorities[separator].get(organization);
  if (text === undefined) {
    text = [namespace(organization), organization.id, 'UUID'].join(separator);
    authorities[separator].set(organization, text);
  }
  return text;
}

/** HD of a name as it is given: a namespace, or where it is too long for one, a universal identifier of local type. */
export function named(c: Hl7v2Settings, name: string): string {
  const text = c.escape(name);
  return text.length <= IS ? text : `^${text}^L`;
}

/** CX. */
export function medicalRecordNumber(c: Hl7v2Context, mrn: string): string {
  return components([c.escape(mrn), '', '', authority(c.organization), 'MR']);
}

export function socialSecurityNumber(c: Hl7v2Context, ssn: string): string {
  return components([c.escape(ssn), '', '', SSA, 'SS']);
}

export function visitNumber(id: string, organization: Organization | undefined): string {
  return components([numberOfVisit(id), '', '', authority(organization), 'VN']);
}

/** XCN: a practitioner by NPI and name. */
export function person(c: Hl7v2Context, practitioner: Practitioner | undefined): string | null {
  if (practitioner === undefined) return null;
  const { id, npi, family, given } = practitioner;
  return c.once(id, () => components([npi, c.escape(family), c.escape(given), '', '', '', '', '', CMS, 'L', '', '', 'NPI']));
}

/** NDL: the same as subcomponents of its first component, CNN. */
export function name(c: Hl7v2Context, practitioner: Practitioner | undefined): string | null {
  return practitioner === undefined ? null : [practitioner.npi, c.escape(practitioner.family), c.escape(practitioner.given)].join('&');
}

/** Point of care, and the kind of place by HL7 table 0305. */
const PLACE: Readonly<Record<Location['kind'], readonly [string, string]>> = {
  clinic: ['CLINIC', 'C'],
  hospital: ['HOSPITAL', 'D'],
  emergency_department: ['ED', 'D'],
  ward: ['WARD', 'N'],
  intensive_care: ['ICU', 'N'],
  home: ['HOME', 'H'],
  virtual: ['VIRTUAL', 'P'],
};

/**
 * Room and bed of a stay at a place, a function of the two identifiers: another place is another bed. They say nothing about who else lies there: one
 * patient is made without knowing any other, so two may have the same bed at the same time.
 */
function bedOf(stay: string, location: string): readonly [string, string] {
  const number = (Number.parseInt(stay.slice(0, 8), 16) ^ Number.parseInt(location.slice(0, 8), 16)) >>> 1;
  const room = (2 + (number % 5)) * 100 + 1 + (Math.floor(number / 5) % 40);
  return [String(room), Math.floor(number / 200) % 2 === 0 ? 'A' : 'B'];
}

/** PL: where; the tenth component is its identifier. The point of care is the place's own name if that is short. With a stay, its room and bed too. */
export function place(c: Hl7v2Context, location: Location | undefined, stay: string | null = null): string | null {
  if (location === undefined) return null;
  const [pointOfCare, kind] = PLACE[location.kind];
  const [room, bed] = stay === null ? ['', ''] : bedOf(stay, location.id);
  return c.once(stay === null ? location.id : `${location.id} ${stay}`, () => {
    const name = c.escape(location.name);
    return components([
      name !== '' && name.length <= IS ? name : pointOfCare,
      room,
      bed,
      authority(c.organizationOf(location.organization_id)),
      '',
      kind,
      '',
      '',
      name,
      c.version.since25 ? `${location.id}&HSIMC` : null,
    ]);
  });
}

/** NM: digits and a point, never an exponent. */
export function decimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  const exponent = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (exponent === null) return text;
  const [, sign, first, rest = '', power] = exponent;
  const digits = first + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function optionalDecimal(value: number | null): string | null {
  return value === null ? null : decimal(value);
}

/** CE of a UCUM unit. */
export function unit(c: Hl7v2Settings, ucum: string | null): string | null {
  return ucum === null ? null : components([c.escape(ucum), '', 'UCUM']);
}

/** XTN of a home phone number: parts where it is written `(503) 555-0117`, else text. */
export function phone(c: Hl7v2Settings, number: string): string {
  return phoneOf(c, number, 'PRN');
}

/** XTN of an organization; nothing without a number. */
export function businessPhone(c: Hl7v2Settings, number: string): string | null {
  return number === '' ? null : phoneOf(c, number, 'WPN');
}

/** @param use HL7 table 0201 */
function phoneOf(c: Hl7v2Settings, number: string, use: 'PRN' | 'WPN'): string {
  const parts = /^\((\d{3})\) (\d{3})-(\d{4})$/.exec(number);
  if (parts === null) return components(['', use, 'PH', '', '', '', '', '', c.escape(number)]);
  return components(['', use, 'PH', '', '1', parts[1], parts[2] + parts[3]]);
}

/** XAD of an organization. */
export function businessAddress(c: Hl7v2Settings, { line, city, state, zip }: Pick<Organization, 'line' | 'city' | 'state' | 'zip'>): string | null {
  const parts = [line, city, state, zip].map((part) => c.escape(part));
  return parts.every((part) => part === '') ? null : components([parts[0], '', ...parts.slice(1), 'USA', 'B']);
}

/** CE of a name that the scenario gives: a code, or where it is too long for one, a text. */
export function localCode(c: Hl7v2Settings, name: string): string {
  return name.length <= IS ? components([c.escape(name), '', 'L']) : components(['', c.escape(fitting(name, ST))]);
}

export function email(c: Hl7v2Settings, address: string): string {
  return components(['', 'NET', 'Internet', c.escape(address)]);
}
