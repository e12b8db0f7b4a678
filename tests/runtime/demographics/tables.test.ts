import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { NATION, states } from '../../../model/places/us-states.ts';
import { frozenTables } from '../../../runtime/demographics/demographics.ts';
import { familyNames } from '../../../runtime/demographics/family-names.ts';
import { givenNames } from '../../../runtime/demographics/given-names.ts';
import { allPlaces } from '../../../runtime/demographics/places.ts';

test('each frozen table has the content that its hash names', () => {
  expect(frozenTables.map(({ title, rows, sha256 }) => `${title}: ${rows} rows, ${sha256.slice(0, 12)}`)).toMatchInlineSnapshot(`
    [
      "First names by sex and decade of birth: 4400 rows, 0dc8400e0862",
      "Surnames with their shares by race and Hispanic origin: 1000 rows, 3ae1aa538310",
      "ZIP codes with city, county and state: 3012 rows, b77f4db3f3e9",
      "Street names and suffixes: 237 rows, 9b35c621e542",
    ]
  `);
  for (const { text, sha256 } of frozenTables) expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
});

test('the tables say where they come from and stay small', () => {
  for (const { edition, source } of frozenTables) expect(edition.length * source.length).toBeGreaterThan(0);
  expect(frozenTables.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThan(200_000);
});

test('row counts are those of the parsed tables', () => {
  const [first, last, zips] = frozenTables;
  const decades = Array.from({ length: 11 }, (_, i) => 1920 + 10 * i);
  const names = decades.flatMap((decade) => [...givenNames(decade, 'female'), ...givenNames(decade, 'male')]);
  expect([names.length, familyNames().length, allPlaces().length]).toEqual([first.rows, last.rows, zips.rows]);
  expect(names.every(({ name, weight }) => /^[A-Z][a-z]+$/.test(name) && weight > 0)).toBe(true);
});

test('surname shares are shares', () => {
  // The Census rounds to a tenth of a per cent and suppresses a few small cells.
  const wrong = familyNames().filter(
    ({ name, bearers, perMille }) =>
      !/^(O')?[A-Z][A-Za-z]+$/.test(name) || bearers < 30_000 || perMille.length !== 6 || Math.abs(perMille.reduce((a, b) => a + b, 0) - 1000) > 6,
  );
  expect(wrong).toEqual([]);
});

test('each ZIP is one row with city, county and state; each state has its share', () => {
  const places = allPlaces();
  expect(new Set(places.map(({ zip }) => zip)).size).toBe(places.length);
  const wrong = places.filter(({ zip, city, county, state }) => !(/^\d{5}$/.test(zip) && /^[A-Z]/.test(city) && county.length > 3 && /^[A-Z]{2}$/.test(state)));
  expect(wrong).toEqual([]);
  for (const { code, population } of states().slice(0, NATION)) {
    const rows = places.filter(({ state }) => state === code);
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(population, 3);
  }
  const known = new Map(places.map((place) => [place.zip, `${place.city}, ${place.county}, ${place.state}`]));
  expect(known.get('10024')).toBe('New York, New York County, NY');
  expect(known.get('99801')).toBe('Juneau, Juneau City and Borough, AK');
});

test('the states sum to the national estimate', () => {
  const counted = states().slice(0, NATION);
  expect(counted).toHaveLength(51);
  expect(counted.reduce((sum, { population }) => sum + population, 0)).toBe(340_110_988);
  expect(new Set(states().map(({ code }) => code)).size).toBe(states().length);
  const areas = states().flatMap(({ areaCodes }) => areaCodes);
  expect(new Set(areas).size).toBe(areas.length);
  for (const area of areas) expect(area).toMatch(/^[2-9]\d\d$/);
});
