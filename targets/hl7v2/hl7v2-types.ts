/** Data types of HL7 v2 (chapter 2A): values of several components. */
import type { Location, Organization, Practitioner } from '../../model/parties/providers.ts';
import type { CodeSystem, Coding } from '../../model/scalars.ts';
import type { Hl7v2Context, Hl7v2Settings } from './hl7v2-context.ts';

/** HL7 table 0396. */
const CODING_SYSTEM: Readonly<Record<CodeSystem, string>> = {
  ICD10CM: 'I10C',
  ICD10PCS: 'I10P',
  SNOMED: 'SCT',
  LOINC: 'LN',
  RXNORM: 'RXNORM',
  NDC: 'NDC',
  CVX: 'CVX',
  CPT: 'C4',
  HCPCS: 'HCPCS',
  NUCC: 'NUCC',
  CDCREC: 'CDCREC',
};

const APPLICATION = 'HSIMC';
/** Registered object identifiers of the two issuers. */
const SSA = 'SSA&2.16.840.1.113883.4.1&ISO';
const CMS = 'CMS&2.16.840.1.113883.4.6&ISO';

/** Components up to the last that is not empty. */
export function components(parts: readonly (string | null | undefined)[]): string {
  let end = parts.length;
  while (end > 0 && (parts[end - 1] ?? '') === '') end--;
  return parts
    .slice(0, end)
    .map((part) => part ?? '')
    .join('^');
}

/** CE and CWE: a code with its text. */
export function coded(c: Hl7v2Settings, { code, display, system }: Coding): string {
  return components([c.escape(code), c.escape(display), CODING_SYSTEM[system]]);
}

export function optionallyCoded(c: Hl7v2Settings, coding: Coding | null): string | null {
  return coding === null ? null : coded(c, coding);
}

/** EI: an identifier that this system gave. */
export function entity(id: string): string {
  return `${id}^${APPLICATION}`;
}

/** HD: an organization, by its name and its identifier. */
export function authority(c: Hl7v2Settings, organization: Organization | undefined, separator: '^' | '&' = '&'): string {
  if (organization === undefined) return APPLICATION;
  return [c.escape(organization.name), organization.id, 'UUID'].join(separator);
}

export function sendingApplication(): string {
  return APPLICATION;
}

/** CX. */
export function medicalRecordNumber(c: Hl7v2Context, mrn: string): string {
  return components([c.escape(mrn), '', '', authority(c, c.organization), 'MR']);
}

export function socialSecurityNumber(c: Hl7v2Context, ssn: string): string {
  return components([c.escape(ssn), '', '', SSA, 'SS']);
}

export function visitNumber(c: Hl7v2Context, id: string, organization: Organization | undefined): string {
  return components([id, '', '', authority(c, organization), 'VN']);
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

/** PL: where; the tenth component is its identifier. */
export function place(c: Hl7v2Context, location: Location | undefined): string | null {
  if (location === undefined) return null;
  const [pointOfCare, kind] = PLACE[location.kind];
  return c.once(location.id, () =>
    components([
      pointOfCare,
      '',
      '',
      authority(c, c.organizationOf(location.organization_id)),
      '',
      kind,
      '',
      '',
      c.escape(location.name),
      c.version.since25 ? `${location.id}&HSIMC` : null,
    ]),
  );
}

/** NM: digits and a point, never an exponent. */
export function decimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
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

/** XTN of a phone number: parts where it is written `(503) 555-0117`, else text. */
export function phone(c: Hl7v2Settings, number: string): string {
  const parts = /^\((\d{3})\) (\d{3})-(\d{4})$/.exec(number);
  if (parts === null) return components(['', 'PRN', 'PH', '', '', '', '', '', c.escape(number)]);
  return components(['', 'PRN', 'PH', '', '1', parts[1], parts[2] + parts[3]]);
}

export function email(c: Hl7v2Settings, address: string): string {
  return components(['', 'NET', 'Internet', c.escape(address)]);
}
