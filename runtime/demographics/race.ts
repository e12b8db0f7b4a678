/**
 * Race and Hispanic origin, which are two questions of one answer: one conditions the other.
 * Figures: U.S. Census Bureau, 2020 Census Redistricting Data (Public Law 94-171), table P2 for people not of Hispanic origin (269,369,237) and
 * Demographic and Housing Characteristics for people of Hispanic origin (62,080,044); together the population of 331,449,281.
 */

import type { Draw } from '../../draws/draw.ts';
import { Weighted } from '../../draws/weighted-table.ts';
import { lazy } from '../../model/lazy.ts';
import type { Patient } from '../../model/parties/patient.ts';

export type Race = Patient['race'];
export type Ethnicity = Patient['ethnicity'];

interface Count {
  readonly race: Race;
  readonly notHispanic: number;
  readonly hispanic: number;
}

export const RACES: readonly Count[] = [
  { race: 'white', notHispanic: 191697647, hispanic: 12579626 },
  { race: 'black', notHispanic: 39940338, hispanic: 1163862 },
  { race: 'asian', notHispanic: 19618719, hispanic: 267330 },
  { race: 'american_indian', notHispanic: 2251699, hispanic: 1475436 },
  { race: 'pacific_islander', notHispanic: 622018, hispanic: 67948 },
  { race: 'multiple', notHispanic: 13548983, hispanic: 20299960 },
  { race: 'other', notHispanic: 1689833, hispanic: 26225882 },
];

const names = RACES.map(({ race }) => race);
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
const hispanicTotal = sum(RACES.map(({ hispanic }) => hispanic));
const total = hispanicTotal + sum(RACES.map(({ notHispanic }) => notHispanic));

const byEthnicity = lazy(() => ({
  hispanic: new Weighted(
    names,
    RACES.map(({ hispanic }) => hispanic),
  ),
  not_hispanic: new Weighted(
    names,
    RACES.map(({ notHispanic }) => notHispanic),
  ),
  unknown: new Weighted(
    names,
    RACES.map(({ hispanic, notHispanic }) => hispanic + notHispanic),
  ),
}));

/** Share of Hispanic origin in the population, or among the people of a race that is already known. */
export function hispanicShare(race?: Race): number {
  const count = RACES.find((row) => row.race === race);
  return count === undefined ? hispanicTotal / total : count.hispanic / (count.hispanic + count.notHispanic);
}

const shares = lazy(() => new Map<Race | undefined, number>([undefined, ...names].map((race) => [race, hispanicShare(race)])));

export function drawEthnicity(draw: Draw, race?: Race): Ethnicity {
  return draw.uniform() < (shares().get(race) ?? hispanicShare()) ? 'hispanic' : 'not_hispanic';
}

export function drawRace(draw: Draw, ethnicity: Ethnicity): Race {
  return byEthnicity()[ethnicity].pick(draw);
}
