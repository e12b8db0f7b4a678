/**
 * The parties that a scenario names, and those that its pools are made of. What a scenario leaves open is drawn at an address that is the party's
 * name: adding or moving another party changes nothing. Each is made when it is first asked for.
 */

import { Draw, type Sites } from '../../draws/draw.ts';
import type { PartyDefinition, PoolDefinition } from '../../ir/party-definition.ts';
import type { PartyKind } from '../../model/parties/party-kind.ts';
import type { Location, Organization, Practitioner, Specialty } from '../../model/parties/providers.ts';
import type { PharmacyKind } from '../../model/pharmacy/pharmacy-kind.ts';
import { emailAddress, phoneNumber, streetLine } from '../demographics/contact.ts';
import { drawFamilyName } from '../demographics/family-names.ts';
import { drawGivenName } from '../demographics/given-names.ts';
import { NPI_SPACE, npi } from '../demographics/identifiers.ts';
import { drawPlace } from '../demographics/places.ts';
import { drawEthnicity, drawRace } from '../demographics/race.ts';
import { uuid } from '../demographics/uuid.ts';
import { type Contact, drawBirthYear } from './maker.ts';
import { placeName } from './party-names.ts';
import type { StateDirectory } from './state-directory.ts';

/** A party of a scenario, ready for records to refer to. */
export type DeclaredParty =
  | { readonly kind: 'provider'; readonly practitioner: Practitioner }
  | { readonly kind: 'facility'; readonly location: Location; readonly organization: Organization }
  | { readonly kind: 'pharmacy' | 'payer' | 'sponsor'; readonly organization: Organization };

/** A party to be made: a name of the scenario, or the k-th of a pool. */
interface Blueprint {
  readonly kind: PartyKind;
  readonly path: string;
  readonly k: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly facility: number | null;
}

/** Numbers of the parties that every scenario has lie below this. */
const FIRST_NUMBER = 1_000_000;

/** Constant values of fields. */
export type ReadFields = (fields: PartyDefinition['fields']) => ReadonlyMap<string, string>;

/** The id by which records refer to a party. */
function referredTo(party: DeclaredParty): string {
  return party.kind === 'provider' ? party.practitioner.id : party.kind === 'facility' ? party.location.id : party.organization.id;
}

export class DeclaredParties {
  /** Positions of the members of each pool. */
  readonly members: readonly (readonly number[])[];
  readonly #blueprints: readonly Blueprint[];
  readonly #numbers: readonly number[];
  readonly #made: (DeclaredParty | undefined)[];
  readonly #positions = new Map<string, number>();
  readonly #payers: ReadonlyMap<string, number>;
  readonly #sites: Sites;
  readonly #inState: (state: string | null) => StateDirectory;
  readonly #draw = new Draw();

  /**
   * @param inState those who give care in a state anyway: a provider without a facility works with them
   * @param plans names of the plans whose payer the scenario leaves open: each has one of its own
   */
  constructor(
    parties: readonly PartyDefinition[],
    pools: readonly PoolDefinition[],
    sites: Sites,
    read: ReadFields,
    inState: (state: string | null) => StateDirectory,
    plans: readonly string[] = [],
  ) {
    const blueprints: Blueprint[] = parties.map(({ name, kind, fields, facility }) => ({ kind, path: `party.${name}`, k: 0, fields: read(fields), facility }));
    this.members = pools.map(({ name, kind, members, made }) => {
      if (made === null) return members;
      const fields = read(made.fields);
      const first = blueprints.length;
      for (let k = 0; k < made.count; k++) blueprints.push({ kind, path: `pool.${name}`, k, fields, facility: made.facility });
      return Array.from({ length: made.count }, (_, k) => first + k);
    });
    this.#payers = new Map(plans.map((plan, i) => [plan, blueprints.length + i]));
    for (const plan of plans) blueprints.push({ kind: 'payer', path: `payer of ${plan}`, k: 0, fields: new Map(), facility: null });
    this.#blueprints = blueprints;
    this.#numbers = numbered(blueprints, sites);
    this.#made = blueprints.map(() => undefined);
    this.#sites = sites;
    this.#inState = inState;
  }

  get count(): number {
    return this.#blueprints.length;
  }

  party(position: number): DeclaredParty {
    const made = this.#made[position] ?? this.#make(position);
    if (this.#made[position] === undefined) {
      this.#made[position] = made;
      this.#positions.set(referredTo(made), position);
    }
    return made;
  }

  /** The party whose id this is; -1 where no record could refer to one yet. */
  positionOf(id: string): number {
    return this.#positions.get(id) ?? -1;
  }

  provider(position: number): Practitioner {
    const party = this.party(position);
    if (party.kind !== 'provider') throw new Error(`party ${position} is no provider`);
    return party.practitioner;
  }

  facility(position: number): { readonly location: Location; readonly organization: Organization } {
    const party = this.party(position);
    if (party.kind !== 'facility') throw new Error(`party ${position} is no facility`);
    return party;
  }

  /** Identifiers of the locations that are hospitals. */
  hospitals(): ReadonlySet<string> {
    const facilities = this.#blueprints.flatMap(({ kind }, position) => (kind === 'facility' ? [this.facility(position).location] : []));
    return new Set(facilities.flatMap(({ id, kind }) => (kind === 'hospital' ? [id] : [])));
  }

  pharmacy(position: number): Organization {
    const party = this.party(position);
    if (party.kind !== 'pharmacy') throw new Error(`party ${position} is no pharmacy`);
    return party.organization;
  }

  /** What benefits take a pharmacy for; one that the scenario does not say this of is a retail pharmacy. */
  pharmacyKind(position: number): PharmacyKind {
    return (this.#blueprints[position].fields.get('kind') ?? 'retail') as PharmacyKind;
  }

  /** The payer of a plan, by its position, or the one that the plan has where none is named. */
  payer(position: number | null, plan: string): Organization {
    const party = this.party(position ?? (this.#payers.get(plan) as number));
    if (party.kind !== 'payer') throw new Error(`the plan ${plan} has no payer`);
    return party.organization;
  }

  /** A sponsor, with the number of its group at the payers; null where the scenario gives none. */
  sponsor(position: number): { readonly organization: Organization; readonly group: string | null } {
    const party = this.party(position);
    if (party.kind !== 'sponsor') throw new Error(`party ${position} is no sponsor`);
    return { organization: party.organization, group: this.#blueprints[position].fields.get('group') ?? null };
  }

  /** Where a party is. */
  place(position: number): { readonly state: string; readonly zip: string } {
    const party = this.party(position);
    return party.kind === 'provider' ? party.practitioner : party.kind === 'facility' ? party.location : party.organization;
  }

  #make(position: number): DeclaredParty {
    const blueprint = this.#blueprints[position];
    switch (blueprint.kind) {
      case 'provider':
        return { kind: 'provider', practitioner: this.#practitioner(blueprint, this.#numbers[position]) };
      case 'facility': {
        const kind = (blueprint.fields.get('kind') ?? 'clinic') as Location['kind'];
        const organization = this.#organization(blueprint, this.#numbers[position], 'provider', FACILITY_NAME[kind]);
        const { phone, line, city, state, zip } = organization;
        const location: Location = {
          id: this.#id(blueprint, 'location'),
          organization_id: organization.id,
          name: organization.name,
          kind,
          phone,
          line,
          city,
          state,
          zip,
        };
        return { kind: 'facility', location, organization };
      }
      case 'pharmacy':
        return { kind: 'pharmacy', organization: this.#organization(blueprint, this.#numbers[position], 'pharmacy', 'Pharmacy') };
      case 'payer':
        return { kind: 'payer', organization: this.#organization(blueprint, this.#numbers[position], 'payer', 'Health Plan') };
      case 'sponsor':
        return { kind: 'sponsor', organization: this.#organization(blueprint, this.#numbers[position], 'sponsor', 'Works') };
    }
  }

  #at({ path, k }: Blueprint, what: string): Draw {
    return this.#draw.at(this.#sites.site(`${path}/${what}`), k);
  }

  #id({ path, k }: Blueprint, what: string): string {
    return uuid(this.#sites.site(`${path}/${what}`), k, 0);
  }

  #contact(blueprint: Blueprint): Contact {
    const { fields, path, k } = blueprint;
    const wish = { zip: fields.get('zip'), city: fields.get('city'), state: fields.get('state') };
    const place = drawPlace({ state: this.#sites.site(`${path}/state`), place: this.#sites.site(`${path}/place`) }, this.#draw, k, wish);
    const state = fields.get('state') ?? place?.state ?? '';
    return {
      phone: fields.get('phone') ?? phoneNumber(this.#at(blueprint, 'phone'), state),
      line: fields.get('line') ?? streetLine(this.#at(blueprint, 'line')),
      city: fields.get('city') ?? place?.city ?? '',
      state,
      zip: fields.get('zip') ?? place?.zip ?? '',
    };
  }

  #organization(blueprint: Blueprint, number: number, kind: Organization['kind'], what: string): Organization {
    return {
      id: this.#id(blueprint, 'id'),
      npi: blueprint.fields.get('npi') ?? npi(this.#sites.site('directory/npi'), number),
      name: blueprint.fields.get('name') ?? `${placeName(this.#at(blueprint, 'name'))} Example ${what}`,
      kind,
      ...this.#contact(blueprint),
    };
  }

  #practitioner(blueprint: Blueprint, number: number): Practitioner {
    const { fields, path, k } = blueprint;
    const sex = (fields.get('sex') as Practitioner['sex'] | undefined) ?? (this.#at(blueprint, 'sex').below(2) === 0 ? 'female' : 'male');
    const ethnicity = drawEthnicity(this.#at(blueprint, 'ethnicity'));
    const race = drawRace(this.#at(blueprint, 'race'), ethnicity);
    const given = fields.get('given') ?? drawGivenName(this.#at(blueprint, 'given'), sex, drawBirthYear(this.#at(blueprint, 'birth')));
    const family = fields.get('family') ?? drawFamilyName(this.#at(blueprint, 'family'), race, ethnicity);
    const specialty = (fields.get('specialty') ?? 'family_medicine') as Specialty;
    const facility = blueprint.facility === null ? null : this.facility(blueprint.facility);
    const own = facility === null || fields.has('state') || fields.has('zip') || fields.has('city') ? this.#contact(blueprint) : facility.location;
    const workplace = facility?.location ?? this.#workplace(own.state, specialty, blueprint);
    return {
      id: this.#id(blueprint, 'id'),
      npi: fields.get('npi') ?? npi(this.#sites.site('directory/npi'), number),
      given,
      family,
      sex,
      specialty,
      organization_id: workplace.organization_id,
      location_id: workplace.id,
      role_id: this.#id(blueprint, 'role'),
      phone: fields.get('phone') ?? phoneNumber(this.#at(blueprint, 'phone'), own.state),
      line: fields.get('line') ?? own.line,
      city: own.city,
      state: own.state,
      zip: own.zip,
      email: fields.get('email') ?? emailAddress(this.#sites.site(`${path}/email`), this.#draw, k, given, family),
    };
  }

  /** A clinic of the state, or where the specialty works in its hospital. */
  #workplace(state: string, specialty: Specialty, blueprint: Blueprint): Location {
    const { locations } = this.#inState(state);
    if (specialty === 'emergency_medicine') return locations.emergency_department[0];
    if (specialty === 'hospital_medicine') return locations.ward[0];
    return locations.clinic[this.#at(blueprint, 'clinic').below(locations.clinic.length)];
  }
}

const FACILITY_NAME: { readonly [K in Location['kind']]: string } = {
  clinic: 'Clinic',
  hospital: 'Hospital',
  emergency_department: 'Emergency Department',
  ward: 'Ward',
  intensive_care: 'Intensive Care Unit',
  home: 'Home Visits',
  virtual: 'Virtual Care',
};

/** A number for each party that no other has: drawn by its name, moved on where that is taken. */
function numbered(blueprints: readonly Blueprint[], sites: Sites): number[] {
  const taken = new Set<number>();
  const draw = new Draw();
  return blueprints.map(({ path, k }) => {
    let number = draw.at(sites.site(`${path}/number`), k).below(NPI_SPACE - FIRST_NUMBER);
    while (taken.has(number)) number = (number + 1) % (NPI_SPACE - FIRST_NUMBER);
    taken.add(number);
    return FIRST_NUMBER + number;
  });
}
