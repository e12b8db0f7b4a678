/** Patients, pharmacies, prescribers and who pays, as elements. */
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Patient } from '../../model/parties/patient.ts';
import type { Organization, Practitioner } from '../../model/parties/providers.ts';
import { formatDay } from '../../model/time/civil.ts';
import { GENDERS } from './script-codes.ts';
import type { ScriptOptions } from './script-options.ts';
import { LENGTHS, type ScriptText, telephone } from './script-text.ts';
import { group, leaf, type XmlPart } from './xml-elements.ts';

interface Named {
  readonly given: string;
  readonly family: string;
  readonly middle?: string | null;
  readonly suffix?: string | null;
  readonly prefix?: string | null;
}

interface Reached {
  readonly line: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
}

/** Identifiers that no record has, as functions of those that it has. That of a pharmacy begins with 99, which no state has; that of a prescriber is the NPI and a location. */
export const pharmacyIdentifier = ({ id }: Organization): string =>
  `99${String(Number.parseInt(id.replaceAll('-', '').slice(0, 8), 16) % 100_000).padStart(5, '0')}`;
export const prescriberIdentifier = ({ npi }: Practitioner): string => `${npi}001`;

export function patientElement(patient: Patient, texts: ScriptText): XmlPart {
  const { birth_date: born } = patient;
  return group('Patient', [
    group('HumanPatient', [
      group('Identification', [texts.leaf('MedicalRecordIdentificationNumberEHR', patient.mrn)]),
      name(patient, texts),
      leaf('Gender', GENDERS[patient.sex]),
      group('DateOfBirth', [leaf('Date', born === null ? null : formatDay(born))]),
      ...reached(patient, texts),
    ]),
  ]);
}

export function pharmacyElement(pharmacy: Organization, texts: ScriptText): XmlPart {
  return group('Pharmacy', [
    group('Identification', [leaf('NCPDPID', pharmacyIdentifier(pharmacy)), leaf('NPI', pharmacy.npi)]),
    texts.leaf('BusinessName', pharmacy.name),
    ...reached(pharmacy, texts),
  ]);
}

export function prescriberElement(prescriber: Practitioner, practice: Organization | undefined, texts: ScriptText): XmlPart {
  return group('Prescriber', [
    group('NonVeterinarian', [
      group('Identification', [leaf('NPI', prescriber.npi)]),
      group('PracticeLocation', [texts.leaf('BusinessName', practice?.name ?? null)]),
      name(prescriber, texts),
      ...reached(prescriber, texts),
    ]),
  ]);
}

/** The drug benefit of the patient. */
export function benefitsElement(coverage: Coverage, payer: Organization | undefined, options: ScriptOptions, texts: ScriptText): XmlPart {
  return group('BenefitsCoordination', [
    group('PayerIdentification', [leaf('IINNumber', options.bin), leaf('ProcessorIdentificationNumber', options.pcn)]),
    texts.leaf('PayerName', payer?.name ?? null),
    texts.leaf('CardholderID', coverage.subscriber_id),
    texts.leaf('GroupID', coverage.group_number),
  ]);
}

function name({ given, family, middle, suffix, prefix }: Named, texts: ScriptText): XmlPart {
  return group('Name', [
    texts.leaf('LastName', family, LENGTHS.name),
    texts.leaf('FirstName', given, LENGTHS.name),
    texts.leaf('MiddleName', middle ?? null, LENGTHS.name),
    texts.leaf('Suffix', suffix ?? null, LENGTHS.name),
    texts.leaf('Prefix', prefix ?? null, LENGTHS.name),
  ]);
}

/** The address and the telephone, which come one after the other. */
function reached({ line, city, state, zip, phone }: Reached, texts: ScriptText): readonly XmlPart[] {
  const parts = [texts.leaf('AddressLine1', line), texts.leaf('City', city), texts.leaf('StateProvince', state), texts.leaf('PostalCode', zip)];
  const address = parts.every((one) => one === null) ? null : group('Address', [...parts, leaf('CountryCode', 'US')]);
  return [address, group('CommunicationNumbers', [group('PrimaryTelephone', [telephone(phone, texts)])])];
}
