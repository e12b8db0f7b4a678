/** What Patient and RelatedPerson say alike of a human being: name, telecom, address and language. */
import type { Address, ContactPoint, HumanName, PatientCommunication, Period } from 'fhir/r4.js';
import type { Patient, PreviousName } from '../../../model/parties/patient.ts';
import { sinceWhen } from '../../../model/parties/previous.ts';
import { BCP47 } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { listOf, type Reading, wordOf } from '../read-resource.ts';
import { date, type ResourceHoles, resource, text } from '../resource.ts';

type Name = Pick<Patient, 'prefix' | 'given' | 'middle' | 'family' | 'suffix'>;
type Home = Pick<Patient, 'line' | 'city' | 'state' | 'zip' | 'county'>;
type Person = Name & Home & Pick<Patient, 'phone' | 'email' | 'language' | 'sex'>;

const nameQuestions = {
  prefix: (r: Name) => filled(r.prefix),
  given: (r: Name) => filled(r.given),
  middle: (r: Name) => filled(r.middle),
  family: (r: Name) => filled(r.family),
  suffix: (r: Name) => filled(r.suffix),
};
const homeQuestions = {
  line: (r: Home) => filled(r.line),
  city: (r: Home) => filled(r.city),
  state: (r: Home) => filled(r.state),
  zip: (r: Home) => filled(r.zip),
  county: (r: Home) => filled(r.county),
};

export const personQuestions = {
  ...nameQuestions,
  phone: (r: Person) => filled(r.phone),
  email: (r: Person) => filled(r.email),
  ...homeQuestions,
  speaks: (r: Person) => filled(r.language),
};
type Has = { readonly [K in keyof typeof personQuestions]: boolean };

export const GENDER: { readonly [K in Person['sex']]: K } = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' };

function nameParts<R extends Name>(h: ResourceHoles<R>, has: { readonly [K in keyof typeof nameQuestions]: boolean }): Omit<HumanName, 'use' | 'period'> {
  const given = [...(has.given ? [text(h, (r) => r.given)] : []), ...(has.middle ? [text(h, (r) => r.middle)] : [])];
  return {
    family: has.family ? text(h, (r) => r.family) : undefined,
    given: given.length > 0 ? given : undefined,
    prefix: has.prefix ? [text(h, (r) => r.prefix)] : undefined,
    suffix: has.suffix ? [text(h, (r) => r.suffix)] : undefined,
  };
}

/** The official name, where there is any. */
export function humanName<R extends Person>(h: ResourceHoles<R>, has: Has): HumanName[] | undefined {
  return has.given || has.middle || has.family ? [{ use: 'official', ...nameParts(h, has) }] : undefined;
}

/** A name or an address with its use and the days from and to which it was right. */
type Lasting<T, Use> = T & { readonly use: Use; readonly start: number | null; readonly end: number | null };
const lastingQuestions = {
  begun: (r: Lasting<unknown, unknown>) => r.start !== null,
  ended: (r: Lasting<unknown, unknown>) => r.end !== null,
};

function period<R extends Lasting<unknown, unknown>>(h: ResourceHoles<R>, has: { readonly [K in keyof typeof lastingQuestions]: boolean }): Period {
  return { start: has.begun ? date(h, (r) => r.start) : undefined, end: has.ended ? date(h, (r) => r.end) : undefined };
}

const lastingName = resource<Lasting<Name, 'official' | PreviousName['kind']>>()({
  has: { ...nameQuestions, ...lastingQuestions },
  build: (h, has): HumanName => ({ use: h.raw((r) => r.use) as 'old', ...nameParts(h, has), period: period(h, has) }),
});

/** The official name, then the earlier ones. */
export function everyName<R extends Patient>(h: ResourceHoles<R>): HumanName[] {
  return h.each((r) => {
    const { previous_names: before, prefix, given, middle, family, suffix } = r;
    const now = { prefix, given, middle, family, suffix, use: 'official' as const, start: sinceWhen(before), end: null };
    const known = nameQuestions.given(now) || nameQuestions.middle(now) || nameQuestions.family(now);
    return [...(known ? [now] : []), ...before.map((one) => ({ ...one, use: one.kind }))];
  }, lastingName);
}

export function telecom<R extends Person>(h: ResourceHoles<R>, has: Has): ContactPoint[] | undefined {
  if (!has.phone && !has.email) return undefined;
  return [
    ...(has.phone ? [{ system: 'phone' as const, value: text(h, (r) => r.phone), use: 'home' as const }] : []),
    ...(has.email ? [{ system: 'email' as const, value: text(h, (r) => r.email), use: 'home' as const }] : []),
  ];
}

function addressParts<R extends Home>(h: ResourceHoles<R>, has: { readonly [K in keyof typeof homeQuestions]: boolean }): Omit<Address, 'use' | 'period'> {
  return {
    line: has.line ? [text(h, (r) => r.line)] : undefined,
    city: has.city ? text(h, (r) => r.city) : undefined,
    district: has.county ? text(h, (r) => r.county) : undefined,
    state: has.state ? text(h, (r) => r.state) : undefined,
    postalCode: has.zip ? text(h, (r) => r.zip) : undefined,
    country: 'US',
  };
}

export function homeAddress<R extends Person>(h: ResourceHoles<R>, has: Has): Address[] | undefined {
  if (!has.line && !has.city && !has.state && !has.zip && !has.county) return undefined;
  return [{ use: 'home', ...addressParts(h, has) }];
}

const lastingAddress = resource<Lasting<Home, 'home' | 'old'>>()({
  has: { ...homeQuestions, ...lastingQuestions },
  build: (h, has): Address => ({ use: h.raw((r) => r.use) as 'old', ...addressParts(h, has), period: period(h, has) }),
});

/** The home address, then the earlier ones. */
export function everyAddress<R extends Patient>(h: ResourceHoles<R>): Address[] {
  return h.each((r) => {
    const { previous_addresses: before, line, city, state, zip, county } = r;
    const now = { line, city, state, zip, county, use: 'home' as const, start: sinceWhen(before), end: null };
    const known = Object.values(homeQuestions).some((question) => question(now));
    return [...(known ? [now] : []), ...before.map((one) => ({ ...one, use: 'old' as const }))];
  }, lastingAddress);
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

const earlier: ReadonlySet<string | undefined> = new Set(['old', 'maiden']);

function readName(one: HumanName | undefined): Reading<Name> {
  const [given, middle] = one?.given ?? [];
  return { prefix: one?.prefix?.[0], given: given ?? '', middle, family: one?.family ?? '', suffix: one?.suffix?.[0] };
}

function readAddress(one: Address | undefined): Reading<Home> {
  return { line: one?.line?.[0], city: one?.city, state: one?.state, zip: one?.postalCode, county: one?.district };
}

/** Names and addresses of before, from the first to the last; those whose end is not known are left out. */
export function readPrevious({ name, address }: Pick<PersonElements, 'name' | 'address'>): Reading<Pick<Patient, 'previous_names' | 'previous_addresses'>> {
  const before = <T extends { readonly use?: string; readonly period?: Period }>(list: readonly T[] | undefined): readonly T[] =>
    listOf(list).filter(({ use, period: lasted }) => earlier.has(use) && lasted?.end !== undefined);
  return {
    previous_names: before(name).map((one) => ({ kind: one.use, ...readName(one), start: one.period?.start, end: one.period?.end })),
    previous_addresses: before(address).map((one) => ({ ...readAddress(one), start: one.period?.start, end: one.period?.end })),
  };
}

export function readPerson({ name, telecom, gender, address, communication }: PersonElements): Reading<Person> {
  const contact = (system: string) => listOf(telecom).find((one) => one.system === system)?.value;
  return {
    ...readName(listOf(name).find(({ use }) => !earlier.has(use))),
    phone: contact('phone'),
    email: contact('email'),
    ...readAddress(listOf(address).find(({ use }) => !earlier.has(use))),
    language: communication?.[0]?.language?.coding?.[0]?.code ?? '',
    sex: wordOf(GENDER, gender),
  };
}
