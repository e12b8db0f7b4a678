/** The default directory: those who give care, by state. A function of (seed, state) alone; a state is made when it is first asked for. */
import type { Location, Organization, Practitioner } from '../canonical/parties.ts';
import { specialtyNames } from '../canonical/parties.ts';
import { placesOf } from '../demographics/places.ts';
import { states } from '../demographics/states.ts';
import type { Sites } from '../random/draw.ts';
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

export class Directory {
  readonly #sites: PartySites;
  readonly #made = new Map<string, StateDirectory>();
  readonly #byId = new Map<string, Party>();

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

  /** The party with an id (a practitioner also by the id of the role), if its state has been made. */
  find(id: string): Party | undefined {
    return this.#byId.get(id);
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
