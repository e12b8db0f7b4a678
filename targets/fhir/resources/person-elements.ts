/** What Patient and RelatedPerson say alike of a human being: name, telecom, address and language. */
import type { Address, ContactPoint, HumanName, PatientCommunication } from 'fhir/r4.js';
import type { Patient } from '../../../model/parties/patient.ts';
import { BCP47 } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { listOf, type Reading, wordOf } from '../read-resource.ts';
import { type ResourceHoles, text } from '../resource.ts';

type Person = Pick<
  Patient,
  'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'phone' | 'email' | 'line' | 'city' | 'state' | 'zip' | 'county' | 'language' | 'sex'
>;

export const personQuestions = {
  prefix: (r: Person) => filled(r.prefix),
  given: (r: Person) => filled(r.given),
  middle: (r: Person) => filled(r.middle),
  family: (r: Person) => filled(r.family),
  suffix: (r: Person) => filled(r.suffix),
  phone: (r: Person) => filled(r.phone),
  email: (r: Person) => filled(r.email),
  line: (r: Person) => filled(r.line),
  city: (r: Person) => filled(r.city),
  state: (r: Person) => filled(r.state),
  zip: (r: Person) => filled(r.zip),
  county: (r: Person) => filled(r.county),
  speaks: (r: Person) => filled(r.language),
};
type Has = { readonly [K in keyof typeof personQuestions]: boolean };

export const GENDER: { readonly [K in Person['sex']]: K } = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' };

/** The official name, where there is any. */
export function humanName<R extends Person>(h: ResourceHoles<R>, has: Has): HumanName[] | undefined {
  if (!has.given && !has.middle && !has.family) return undefined;
  const given = [...(has.given ? [text(h, (r) => r.given)] : []), ...(has.middle ? [text(h, (r) => r.middle)] : [])];
  return [
    {
      use: 'official',
      family: has.family ? text(h, (r) => r.family) : undefined,
      given: given.length > 0 ? given : undefined,
      prefix: has.prefix ? [text(h, (r) => r.prefix)] : undefined,
      suffix: has.suffix ? [text(h, (r) => r.suffix)] : undefined,
    },
  ];
}

export function telecom<R extends Person>(h: ResourceHoles<R>, has: Has): ContactPoint[] | undefined {
  if (!has.phone && !has.email) return undefined;
  return [
    ...(has.phone ? [{ system: 'phone' as const, value: text(h, (r) => r.phone), use: 'home' as const }] : []),
    ...(has.email ? [{ system: 'email' as const, value: text(h, (r) => r.email), use: 'home' as const }] : []),
  ];
}

export function homeAddress<R extends Person>(h: ResourceHoles<R>, has: Has): Address[] | undefined {
  if (!has.line && !has.city && !has.state && !has.zip && !has.county) return undefined;
  return [
    {
      use: 'home',
      line: has.line ? [text(h, (r) => r.line)] : undefined,
      city: has.city ? text(h, (r) => r.city) : undefined,
      district: has.county ? text(h, (r) => r.county) : undefined,
      state: has.state ? text(h, (r) => r.state) : undefined,
      postalCode: has.zip ? text(h, (r) => r.zip) : undefined,
      country: 'US',
    },
  ];
}

export function communication<R extends Person>(h: ResourceHoles<R>, has: Has): PatientCommunication[] | undefined {
  return has.speaks ? [{ language: { coding: [{ system: BCP47, code: h.text((r) => r.language) }] }, preferred: true }] : undefined;
}

interface PersonElements {
  readonly name?: readonly HumanName[];
  readonly telecom?: readonly ContactPoint[];
  readonly gender?: string;
  readonly address?: readonly Address[];
  readonly communication?: readonly PatientCommunication[];
}

export function readPerson({ name, telecom, gender, address, communication }: PersonElements): Reading<Person> {
  const [official] = name ?? [];
  const [home] = address ?? [];
  const contact = (system: string) => listOf(telecom).find((one) => one.system === system)?.value;
  return {
    prefix: official?.prefix?.[0],
    given: official?.given?.[0] ?? '',
    middle: official?.given?.[1],
    family: official?.family ?? '',
    suffix: official?.suffix?.[0],
    phone: contact('phone'),
    email: contact('email'),
    line: home?.line?.[0],
    city: home?.city,
    state: home?.state,
    zip: home?.postalCode,
    county: home?.district,
    language: communication?.[0]?.language?.coding?.[0]?.code ?? '',
    sex: wordOf(GENDER, gender),
  };
}
