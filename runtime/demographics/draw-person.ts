/**
 * The person of a subject. Each field has a draw of its own at a fixed address, and each is a function of that draw and of the fields it depends on:
 *
 *   age → birth date → first and middle name      race ↔ Hispanic origin → last name, language
 *   age → sex → first name, marital status → title      state → place → telephone      first, last name → e-mail
 *
 * So a field that the scenario fixes changes what depends on it, and nothing else.
 */

import type { Draw, Site, Sites } from '../../draws/draw.ts';
import type { Patient } from '../../model/parties/patient.ts';
import { civilOf, completedYears } from '../../model/time/civil.ts';
import { drawAge, drawBirthDate, drawSex } from './age.ts';
import { emailAddress, phoneNumber, streetLine } from './contact.ts';
import { drawFamilyName } from './family-names.ts';
import { drawGivenName } from './given-names.ts';
import { mrn, personNumber, ssn } from './identifiers.ts';
import { drawLanguage } from './language.ts';
import { drawMaritalStatus } from './marital.ts';
import { drawPlace } from './places.ts';
import { drawEthnicity, drawRace } from './race.ts';
import { drawMiddleName, drawPrefix, drawSuffix } from './title.ts';

/** A patient without what follows from the run: id, death and the parties. */
export type PersonFields = Omit<Patient, 'id' | 'birth_date' | 'death' | 'previous_names' | 'previous_addresses' | 'organization_id' | 'practitioner_id'> & {
  readonly birth_date: number;
};

/** The fields that a scenario fixed; null fixes a field to "none", a field left out (or undefined) is drawn. */
export type PersonOverrides = { readonly [K in keyof Omit<PersonFields, 'mrn' | 'ssn'>]?: PersonFields[K] | undefined } & {
  /** Whether there is a spouse, where that is known; a marital status that is fixed goes before it. */
  readonly married?: boolean | undefined;
  /** Medical record number of somebody whom a roster names. */
  readonly mrn?: string | undefined;
};

const FIELDS = [
  'age',
  'birth_date',
  'sex',
  'race',
  'ethnicity',
  'given',
  'family',
  'middle',
  'prefix',
  'suffix',
  'language',
  'marital_status',
  'state',
  'place',
  'phone',
  'line',
] as const;

/** The addresses of one kind of person, keyed once for each run. */
export type PersonSites = { readonly [K in (typeof FIELDS)[number] | 'mrn' | 'ssn' | 'email']: Site } & {
  /** Which person of a subject this is, and how many there are: their numbers interleave, so no two people share one. */
  readonly member: number;
  readonly members: number;
};

/**
 * The sites of a person under a path such as `adult`. Where a subject has several people, `member` (0..members-1) tells them apart. The numbers of
 * people come from the same permutations for all prefixes.
 */
export function personSites(sites: Sites, prefix: string, member = 0, members = 1): PersonSites {
  const own = Object.fromEntries(FIELDS.map((field) => [field, sites.site(`${prefix}.${field}/default`)])) as Record<(typeof FIELDS)[number], Site>;
  return { ...own, mrn: sites.site('person/mrn'), ssn: sites.site('person/ssn'), email: sites.site('person/email'), member, members };
}

/** Youngest person with an e-mail address of their own (15 U.S.C. 6501(1): a child is under 13). */
const EMAIL_AGE = 13;

/** Completed years on `startDay`: by the birth date, else as given, else as in the population. */
export function ageOf(sites: PersonSites, draw: Draw, subject: number, ageYears: number | null, startDay: number, birthDate: number | undefined): number {
  if (birthDate !== undefined) return Math.max(0, completedYears(birthDate, startDay));
  return ageYears !== null ? Math.max(0, Math.floor(ageYears)) : drawAge(draw.at(sites.age, subject));
}

/**
 * Makes the person of a subject.
 *
 * @param ageYears completed years on `startDay`; null draws it from the population. A fixed birth date goes before it.
 * @param startDay day number on which the person has that age
 */
export function makePerson(sites: PersonSites, draw: Draw, subject: number, ageYears: number | null, startDay: number, fixed: PersonOverrides): PersonFields {
  const person = subject * sites.members + sites.member;
  const number = personNumber(draw, person);
  const age = ageOf(sites, draw, subject, ageYears, startDay, fixed.birth_date);
  const birth_date = fixed.birth_date ?? drawBirthDate(draw.at(sites.birth_date, subject), age, startDay);
  const birthYear = civilOf(birth_date).year;

  // Names and marital status are counted for women and men only; for others the sex that would have been drawn decides.
  const countedSex = fixed.sex === 'female' || fixed.sex === 'male' ? fixed.sex : drawSex(draw.at(sites.sex, subject), age);
  const sex = fixed.sex ?? countedSex;

  const ethnicity = fixed.ethnicity ?? drawEthnicity(draw.at(sites.ethnicity, subject), fixed.race);
  const race = fixed.race ?? drawRace(draw.at(sites.race, subject), ethnicity);

  const given = fixed.given ?? drawGivenName(draw.at(sites.given, subject), countedSex, birthYear);
  const middle = fixed.middle !== undefined ? fixed.middle : drawMiddleName(draw.at(sites.middle, subject), countedSex, birthYear, given);
  const family = fixed.family ?? drawFamilyName(draw.at(sites.family, subject), race, ethnicity);
  const marital_status =
    fixed.marital_status ??
    (fixed.married === true ? 'married' : drawMaritalStatus(draw.at(sites.marital_status, subject), countedSex, age, fixed.married === false));

  const place = drawPlace(sites, draw, subject, fixed);
  const state = fixed.state !== undefined ? fixed.state : (place?.state ?? null);

  return {
    mrn: fixed.mrn ?? mrn(sites.mrn, number),
    ssn: ssn(sites.ssn, number),
    sex,
    birth_date,
    ...multipleBirth(fixed.multiple_birth ?? null, fixed.birth_order ?? null),
    prefix: fixed.prefix !== undefined ? fixed.prefix : drawPrefix(draw.at(sites.prefix, subject), sex, age, marital_status),
    given,
    middle,
    family,
    suffix: fixed.suffix !== undefined ? fixed.suffix : drawSuffix(draw.at(sites.suffix, subject), sex),
    race,
    ethnicity,
    language: fixed.language ?? drawLanguage(draw.at(sites.language, subject), race, ethnicity),
    marital_status,
    phone: fixed.phone !== undefined ? fixed.phone : phoneNumber(draw.at(sites.phone, subject), state),
    email: fixed.email !== undefined ? fixed.email : age < EMAIL_AGE ? null : emailAddress(sites.email, draw, person, given, family),
    line: fixed.line !== undefined ? fixed.line : streetLine(draw.at(sites.line, subject)),
    city: fixed.city !== undefined ? fixed.city : (place?.city ?? null),
    state,
    zip: fixed.zip !== undefined ? fixed.zip : (place?.zip ?? null),
    county: fixed.county !== undefined ? fixed.county : countyOf(fixed, place),
  };
}

/** Not known unless the scenario says it. An order implies a multiple birth, and a single birth has none. */
export function multipleBirth(multiple: boolean | null, order: number | null): Pick<PersonFields, 'multiple_birth' | 'birth_order'> {
  return { multiple_birth: multiple ?? (order === null ? null : true), birth_order: multiple === false ? null : order };
}

/** The county of a place, unless the scenario put the person in a town or ZIP that the place is not. */
function countyOf(fixed: PersonOverrides, place: { readonly city: string; readonly zip: string; readonly county: string } | undefined): string | null {
  if (place === undefined) return null;
  const moved = (fixed.zip && fixed.zip !== place.zip) || (fixed.city && fixed.city.toLowerCase() !== place.city.toLowerCase());
  return moved ? null : place.county;
}
