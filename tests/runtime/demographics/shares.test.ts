/** Generated people against the published figures: Pearson's test at an error of 1e-4 each, at fixed seeds. */
import { expect, test, vi } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import { Weighted } from '../../../draws/weighted-table.ts';
import { NATION, states } from '../../../model/places/us-states.ts';
import { completedYears, dayOf } from '../../../model/time/civil.ts';
import { AGE_GROUPS, femaleShare } from '../../../runtime/demographics/age.ts';
import { makePerson, type PersonFields, type PersonOverrides, personSites } from '../../../runtime/demographics/demographics.ts';
import { familyNames, familyNameWeights } from '../../../runtime/demographics/family-names.ts';
import { givenNames } from '../../../runtime/demographics/given-names.ts';
import { ASIAN_LANGUAGES, HISPANIC_LANGUAGES } from '../../../runtime/demographics/language.ts';
import { MARITAL_BANDS, MARITAL_STATUSES } from '../../../runtime/demographics/marital.ts';
import { placesOf } from '../../../runtime/demographics/places.ts';
import { RACES } from '../../../runtime/demographics/race.ts';
import { chiSquare, countOver } from './chi-square.ts';

// Large samples: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const START = dayOf(2025, 1, 1);
const sites = personSites(new Sites('shares'), 'p');
const draw = new Draw();

function people(n: number, age: number | null, fixed: PersonOverrides = {}): PersonFields[] {
  return Array.from({ length: n }, (_, i) => makePerson(sites, draw, i, age, START, fixed));
}

function expectShares(observed: readonly number[], shares: readonly number[]): void {
  const { statistic, critical } = chiSquare(observed, shares);
  expect(statistic).toBeLessThan(critical);
}

const anyone = people(40_000, null);

test('states as in the Vintage 2024 estimates', () => {
  const counted = states().slice(0, NATION);
  const observed = countOver(
    anyone.map(({ state }) => state!),
    counted.map(({ code }) => code),
  );
  expectShares(observed, [...counted.map(({ population }) => population), 0]);
});

test('race and Hispanic origin as in the 2020 Census', () => {
  const keys = RACES.flatMap(({ race }) => [`${race}/hispanic`, `${race}/not_hispanic`]);
  const observed = countOver(
    anyone.map(({ race, ethnicity }) => `${race}/${ethnicity}`),
    keys,
  );
  expectShares(observed, [...RACES.flatMap(({ hispanic, notHispanic }) => [hispanic, notHispanic]), 0]);
});

test('Hispanic origin follows a fixed race', () => {
  const { hispanic, notHispanic } = RACES.find(({ race }) => race === 'multiple')!;
  const observed = countOver(
    people(20_000, 40, { race: 'multiple' }).map(({ ethnicity }) => ethnicity),
    ['hispanic', 'not_hispanic'],
  );
  expectShares(observed, [hispanic, notHispanic, 0]);
});

test('age groups and sex as in the 2020 Census', () => {
  const counts = AGE_GROUPS.map(() => [0, 0]);
  for (const { birth_date, sex } of anyone) counts[Math.min(17, Math.floor(completedYears(birth_date, START) / 5))][sex === 'female' ? 1 : 0]++;
  expectShares(
    counts.flat(),
    AGE_GROUPS.flatMap(([both, males]) => [males, both - males]),
  );
});

test('sex at a given age', () => {
  const observed = countOver(
    people(20_000, 87).map(({ sex }) => sex),
    ['female', 'male'],
  );
  expect(femaleShare(87)).toBeCloseTo(0.639, 3);
  expectShares(observed, [femaleShare(87), 1 - femaleShare(87), 0]);
});

test('birth dates evenly over the year of an age', () => {
  const counts = new Array<number>(12).fill(0);
  for (const { birth_date } of people(20_000, 50)) counts[Math.floor(((birth_date - dayOf(1974, 1, 2)) * 12) / 365)]++;
  // 365 days cut into twelve: 30 or 31 days each.
  const days = new Array<number>(12).fill(0);
  for (let i = 0; i < 365; i++) days[Math.floor((i * 12) / 365)]++;
  expectShares(counts, days);
});

test('first names as in the files of the Social Security Administration', () => {
  for (const [sex, decade, age] of [
    ['male', 1950, 70],
    ['female', 1980, 40],
    ['female', 2010, 10],
  ] as const) {
    const names = givenNames(decade, sex);
    const observed = countOver(
      people(20_000, age, { sex }).map(({ given }) => given),
      names.map(({ name }) => name),
    );
    expectShares(observed, [...names.map(({ weight }) => weight), 0]);
  }
});

test('last names as within each group of the 2010 Census', () => {
  const names = familyNames().map(({ name }) => name);
  for (const [fixed, group] of [
    [{ race: 'white', ethnicity: 'hispanic' }, 'hispanic'],
    [{ race: 'black', ethnicity: 'not_hispanic' }, 'black'],
    [{ race: 'pacific_islander', ethnicity: 'not_hispanic' }, 'asian_or_pacific'],
    [{ race: 'unknown', ethnicity: 'unknown' }, 'everyone'],
  ] as const) {
    const weights = familyNameWeights(group);
    // The 200 most frequent have enough people each; the rest is one cell.
    const top = weights
      .map((weight, i) => ({ weight, name: names[i] }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 200);
    const rest = weights.reduce((a, b) => a + b, 0) - top.reduce((sum, { weight }) => sum + weight, 0);
    const observed = countOver(
      people(20_000, 40, fixed).map(({ family }) => family),
      top.map(({ name }) => name),
    );
    expectShares(observed, [...top.map(({ weight }) => weight), rest]);
  }
});

test('marital status as in the American Community Survey, at the middles of its age groups', () => {
  for (const sex of ['female', 'male'] as const) {
    for (const age of [27, 75]) {
      const [, ...shares] = MARITAL_BANDS[sex].find(([middle]) => middle === age)!;
      const observed = countOver(
        people(20_000, age, { sex }).map(({ marital_status }) => marital_status),
        MARITAL_STATUSES,
      );
      expectShares(observed, [...shares, 0]);
    }
  }
});

test('language by race and Hispanic origin', () => {
  for (const [fixed, languages] of [
    [{ race: 'asian', ethnicity: 'not_hispanic' }, ASIAN_LANGUAGES],
    [{ race: 'multiple', ethnicity: 'hispanic' }, HISPANIC_LANGUAGES],
  ] as const) {
    const english = 1 - languages.reduce((sum, [, share]) => sum + share, 0);
    const observed = countOver(
      people(20_000, 40, fixed).map(({ language }) => language),
      [...languages.map(([tag]) => tag), 'en'],
    );
    expectShares(observed, [...languages.map(([, share]) => share), english, 0]);
  }
});

test('ZIP codes within a state by their weight', () => {
  const places = placesOf('OH')!.items;
  const observed = countOver(
    people(20_000, 40, { state: 'OH' }).map(({ zip }) => zip!),
    places.map(({ zip }) => zip),
  );
  expectShares(observed, [...places.map(({ people }) => people), 0]);
});

test('the alias method keeps the weights that it is given, to one in a thousand', () => {
  const weights = states().map(({ population }) => population);
  const keys = weights.map((_, i) => i);
  const choice = new Weighted(keys, weights);
  const site = new Sites('alias').site('x');
  const counts = keys.map(() => 0);
  for (let i = 0; i < 2_000_000; i++) counts[choice.pick(draw.at(site, i))]++;
  expectShares(counts, weights);
});
