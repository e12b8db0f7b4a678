/** The default directory: those who give care, by state. A function of (seed, state) alone; a state is made when it is first asked for. */

import type { Sites } from '../../draws/draw.ts';
import type { Location, Organization, Practitioner } from '../../model/parties/providers.ts';
import { specialtyNames } from '../../model/parties/providers.ts';
import { states } from '../../model/places/us-states.ts';
import { placesOf } from '../demographics/places.ts';
import type { DeclaredParties } from './declared-parties.ts';
import { PartyMaker, type PartySites, partySites } from './maker.ts';
import { makeStateDirectory, type StateDirectory } from './state-directory.ts';

/** Where people of a territory without known ZIP codes are cared for: the nearest state that has some. */
const NEAREST = new Map([
  ['VI', 'PR'],
  ['GU', 'HI'],
  ['MP', 'HI'],
  ['AS', 'HI'],
]);

/** Where people without a state, or with one outside the table, are cared for: the state with the most people. */
const FALLBACK = 'CA';

/** A party with its place in the whole directory, the same whichever states were made first. */
export type Party = { readonly rank: number } & (
  | { readonly kind: 'organization'; readonly party: Organization }
  | { readonly kind: 'location'; readonly party: Location }
  | { readonly kind: 'practitioner'; readonly party: Practitioner }
);

/** Ranks that each state has to itself. */
const RANKS = 4096;
/** Parties that a scenario names come after those of all states. */
const DECLARED = 1 << 20;

export class Directory {
  readonly #sites: PartySites;
  readonly #made = new Map<string, StateDirectory>();
  readonly #byId = new Map<string, Party>();
  #declared: DeclaredParties | null = null;

  constructor(sites: Sites) {
    this.#sites = partySites(sites);
  }

  /** The parties of a state by its USPS code; null or an unknown code gives those of a stand-in state. */
  inState(state: string | null): StateDirectory {
    const code = servedIn(state);
    let directory = this.#made.get(code);
    if (directory === undefined) {
      const index = states().findIndex((row) => row.code === code);
      directory = makeStateDirectory(new PartyMaker(this.#sites, code, index), code);
      this.#made.set(code, directory);
      this.#index(directory, index * RANKS);
    }
    return directory;
  }

  /** Takes in the parties that a scenario names. */
  declare(declared: DeclaredParties): void {
    this.#declared = declared;
  }

  /** The party with an id (a practitioner also by the id of the role), if its state has been made or the scenario names it. */
  find(id: string): Party | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined || this.#declared === null) return known;
    this.#indexDeclared(this.#declared);
    this.#declared = null;
    return this.#byId.get(id);
  }

  #indexDeclared(declared: DeclaredParties): void {
    for (let position = 0; position < declared.count; position++) {
      const made = declared.party(position);
      const rank = DECLARED + 2 * position;
      if (made.kind === 'provider') {
        const entry = { kind: 'practitioner', party: made.practitioner, rank } as const;
        this.#byId.set(made.practitioner.id, entry).set(made.practitioner.role_id, entry);
        continue;
      }
      this.#byId.set(made.organization.id, { kind: 'organization', party: made.organization, rank });
      if (made.kind === 'facility') this.#byId.set(made.location.id, { kind: 'location', party: made.location, rank: rank + 1 });
    }
  }

  #index(directory: StateDirectory, base: number): void {
    let rank = base;
    for (const party of [directory.organization, directory.laboratory]) this.#byId.set(party.id, { kind: 'organization', party, rank: rank++ });
    for (const party of Object.values(directory.locations).flat()) this.#byId.set(party.id, { kind: 'location', party, rank: rank++ });
    for (const party of specialtyNames.flatMap((specialty) => directory.practitioners(specialty))) {
      const entry = { kind: 'practitioner', party, rank: rank++ } as const;
      this.#byId.set(party.id, entry).set(party.role_id, entry);
    }
  }
}

function servedIn(state: string | null): string {
  if (state === null) return FALLBACK;
  const code = NEAREST.get(state) ?? state;
  return placesOf(code) === undefined ? FALLBACK : code;
}
