/** The parties that subjects share: organizations, locations, practitioners and their roles. */
import type {
  Address,
  ContactPoint,
  Location as FhirLocation,
  Organization as FhirOrganization,
  Practitioner as FhirPractitioner,
  PractitionerRole as FhirPractitionerRole,
} from 'fhir/r4.js';
import type { Location, Organization, Practitioner } from '../../../model/parties/providers.ts';
import { definition, type Holes } from '../../shared/json-template.ts';
import type { Edition } from '../editions.ts';
import { LOCATION_TYPE, ORGANIZATION_TYPE } from '../fhir-concepts.ts';
import { NPI } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { idOf, listOf, type Reading, wordOf } from '../read-resource.ts';
import { reference, text } from '../resource.ts';
import { SPECIALTY } from '../specialty.ts';

/** Parties have no context: they are the same for every subject that refers to them. */
function party<R>() {
  return definition<R, undefined>();
}
type PartyHoles<R> = Holes<R, undefined>;

interface Contact {
  readonly phone: string;
  readonly line: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

const contactQuestions = {
  phone: (r: Contact) => filled(r.phone),
  line: (r: Contact) => filled(r.line),
  city: (r: Contact) => filled(r.city),
  state: (r: Contact) => filled(r.state),
  zip: (r: Contact) => filled(r.zip),
};
type Has = { readonly [K in keyof typeof contactQuestions]: boolean };

function phone<R extends Contact>(h: PartyHoles<R>, has: Has): ContactPoint[] {
  return has.phone ? [{ system: 'phone', value: text(h, (r) => r.phone), use: 'work' }] : [];
}

function email(h: PartyHoles<Practitioner>, has: { readonly email: boolean }): ContactPoint[] {
  return has.email ? [{ system: 'email', value: text(h, (r) => r.email), use: 'work' }] : [];
}

/** A list that FHIR leaves out when it is empty. */
function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function address<R extends Contact>(h: PartyHoles<R>, has: Has, use?: 'work'): Address | undefined {
  if (!has.line && !has.city && !has.state && !has.zip) return undefined;
  return {
    use,
    line: has.line ? [text(h, (r) => r.line)] : undefined,
    city: has.city ? text(h, (r) => r.city) : undefined,
    state: has.state ? text(h, (r) => r.state) : undefined,
    postalCode: has.zip ? text(h, (r) => r.zip) : undefined,
    country: 'US',
  };
}

export const organization = (edition: Edition) =>
  party<Organization>()({
    has: { ...contactQuestions, npi: (r) => filled(r.npi), name: (r) => filled(r.name) },
    build: (h, has): FhirOrganization => {
      const where = address(h, has);
      return {
        resourceType: 'Organization',
        id: h.raw((r) => r.id),
        meta: edition.meta('organization'),
        identifier: has.npi ? [{ system: NPI, value: text(h, (r) => r.npi) }] : undefined,
        active: true,
        type: [h.pick(ORGANIZATION_TYPE, (r) => r.kind)],
        name: has.name ? text(h, (r) => r.name) : 'Organization',
        telecom: some(phone(h, has)),
        address: where ? [where] : undefined,
      };
    },
  });

export const location = (edition: Edition) =>
  party<Location>()({
    has: { ...contactQuestions, name: (r) => filled(r.name) },
    build: (h, has): FhirLocation => ({
      resourceType: 'Location',
      id: h.raw((r) => r.id),
      meta: edition.meta('location'),
      status: 'active',
      name: has.name ? text(h, (r) => r.name) : 'Location',
      mode: 'instance',
      type: [h.pick(LOCATION_TYPE, (r) => r.kind)],
      telecom: some(phone(h, has)),
      address: address(h, has),
      managingOrganization: reference(h, 'Organization', (r) => r.organization_id),
    }),
  });

const SEX: { readonly [K in Practitioner['sex']]: K } = { female: 'female', male: 'male' };

export const practitioner = (edition: Edition) =>
  party<Practitioner>()({
    has: { ...contactQuestions, email: (r) => filled(r.email), given: (r) => filled(r.given), family: (r) => filled(r.family) },
    build: (h, has): FhirPractitioner => {
      const where = address(h, has, 'work');
      return {
        resourceType: 'Practitioner',
        id: h.raw((r) => r.id),
        meta: edition.meta('practitioner'),
        identifier: [{ system: NPI, value: text(h, (r) => r.npi) }],
        active: true,
        name: [
          {
            use: 'official',
            family: has.family ? text(h, (r) => r.family) : 'Practitioner',
            given: has.given ? [text(h, (r) => r.given)] : undefined,
          },
        ],
        telecom: some([...phone(h, has), ...email(h, has)]),
        address: where ? [where] : undefined,
        gender: h.pick(SEX, (r) => r.sex),
      };
    },
  });

/** What a practitioner is at the organization. US Core takes taxonomy codes for both the role and the specialty. */
export const practitionerRole = (edition: Edition) =>
  party<Practitioner>()({
    has: { ...contactQuestions, email: (r) => filled(r.email) },
    build: (h, has): FhirPractitionerRole => ({
      resourceType: 'PractitionerRole',
      id: h.raw((r) => r.role_id),
      meta: edition.meta('practitioner_role'),
      active: true,
      practitioner: reference(h, 'Practitioner', (r) => r.id),
      organization: reference(h, 'Organization', (r) => r.organization_id),
      code: [h.pick(SPECIALTY, (r) => r.specialty)],
      specialty: [h.pick(SPECIALTY, (r) => r.specialty)],
      location: [reference(h, 'Location', (r) => r.location_id)],
      telecom: some([...phone(h, has), ...email(h, has)]),
    }),
  });

function readContact(telecom: readonly ContactPoint[] | undefined, where: Address | undefined): Reading<Contact & { readonly email: string }> {
  const contact = (system: string) => listOf(telecom).find((one) => one.system === system)?.value ?? '';
  return {
    phone: contact('phone'),
    line: where?.line?.[0] ?? '',
    city: where?.city ?? '',
    state: where?.state ?? '',
    zip: where?.postalCode ?? '',
    email: contact('email'),
  };
}

export function readOrganization(r: FhirOrganization): Reading<Organization> {
  const { email: _, ...contact } = readContact(r.telecom, r.address?.[0]);
  return {
    id: r.id,
    npi: listOf(r.identifier).find(({ system }) => system === NPI)?.value ?? '',
    name: r.name,
    kind: wordOf(ORGANIZATION_TYPE, r.type?.[0]),
    ...contact,
  };
}

export function readLocation(r: FhirLocation): Reading<Location> {
  const { email: _, ...contact } = readContact(r.telecom, r.address);
  return {
    id: r.id,
    organization_id: idOf('Organization', r.managingOrganization),
    name: r.name,
    kind: wordOf(LOCATION_TYPE, r.type?.[0]),
    ...contact,
  };
}

/** @param role what the person is at the organization */
export function readPractitioner(r: FhirPractitioner, role: FhirPractitionerRole | undefined): Reading<Practitioner> {
  const [name] = r.name ?? [];
  return {
    id: r.id,
    npi: listOf(r.identifier).find(({ system }) => system === NPI)?.value ?? '',
    given: name?.given?.[0] ?? '',
    family: name?.family,
    sex: wordOf(SEX, r.gender),
    specialty: wordOf(SPECIALTY, role?.specialty?.[0]),
    organization_id: idOf('Organization', role?.organization),
    location_id: idOf('Location', role?.location?.[0]),
    role_id: role?.id,
    ...readContact(r.telecom, r.address?.[0]),
  };
}
