/** Names and addresses in the loops of claims and payments. */
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Patient } from '../../model/parties/patient.ts';
import { type Organization, type Practitioner, specialties } from '../../model/parties/providers.ts';
import type { SegmentList } from './segment-list.ts';
import { x12Date } from './x12-values.ts';

interface Address {
  readonly line: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
}

/** The number of the group of the subscriber, and only without one the name of the plan (SBR03, SBR04). */
export function groupOf(segments: SegmentList, { group_number, plan }: Pick<Coverage, 'group_number' | 'plan'>): readonly [string, string] {
  return group_number === null || group_number === '' ? ['', segments.text(plan, 60)] : [segments.text(group_number, 50), ''];
}

/** The name of an organization: entity identifier code, and the qualifier of its identifier. */
export function organizationName(segments: SegmentList, entity: string, { name }: Pick<Organization, 'name'>, qualifier: string, identifier: string): void {
  segments.add('NM1', entity, '2', segments.text(name, 60), '', '', '', '', qualifier, identifier);
}

export function practitionerName(segments: SegmentList, entity: string, { given, family, npi }: Practitioner): void {
  segments.add('NM1', entity, '1', segments.text(family, 60), segments.text(given, 35), '', '', '', 'XX', npi);
}

export function specialtyOf(segments: SegmentList, role: 'AT' | 'PE', { specialty }: Practitioner): void {
  segments.add('PRV', role, 'PXC', specialties[specialty].code);
}

/** @param entity IL in claims, QC in payments */
export function memberName(segments: SegmentList, entity: 'IL' | 'QC', patient: Patient, memberId: string): void {
  const { family, given, middle, suffix } = patient;
  const of = (text: string | null, length: number): string => segments.text(text ?? '', length);
  segments.add('NM1', entity, '1', of(family, 60), of(given, 35), of(middle, 25), '', of(suffix, 10), 'MI', segments.text(memberId, 80));
}

/** N3 and N4; nothing where the address is not known. */
export function address(segments: SegmentList, { line, city, state, zip }: Address, zipCode: (zip: string) => string = (zip) => zip): void {
  if (line === null || line === '') return;
  segments.add('N3', segments.text(line, 55));
  segments.add('N4', segments.text(city ?? '', 30), segments.text(state ?? '', 2), segments.text(zip === null ? '' : zipCode(zip), 15));
}

const GENDER = { female: 'F', male: 'M', other: 'U', unknown: 'U' } as const;

export function demographics(segments: SegmentList, { birth_date, sex }: Patient): void {
  if (birth_date !== null) segments.add('DMG', 'D8', x12Date(birth_date), GENDER[sex]);
}
