/** Where people live: rows of ZIP code, city, county and state that belong together, weighted by population. */
import type { Draw, Site } from '../../draws/draw.ts';
import { Weighted } from '../../draws/weighted-table.ts';
import { lazy } from '../../model/lazy.ts';
import { NATION, stateOf, states } from '../../model/places/us-states.ts';
import { zips } from './tables/zips.ts';

export interface Locality {
  readonly zip: string;
  readonly city: string;
  readonly county: string;
  readonly state: string;
  /** People that the row stands for: the state's population shared out over its rows. */
  readonly people: number;
}

/** Which parts of an address the scenario fixed; undefined or null where it did not. */
export interface PlaceWish {
  readonly zip?: string | null;
  readonly city?: string | null;
  readonly county?: string | null;
  readonly state?: string | null;
}

interface Gazetteer {
  readonly places: readonly Locality[];
  readonly byZip: ReadonlyMap<string, Locality>;
  readonly byState: ReadonlyMap<string, readonly Locality[]>;
}

function weighted(places: readonly Locality[]): Weighted<Locality> {
  return new Weighted(
    places,
    places.map(({ people }) => people),
  );
}

/** `10003` or `10003*2`: a ZIP and its weight. */
function zipAndWeight(entry: string): readonly [string, number] {
  return [entry.slice(0, 5), entry.length > 5 ? Number(entry.slice(6)) : 1];
}

/** People for each unit of weight: the state's population over the weights of its rows. */
function peoplePerWeight(lines: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [state, , ...cities] of lines) {
    for (const city of cities) {
      for (const entry of city.slice(city.indexOf(':') + 1).split(',')) weights.set(state, (weights.get(state) ?? 0) + zipAndWeight(entry)[1]);
    }
  }
  return new Map([...weights].map(([state, weight]) => [state, stateOf(state)!.population / weight]));
}

function read(): Gazetteer {
  const lines = zips.text.split('\n').map((line) => line.split('|'));
  const unit = peoplePerWeight(lines);
  const places: Locality[] = [];
  const byZip = new Map<string, Locality>();
  const byState = new Map<string, Locality[]>();
  for (const [state, county, ...cities] of lines) {
    const own = byState.get(state) ?? [];
    byState.set(state, own);
    for (const entry of cities) {
      const [city, numbers] = entry.split(':');
      for (const number of numbers.split(',')) {
        const [zip, weight] = zipAndWeight(number);
        const place = { zip, city, county, state, people: weight * unit.get(state)! };
        places.push(place);
        own.push(place);
        byZip.set(zip, place);
      }
    }
  }
  return { places, byZip, byState };
}

const gazetteer = lazy(read);

/** A state of the nation by resident population. */
const nation = lazy(() => {
  const counted = states().slice(0, NATION);
  return new Weighted(
    counted.map((state) => state.code),
    counted.map((state) => state.population),
  );
});

export function allPlaces(): readonly Locality[] {
  return gazetteer().places;
}

const choices = new Map<string, Weighted<Locality>>();

/** The known places of a state, weighted by people; undefined for a state without any. */
export function placesOf(state: string): Weighted<Locality> | undefined {
  const known = choices.get(state);
  if (known !== undefined) return known;
  const rows = gazetteer().byState.get(state);
  if (rows === undefined) return undefined;
  const choice = weighted(rows);
  choices.set(state, choice);
  return choice;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** `Kings` and `Kings County` name the same county. */
function isCounty(place: Locality, county: string): boolean {
  return same(place.county, county) || same(place.county.replace(/ [A-Z]\w+$/, ''), county);
}

/** The rows that fit all of a wish, or else as much of it as any row does: state before ZIP before city before county. */
function fitting(wish: PlaceWish): readonly Locality[] {
  const { zip, city, county, state } = wish;
  let rows = gazetteer().places;
  if (state) {
    rows = rows.filter((place) => place.state === state);
    if (rows.length === 0) return rows;
  }
  const narrow = (test: (place: Locality) => boolean) => {
    const kept = rows.filter(test);
    if (kept.length > 0) rows = kept;
  };
  // The first three digits of a ZIP code name a sorting centre: an unknown ZIP is near the known ones that share them.
  if (zip) narrow((place) => place.zip.slice(0, 3) === zip.slice(0, 3));
  if (city) narrow((place) => same(place.city, city));
  if (county) narrow((place) => isCounty(place, county));
  return rows;
}

/** Wishes met before: a scenario fixes few, and fitting one walks the whole table. */
const fitted = new Map<string, Weighted<Locality> | undefined>();
const FITTED_LIMIT = 4096;

function choiceFor(wish: PlaceWish): Weighted<Locality> | undefined {
  const key = `${wish.zip ?? ''}|${wish.city ?? ''}|${wish.county ?? ''}|${wish.state ?? ''}`;
  if (fitted.has(key)) return fitted.get(key);
  const rows = fitting(wish);
  const choice = rows.length === 0 ? undefined : weighted(rows);
  if (fitted.size >= FITTED_LIMIT) fitted.clear();
  fitted.set(key, choice);
  return choice;
}

/** The addresses of the two draws of a place: the state of a person of whom nothing is fixed, and the row. */
export interface PlaceSites {
  readonly state: Site;
  readonly place: Site;
}

/** A place for a person; undefined only where a fixed state has no known place. */
export function drawPlace(sites: PlaceSites, draw: Draw, subject: number, wish: PlaceWish): Locality | undefined {
  if (wish.zip) {
    const known = gazetteer().byZip.get(wish.zip);
    if (known !== undefined && (!wish.state || wish.state === known.state)) return known;
  } else if (!wish.city && !wish.county) {
    const state = wish.state ?? nation().pick(draw.at(sites.state, subject));
    return placesOf(state)?.pick(draw.at(sites.place, subject));
  }
  return choiceFor(wish)?.pick(draw.at(sites.place, subject));
}
