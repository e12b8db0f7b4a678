/** How to reach a person: telephone, e-mail and street, none of which leads to anyone. */
import type { Draw, Site } from '../../draws/draw.ts';
import { lazy } from '../../model/lazy.ts';
import { stateOf } from '../../model/places/us-states.ts';
import { personNumber } from './identifiers.ts';
import { permute } from './permutation.ts';
import { streets } from './tables/streets.ts';

/** An area code that nobody has, for places outside the table. */
const NO_AREA = '555';

/**
 * A telephone number such as `216-555-0142`. The numbers 555-0100 to 555-0199 are set apart for fiction in every area (North American Numbering
 * Plan, 555 line number guidelines).
 */
export function phoneNumber(draw: Draw, state: string | null): string {
  const areas = (state === null ? undefined : stateOf(state))?.areaCodes ?? [NO_AREA];
  const area = areas[draw.below(areas.length)];
  const line = draw.below(100);
  return `${area}-555-01${line < 10 ? '0' : ''}${line}`;
}

/** Names already written for an address: most come from the tables and return often. */
const written = new Map<string, string>();
const WRITTEN_LIMIT = 16_384;

/** Letters a-z and digits of a name; accents go, everything else is dropped. */
function ascii(name: string): string {
  let text = written.get(name);
  if (text === undefined) {
    text = name
      .toLowerCase()
      .normalize('NFD')
      .replace(/ß/g, 'ss')
      .replace(/[^a-z0-9]/g, '');
    if (written.size >= WRITTEN_LIMIT) written.clear();
    written.set(name, text);
  }
  return text;
}

/** The domains that RFC 2606 keeps for examples. */
const DOMAINS = ['example.org', 'example.com', 'example.net'];
const BLOCK = 10_000;

/** An address such as `mary.smith4821@example.org`. The number is a permutation of the person's index in steps of 10,000, so no two people share one. */
export function emailAddress(site: Site, draw: Draw, person: number, given: string, family: string): string {
  const index = personNumber(draw, person);
  const round = Math.floor(index / BLOCK);
  const number = round * BLOCK + permute(site, 100, 100, index - round * BLOCK);
  return `${ascii(given) || 'person'}.${ascii(family) || 'example'}${number}@${DOMAINS[draw.at(site, person).below(DOMAINS.length)]}`;
}

const words = lazy(() => {
  const [names, suffixes] = streets.text.split('\n').map((line) => line.split(' '));
  return { names, suffixes };
});

/** House numbers 100..9899. */
const FIRST_HOUSE = 100;
const HOUSES = 9800;

/** A street with a house number, such as `1482 Maple Avenue`. */
export function streetLine(draw: Draw): string {
  const { names, suffixes } = words();
  const house = FIRST_HOUSE + draw.below(HOUSES);
  return `${house} ${names[draw.below(names.length)]} ${suffixes[draw.below(suffixes.length)]}`;
}
