/**
 * The related people of a subject, made after the subject and consistent with them: they share the address and the family name unless the scenario
 * says otherwise, and their ages can be those of relatives. One subject index is one household, so nobody else decides who is in it.
 */

import { type Site, type Sites, siteOf } from '../../draws/draw.ts';
import type { Ir } from '../../ir/definition.ts';
import type { MemberDefinition } from '../../ir/household-definition.ts';
import type { RelatedPerson, Relationship } from '../../model/parties/related-person.ts';
import { completedYears, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { makePerson, type PersonFields, type PersonOverrides, type PersonSites, personSites, uuid } from '../demographics/demographics.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, Kinship, SubjectState } from '../subject/subject-state.ts';
import { busy, type Value } from '../subject/value.ts';
import { ADULT, agrees, fits, type KnownRelative } from './relations.ts';

/** Persons of one kind in a household. */
const MOST = 20;
/** Tries to find an age that a relative can have; then there is no such person. */
export const ATTEMPTS = 100;
/** Occurrences of a person's draws for each try. */
export const STRIDE = 32;
const OLDEST = 110;

interface Ready {
  readonly definition: MemberDefinition;
  readonly when: Closure | null;
  readonly chance: Closure | null;
  readonly chanceSite: Site;
  readonly count: Closure | null;
  readonly sameHousehold: Closure | null;
  readonly fields: readonly { readonly name: string; readonly value: Closure }[];
  readonly ageSite: Site;
  readonly idSite: Site;
  /** Where the k-th of them draws what is not given. */
  readonly sites: (k: number) => PersonSites;
}

/** A household ready to be made for any subject. */
export class Household {
  readonly #ready: readonly Ready[];
  readonly #spouse: Ready | null;
  readonly #partner: Ready | null;

  constructor(ir: Ir, context: Context) {
    this.#ready = ir.household.map((definition) => ready(definition, context));
    this.#spouse = this.#ready.find(({ definition }) => definition.relationship === 'spouse') ?? null;
    this.#partner = this.#ready.find(({ definition }) => definition.relationship === 'partner') ?? null;
  }

  /**
   * Whether the subject has a spouse; false beside a partner; undefined where the scenario does not say, or where just that is being worked out.
   * @param age completed years
   * @param fixed the marital status that the scenario fixed
   */
  married(s: SubjectState, age: () => number, fixed: Value | undefined): boolean | undefined {
    if ((this.#spouse === null && this.#partner === null) || s.married === busy) return undefined;
    if (s.married === undefined) {
      s.married = busy;
      const possible = age() >= ADULT;
      // Who states the marital status of the spouse, too, has one whom they marry later.
      const later = this.#spouse?.fields.some(({ name }) => name === 'marital_status') === true;
      if (this.#spouse !== null) s.married = possible && (fixed === undefined || fixed === 'married' || later) && this.#count(s, this.#spouse) > 0;
      else s.married = possible && this.#partner !== null && this.#count(s, this.#partner) > 0 ? false : null;
    }
    return s.married ?? undefined;
  }

  /** All related people, by their definition. */
  members(s: SubjectState): RelatedPerson[][] {
    const { occurrence, attempt } = s;
    const known: KnownRelative[] = [];
    const couple = this.#parents(s) > 1;
    const made = this.#ready.map((member) => {
      // Patients are made after the subject, each by the profile that they have.
      const there = member.definition.patient !== undefined ? 0 : this.#there(s, member);
      const persons: RelatedPerson[] = [];
      for (let k = 0; k < there; k++) {
        const person = this.#person(s, member, k, known, couple);
        if (person === null) continue;
        persons.push(person);
        known.push({ relationship: person.relationship, person });
      }
      return persons;
    });
    s.occurrence = occurrence;
    s.attempt = attempt;
    return made;
  }

  /**
   * How a member who is a patient is related to the subject; null where there is no such person.
   * @param ordinal which of several, from 0
   * @param birth minute of the event that is the birth, where there is one
   */
  kinship(s: SubjectState, member: number, ordinal: number, birth: number | null): Kinship | null {
    const { occurrence, attempt } = s;
    const of = this.#ready[member];
    const { definition, fields } = of;
    const { relationship } = definition;
    const subject = s.fields as PersonFields;
    const there = this.#there(s, of) > ordinal;
    const same = this.#isWith(s, of);
    const given = (attempt: number): ReadonlyMap<string, Value> => {
      const outer = { occurrence: s.occurrence, attempt: s.attempt };
      s.occurrence = ordinal + STRIDE * attempt;
      s.attempt = 0;
      const values = new Map<string, Value>();
      for (const { name, value } of fields) values.set(name, value(s));
      Object.assign(s, outer);
      return values;
    };
    s.occurrence = occurrence;
    s.attempt = attempt;
    if (!there) return null;
    const fitting = (person: PersonFields): boolean => birth !== null || fits(relationship, subject, person, dayOfMinute(s.start));
    return { member, ordinal, relationship, same, birth, inherited: inherited(relationship, subject, same), given, fits: fitting };
  }

  /** How many parents live with the subject, of those who are no patients. */
  #parents(s: SubjectState): number {
    return this.#ready.reduce((sum, member) => {
      const { relationship, patient } = member.definition;
      if (relationship !== 'parent' || patient !== undefined) return sum;
      const count = this.#there(s, member);
      return count > 0 && this.#isWith(s, member) ? sum + count : sum;
    }, 0);
  }

  /** Whether somebody lives in the household of the subject. */
  #isWith(s: SubjectState, { definition: { relationship }, sameHousehold }: Ready): boolean {
    return sameHousehold === null ? relationship !== 'other' : sameHousehold(s) === true;
  }

  #there(s: SubjectState, member: Ready): number {
    return member === this.#spouse ? (s.married === true ? 1 : 0) : this.#count(s, member);
  }

  #count(s: SubjectState, { when, chance, chanceSite, count }: Ready): number {
    s.occurrence = 0;
    s.attempt = 0;
    if (when !== null && when(s) !== true) return 0;
    if (chance !== null) {
      const share = chance(s);
      return typeof share === 'number' && s.draw.at(chanceSite, s.index).uniform() < share ? 1 : 0;
    }
    if (count === null) return 1;
    const number = count(s);
    return typeof number === 'number' ? Math.min(MOST, Math.max(0, number)) : 0;
  }

  /** One of them; null where no age that was tried can be that of such a relative. */
  #person(s: SubjectState, member: Ready, k: number, known: readonly KnownRelative[], couple: boolean): RelatedPerson | null {
    const { definition, fields } = member;
    const subject = s.fields as PersonFields;
    s.occurrence = k;
    const same = this.#isWith(s, member);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      s.occurrence = k + STRIDE * attempt;
      const given = new Map<string, Value>();
      for (const { name, value } of fields) given.set(name, value(s));
      // Born at a time that never came.
      if (given.has('birth_date') && given.get('birth_date') === null) return null;
      const age = given.has('age') ? wholeOr(given.get('age')) : given.has('birth_date') ? null : this.#usualAge(s, member, subject);
      if (age !== null && (age < 0 || age > OLDEST)) continue;
      const person = makePerson(member.sites(k), s.draw, s.index, age, dayOfMinute(s.start), {
        ...inherited(definition.relationship, subject, same),
        ...(couple && same && definition.relationship === 'parent' ? { marital_status: 'married' as const } : {}),
        ...stated(given),
      });
      const start = dayOfMinute(s.start);
      if (fits(definition.relationship, subject, person, start) && agrees(definition.relationship, person, known, start))
        return this.#record(s, member, k, person, same);
    }
    return null;
  }

  #record(s: SubjectState, { definition, idSite }: Ready, k: number, person: PersonFields, same: boolean): RelatedPerson {
    const { mrn: _, ssn: __, multiple_birth: ___, birth_order: ____, ...fields } = person;
    const subject = s.fields as PersonFields;
    return {
      id: uuid(siteOf(idSite, s.member), s.index, k),
      name: definition.name,
      relationship: definition.relationship,
      same_household: same,
      related_patient_id: null,
      related_mrn: null,
      ...fields,
      recorded: Math.max(s.start, startOfDay(subject.birth_date), startOfDay(person.birth_date)),
    };
  }

  /**
   * An age where the scenario gives none: a convention. Couples are up to five years apart, parents 20 to 39 years older; others are drawn evenly from
   * what is possible.
   */
  #usualAge(s: SubjectState, { definition, ageSite }: Ready, subject: PersonFields): number | null {
    const own = Math.max(0, completedYears(subject.birth_date, dayOfMinute(s.start)));
    const below = (n: number): number => s.draw.at(ageSite, s.index, s.occurrence).below(Math.max(1, n));
    switch (definition.relationship) {
      case 'spouse':
      case 'partner':
        return own - 5 + below(11);
      case 'child':
        return below(Math.min(26, own - 18 + 1));
      case 'parent':
        return own + 20 + below(20);
      case 'sibling':
        return own - 10 + below(21);
      case 'grandparent':
        return own + 45 + below(25);
      case 'grandchild':
        return below(own - 45 + 1);
      case 'other':
        return null;
    }
  }
}

function ready(definition: MemberDefinition, context: Context): Ready {
  const { path } = definition;
  const sites = new Map<number, PersonSites>();
  const maybe = (e: MemberDefinition['when']): Closure | null => (e === null ? null : compile(e, context));
  return {
    definition,
    when: maybe(definition.when),
    chance: maybe(definition.chance),
    chanceSite: context.sites.site(`${path}/chance`),
    count: maybe(definition.count),
    sameHousehold: maybe(definition.sameHousehold),
    fields: definition.fields.map(({ name, value }) => ({ name, value: compile(value, context) })),
    ageSite: context.sites.site(`${path}.age/usual`),
    idSite: context.sites.site(`${path}/id`),
    sites: (k) => {
      let own = sites.get(k);
      if (own === undefined) {
        own = memberSites(context.sites, k === 0 ? path : `${path}#${k + 1}`);
        sites.set(k, own);
      }
      return own;
    },
  };
}

/** The e-mail address has a number at an address of its own; medical record and social security numbers are the subject's alone. */
function memberSites(sites: Sites, path: string): PersonSites {
  return { ...personSites(sites, path), email: sites.site(`${path}.email`) };
}

function wholeOr(value: Value | undefined): number | null {
  return typeof value === 'number' ? Math.floor(value) : null;
}

/** What follows from the subject. */
function inherited(relationship: Relationship, subject: PersonFields, same: boolean): PersonOverrides {
  const set: Record<string, Value> = {};
  if (relationship !== 'other') {
    for (const name of ['race', 'ethnicity', 'language'] as const) set[name] = subject[name];
    if (relationship !== 'partner') set['family'] = subject.family;
  }
  // Who lives as a partner is nobody's spouse.
  if (relationship === 'partner') set['married'] = false;
  if (same) for (const name of ['phone', 'line', 'city', 'state', 'zip', 'county'] as const) set[name] = subject[name];
  if (relationship === 'spouse') set['marital_status'] = 'married';
  if (relationship === 'spouse' || relationship === 'partner') {
    // Couples are of opposite sex unless the scenario says otherwise.
    if (subject.sex === 'female') set['sex'] = 'male';
    else if (subject.sex === 'male') set['sex'] = 'female';
  }
  return set as PersonOverrides;
}

/** Fields of a person as a household states them: a missing value leaves the field open. */
export function stated(given: ReadonlyMap<string, Value>): PersonOverrides {
  const set: Record<string, Value> = {};
  for (const [name, value] of given) {
    if (name === 'age' || value === null) continue;
    set[name] = name === 'birth_date' && typeof value === 'number' ? dayOfMinute(value) : value;
  }
  return set as PersonOverrides;
}
