/** Last names as often as they are borne within a group by race and Hispanic origin: bearers times the share of the group among them. */
import type { Draw } from '../../draws/draw.ts';
import { Weighted } from '../../draws/weighted-table.ts';
import { lazy } from '../../model/lazy.ts';
import type { Ethnicity, Race } from './race.ts';
import { surnames } from './tables/surnames.ts';

/** The groups of the table's columns, in their order; `everyone` is the count alone. */
export const NAME_GROUPS = ['white', 'black', 'asian_or_pacific', 'american_indian', 'multiple', 'hispanic', 'everyone'] as const;
export type NameGroup = (typeof NAME_GROUPS)[number];

/** The group whose last names a person has. Hispanic origin goes first: the other columns count people who are not Hispanic. */
export function nameGroup(race: Race, ethnicity: Ethnicity): NameGroup {
  if (ethnicity === 'hispanic') return 'hispanic';
  switch (race) {
    case 'asian':
    case 'pacific_islander':
      return 'asian_or_pacific';
    case 'other':
    case 'unknown':
      return 'everyone';
    default:
      return race;
  }
}

export interface Surname {
  readonly name: string;
  readonly bearers: number;
  /** Bearers per 1,000 in each of the first six groups. */
  readonly perMille: readonly number[];
}

export const familyNames: () => readonly Surname[] = lazy(() =>
  surnames.text.split('\n').map((line) => {
    const [name, bearers, ...perMille] = line.split(' ');
    return { name, bearers: Number(bearers), perMille: perMille.map(Number) };
  }),
);

/** Relative frequency of each family name in a group, in the order of the table. */
export function familyNameWeights(group: NameGroup): readonly number[] {
  const column = NAME_GROUPS.indexOf(group);
  return familyNames().map(({ bearers, perMille }) => (group === 'everyone' ? bearers : bearers * perMille[column]));
}

const choices = new Map<NameGroup, Weighted<string>>();

export function drawFamilyName(draw: Draw, race: Race, ethnicity: Ethnicity): string {
  const group = nameGroup(race, ethnicity);
  let choice = choices.get(group);
  if (choice === undefined) {
    choice = new Weighted(
      familyNames().map(({ name }) => name),
      familyNameWeights(group),
    );
    choices.set(group, choice);
  }
  return choice.pick(draw);
}
