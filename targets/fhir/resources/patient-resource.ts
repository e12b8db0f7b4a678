import type { Coding, Extension, Patient as FhirPatient, Identifier } from 'fhir/r4.js';
import type { Patient } from '../../../model/parties/patient.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Edition } from '../editions.ts';
import { MARITAL_STATUS, MEDICAL_RECORD_NUMBER } from '../fhir-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { CODE_SYSTEM_URI, hl7, SSN } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { idOf, listOf, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { date, reference, resource } from '../resource.ts';
import { numberOfMember } from './coverage-resource.ts';
import {
  communication,
  everyAddress,
  everyName,
  GENDER,
  homeAddress,
  humanName,
  personQuestions,
  readPerson,
  readPrevious,
  telecom,
} from './person-elements.ts';

/** Categories of the Office of Management and Budget (CDC race and ethnicity code set); US Core adds the null flavor for unknown. */
const UNKNOWN: Coding = { system: hl7('v3-NullFlavor'), code: 'UNK', display: 'unknown' };
function category(code: string, display: string): Coding {
  return { system: CODE_SYSTEM_URI.CDCREC, code, display };
}

function extensionUrl(name: string): string {
  return `http://hl7.org/fhir/us/core/StructureDefinition/${name}`;
}

interface Answer {
  readonly text: string;
  readonly ombCategory?: Coding;
  readonly detailed?: Coding;
}

function answer(name: string, { text, ombCategory, detailed }: Answer): Extension {
  const parts: Extension[] = [];
  if (ombCategory) parts.push({ url: 'ombCategory', valueCoding: ombCategory });
  if (detailed) parts.push({ url: 'detailed', valueCoding: detailed });
  return { url: extensionUrl(name), extension: [...parts, { url: 'text', valueString: text }] };
}
const race = (parts: Answer) => answer('us-core-race', parts);
const ethnicity = (parts: Answer) => answer('us-core-ethnicity', parts);

const RACE: { readonly [K in Patient['race']]: Extension } = {
  white: race({ text: 'White', ombCategory: category('2106-3', 'White') }),
  black: race({ text: 'Black or African American', ombCategory: category('2054-5', 'Black or African American') }),
  asian: race({ text: 'Asian', ombCategory: category('2028-9', 'Asian') }),
  american_indian: race({ text: 'American Indian or Alaska Native', ombCategory: category('1002-5', 'American Indian or Alaska Native') }),
  pacific_islander: race({ text: 'Native Hawaiian or Other Pacific Islander', ombCategory: category('2076-8', 'Native Hawaiian or Other Pacific Islander') }),
  multiple: race({ text: 'Two or more races' }),
  other: race({ text: 'Other Race', detailed: category('2131-1', 'Other Race') }),
  unknown: race({ text: 'Unknown', ombCategory: UNKNOWN }),
};

const ETHNICITY: { readonly [K in Patient['ethnicity']]: Extension } = {
  hispanic: ethnicity({ text: 'Hispanic or Latino', ombCategory: category('2135-2', 'Hispanic or Latino') }),
  not_hispanic: ethnicity({ text: 'Not Hispanic or Latino', ombCategory: category('2186-5', 'Not Hispanic or Latino') }),
  unknown: ethnicity({ text: 'Unknown', ombCategory: UNKNOWN }),
};

/** Codes of v3-AdministrativeGender and v3-NullFlavor, as the extension's value set has them. */
const BIRTH_SEX: { readonly [K in Patient['sex']]: string } = { female: 'F', male: 'M', other: 'OTH', unknown: 'UNK' };

/** When a payer first knew of the member, or the death that was known after that. */
function lastChange({ death }: Patient, c: FhirContext): string {
  const [first] = c.subject.coverages.toSorted((a, b) => a.recorded - b.recorded);
  return death === null || death < first.recorded ? c.instant(first.recorded, first) : c.death(death);
}

/** A number of the person; `assigner` is an organization. */
interface NumberOfPerson {
  readonly use: Identifier['use'] | null;
  readonly type: object | null;
  readonly system: string;
  readonly value: string;
  readonly assigner: string | null;
}

const numberOfPerson = resource<NumberOfPerson>()({
  has: { use: (r) => r.use !== null, typed: (r) => r.type !== null, valued: (r) => filled(r.value), assigned: (r) => r.assigner !== null },
  build: (h, has): Identifier => ({
    use: has.use ? (h.raw((r) => r.use as string) as 'usual') : undefined,
    type: has.typed ? h.json((r) => r.type as object) : undefined,
    system: h.text((r) => r.system),
    value: has.valued ? h.text((r) => r.value) : undefined,
    assigner: has.assigned ? reference(h, 'Organization', (r) => r.assigner as string) : undefined,
  }),
});

/** Record numbers are unique within the organization that gives them. */
function recordNumber({ organization_id: assigner }: Patient, use: Identifier['use'], value: string): NumberOfPerson {
  return { use, type: MEDICAL_RECORD_NUMBER, system: `urn:uuid:${assigner}`, value, assigner };
}

function numbersOf(r: Patient, { subject }: FhirContext): readonly NumberOfPerson[] {
  const [coverage] = subject.coverages;
  return [
    recordNumber(r, 'usual', r.mrn),
    ...(filled(r.ssn) ? [{ use: 'official' as const, type: null, system: SSN, value: r.ssn as string, assigner: null }] : []),
    ...(coverage === undefined ? [] : [{ ...numberOfMember(coverage), value: coverage.member_id, use: null, assigner: coverage.payer_id }]),
    ...[...otherRecordNumbers(r, subject)].map(([value, use]) => recordNumber(r, use, value)),
  ];
}

/** Record numbers of visits of somebody whom nobody knew, or who was registered again, and those that were merged. */
function otherRecordNumbers({ mrn }: Patient, { changes, encounters }: Subject): ReadonlyMap<string, Identifier['use']> {
  const found = new Map<string, Identifier['use']>();
  for (const { kind, fields } of changes)
    if (kind === 'merged') for (const { name, before } of fields) if (name === 'mrn' && before !== null) found.set(String(JSON.parse(before)), 'old');
  for (const { mrn: filed } of encounters) if (filed !== mrn) found.set(filed, filed.startsWith('TMP') ? 'temp' : 'secondary');
  found.delete(mrn);
  return found;
}

export const patient = (edition: Edition) =>
  resource<Patient>()({
    has: {
      ...personQuestions,
      born: (r) => r.birth_date !== null,
      dead: (r) => r.death !== null,
      renamed: (r) => r.previous_names.length > 0,
      moved: (r) => r.previous_addresses.length > 0,
      numbered: (r) => r.birth_order !== null,
      multiple: (r) => r.multiple_birth === true,
      single: (r) => r.multiple_birth === false,
      member: (_, c) => c.subject.coverages.length > 0,
    },
    build: (h, has): FhirPatient => ({
      resourceType: 'Patient',
      id: h.raw((r) => r.id),
      meta: has.member && edition.forMembers ? h.json((r, c) => edition.metaOf('member', () => lastChange(r, c))) : edition.meta('patient'),
      extension: [
        h.pick(RACE, (r) => r.race),
        h.pick(ETHNICITY, (r) => r.ethnicity),
        {
          url: extensionUrl('us-core-birthsex'),
          valueCode: h.pick(BIRTH_SEX, (r) => r.sex),
        },
      ],
      identifier: h.each(numbersOf, numberOfPerson),
      active: true,
      name: has.renamed
        ? everyName(h)
        : (humanName(h, has) ?? [{ extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }]),
      telecom: telecom(h, has),
      gender: h.pick(GENDER, (r) => r.sex),
      birthDate: has.born ? date(h, (r) => r.birth_date) : undefined,
      deceasedDateTime: has.dead ? h.raw((r, c) => c.death(r.death as number)) : undefined,
      address: has.moved ? everyAddress(h) : homeAddress(h, has),
      maritalStatus: h.pick(MARITAL_STATUS, (r) => r.marital_status),
      multipleBirthInteger: has.numbered ? h.number((r) => r.birth_order as number) : undefined,
      multipleBirthBoolean: has.numbered ? undefined : has.multiple ? true : has.single ? false : undefined,
      communication: communication(h, has),
      generalPractitioner: [reference(h, 'Practitioner', (r) => r.practitioner_id)],
      managingOrganization: reference(h, 'Organization', (r) => r.organization_id),
    }),
  });

export function readPatient(r: FhirPatient): Reading<Patient> {
  const answered = (name: string) => listOf(r.extension).find(({ url }) => url === extensionUrl(name));
  const [record] = listOf(r.identifier).filter(({ type }) => type !== undefined);
  return {
    id: r.id,
    mrn: record?.value ?? '',
    ssn: listOf(r.identifier).find(({ system }) => system === SSN)?.value ?? '',
    birth_date: r.birthDate,
    multiple_birth: r.multipleBirthInteger !== undefined ? true : r.multipleBirthBoolean,
    birth_order: r.multipleBirthInteger,
    death: timeOf(r.deceasedDateTime),
    race: wordOf(RACE, answered('us-core-race')),
    ethnicity: wordOf(ETHNICITY, answered('us-core-ethnicity')),
    marital_status: wordOf(MARITAL_STATUS, r.maritalStatus),
    ...readPerson(r),
    ...readPrevious(r),
    organization_id: idOf('Organization', r.managingOrganization),
    practitioner_id: idOf('Practitioner', r.generalPractitioner?.[0]),
  };
}
