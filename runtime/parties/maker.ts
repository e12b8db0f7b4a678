/**
 * Makes the single parties of a state. A party is a function of (seed, state, slot): its number is the state's position in the list of states and its
 * slot in the state, so neither the order of use nor a party added later changes another.
 */

import { Draw, type Site, type Sites } from '../../draws/draw.ts';
import type { Location, Organization, Practitioner, Specialty } from '../../model/parties/providers.ts';
import { emailAddress, phoneNumber, streetLine } from '../demographics/contact.ts';
import { drawFamilyName } from '../demographics/family-names.ts';
import { drawGivenName } from '../demographics/given-names.ts';
import { npi } from '../demographics/identifiers.ts';
import { placesOf } from '../demographics/places.ts';
import { drawEthnicity, drawRace } from '../demographics/race.ts';
import { uuid } from '../demographics/uuid.ts';
import { placeName } from './party-names.ts';

const PATHS = ['id', 'role', 'npi', 'name', 'count', 'place', 'line', 'phone', 'email', 'sex', 'birth', 'race', 'ethnicity', 'given', 'family'] as const;

/** The addresses of the parties: an index space of their own, apart from the subjects'. */
export type PartySites = { readonly [K in (typeof PATHS)[number]]: Site };

export function partySites(sites: Sites): PartySites {
  return Object.fromEntries(PATHS.map((path) => [path, sites.site(`directory/${path}`)])) as PartySites;
}

/** Slots of a state. */
const SLOTS = 1024;

/** Years of birth of the practitioners, 1958 to 1995: adults of working age in the years that most scenarios cover. */
const FIRST_BIRTH = 1958;
const BIRTH_YEARS = 38;

/** The year of birth of a practitioner. */
export function drawBirthYear(draw: Draw): number {
  return FIRST_BIRTH + draw.below(BIRTH_YEARS);
}

export type Contact = Pick<Location, 'phone' | 'line' | 'city' | 'state' | 'zip'>;

export class PartyMaker {
  readonly #sites: PartySites;
  readonly #state: string;
  readonly #base: number;
  readonly #draw = new Draw();

  /** `state` is one with known places, `stateIndex` its position in the list of states. */
  constructor(sites: PartySites, state: string, stateIndex: number) {
    this.#sites = sites;
    this.#state = state;
    this.#base = stateIndex * SLOTS;
  }

  #at(path: keyof PartySites, slot: number): Draw {
    return this.#draw.at(this.#sites[path], this.#base + slot);
  }

  /** A place name for an organization or a clinic. */
  name(slot: number): string {
    return placeName(this.#at('name', slot));
  }

  /** A whole number in 0..n-1. */
  count(slot: number, n: number): number {
    return this.#at('count', slot).below(n);
  }

  #phone(slot: number): string {
    return phoneNumber(this.#at('phone', slot), this.#state);
  }

  /** A building of its own at a known ZIP of the state. */
  #contact(slot: number): Contact {
    const { city, zip } = placesOf(this.#state)!.pick(this.#at('place', slot));
    return { phone: this.#phone(slot), line: streetLine(this.#at('line', slot)), city, state: this.#state, zip };
  }

  organization(slot: number, name: string, kind: Organization['kind']): Organization {
    const number = this.#base + slot;
    return { id: uuid(this.#sites.id, number, 0), npi: npi(this.#sites.npi, number), name, kind, ...this.#contact(slot) };
  }

  /** A location in a building of its own, or in that of `host`, with a telephone of its own. */
  location(slot: number, organization: Organization, name: string, kind: Location['kind'], host?: Contact): Location {
    const id = uuid(this.#sites.id, this.#base + slot, 0);
    const own = host === undefined ? this.#contact(slot) : { phone: this.#phone(slot), line: host.line, city: host.city, state: host.state, zip: host.zip };
    return { id, organization_id: organization.id, name, kind, ...own };
  }

  practitioner(slot: number, specialty: Specialty, location: Location): Practitioner {
    const number = this.#base + slot;
    const sex = this.#at('sex', slot).below(2) === 0 ? 'female' : 'male';
    const ethnicity = drawEthnicity(this.#at('ethnicity', slot));
    const race = drawRace(this.#at('race', slot), ethnicity);
    const birthYear = drawBirthYear(this.#at('birth', slot));
    const given = drawGivenName(this.#at('given', slot), sex, birthYear);
    const family = drawFamilyName(this.#at('family', slot), race, ethnicity);
    return {
      id: uuid(this.#sites.id, number, 0),
      npi: npi(this.#sites.npi, number),
      given,
      family,
      sex,
      specialty,
      organization_id: location.organization_id,
      location_id: location.id,
      role_id: uuid(this.#sites.role, number, 0),
      phone: this.#phone(slot),
      line: location.line,
      city: location.city,
      state: location.state,
      zip: location.zip,
      email: emailAddress(this.#sites.email, this.#draw, number, given, family),
    };
  }
}
