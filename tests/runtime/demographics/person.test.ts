import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import { patient } from '../../../model/parties/patient.ts';
import { stateOf } from '../../../model/places/us-states.ts';
import { civilOf, completedYears, dayOf } from '../../../model/time/civil.ts';
import { birthDays } from '../../../runtime/demographics/age.ts';
import { makePerson, type PersonFields, type PersonOverrides, personSites } from '../../../runtime/demographics/demographics.ts';
import { familyNames } from '../../../runtime/demographics/family-names.ts';
import { decadeOf, givenNames } from '../../../runtime/demographics/given-names.ts';
import { allPlaces } from '../../../runtime/demographics/places.ts';

const START = dayOf(2025, 6, 30);
const sites = personSites(new Sites('42'), 'adult');
const draw = new Draw();
const make = (subject: number, age: number | null = null, fixed: PersonOverrides = {}) => makePerson(sites, draw, subject, age, START, fixed);

const schema = patient.omit({ id: true, death: true, organization_id: true, practitioner_id: true });

test('a person is pinned', () => {
  expect(make(0, 58)).toMatchInlineSnapshot(`
    {
      "birth_date": -1128,
      "birth_order": null,
      "city": "Geneva",
      "county": "Kane County",
      "email": "cindy.simmons5264@example.org",
      "ethnicity": "not_hispanic",
      "family": "Simmons",
      "given": "Cindy",
      "language": "en",
      "line": "5734 Willow Court",
      "marital_status": "never_married",
      "middle": "Tracy",
      "mrn": "MRN21080315",
      "multiple_birth": null,
      "phone": "312-555-0182",
      "prefix": null,
      "race": "white",
      "sex": "female",
      "ssn": "961-43-3113",
      "state": "IL",
      "suffix": null,
      "zip": "60134",
    }
  `);
});

const rows = new Set(allPlaces().map(({ zip, city, county, state }) => `${zip}|${city}|${county}|${state}`));
const surnames = new Set(familyNames().map(({ name }) => name));
const nameSets = new Map(
  Array.from({ length: 22 }, (_, i) => {
    const [decade, sex] = [1920 + 10 * (i >> 1), i % 2 === 0 ? 'female' : 'male'] as const;
    return [`${decade}${sex}`, new Set(givenNames(decade, sex).map(({ name }) => name))];
  }),
);

/** What is wrong with a person of an age; nothing, if all is correct. */
function faults(p: PersonFields, age: number): string[] {
  const names = nameSets.get(`${decadeOf(civilOf(p.birth_date).year)}${p.sex}`)!;
  const area = /^(\d{3})-555-01\d\d$/.exec(p.phone!)?.[1] ?? '';
  const rules: readonly (readonly [string, boolean])[] = [
    ['age', completedYears(p.birth_date, START) === age],
    ['place', rows.has(`${p.zip}|${p.city}|${p.county}|${p.state}`)],
    ['given', names.has(p.given)],
    ['middle', p.middle === null || /^[A-Z]$/.test(p.middle) || (names.has(p.middle) && p.middle !== p.given)],
    ['family', surnames.has(p.family)],
    ['ssn', /^9\d\d-(1[1-6]|2[0-7]|3[0-6]|4\d)-\d{4}$/.test(p.ssn)],
    ['mrn', /^MRN\d{8}$/.test(p.mrn)],
    ['phone', stateOf(p.state!)!.areaCodes.includes(area)],
    ['email', age < 13 ? p.email === null : /^[a-z]+\.[a-z]+\d+@example\.(org|com|net)$/.test(p.email!)],
    ['child', age >= 18 || (p.marital_status === 'never_married' && p.prefix === null)],
    ['Mrs.', p.prefix !== 'Mrs.' || p.marital_status === 'married' || p.marital_status === 'widowed'],
    ['Mr.', p.prefix === null || (p.prefix === 'Mr.') === (p.sex === 'male')],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => `${rule}: ${JSON.stringify(p)}`);
}

test('5,000 people are whole and consistent', () => {
  const wrong = Array.from({ length: 5000 }, (_, i) => faults(make(i, i % 100), i % 100)).flat();
  expect(wrong).toEqual([]);
  expect(schema.safeEncode({ ...make(17), previous_names: [], previous_addresses: [] }).success).toBe(true);
});

test('a person does not depend on who was made before', () => {
  const forward = Array.from({ length: 50 }, (_, i) => make(i));
  const backward = Array.from({ length: 50 }, (_, i) => make(49 - i)).reverse();
  expect(backward).toEqual(forward);
});

/** Names of the fields that differ between a person as drawn and the same person with something fixed. */
function changed(subject: number, fixed: PersonOverrides): string[] {
  const before = make(subject, 40);
  const after = make(subject, 40, fixed);
  return Object.keys(before).filter((field) => before[field as keyof typeof before] !== after[field as keyof typeof after]);
}

test('a fixed field changes what depends on it and nothing else', () => {
  const place = ['phone', 'city', 'state', 'zip', 'county'];
  const allowed: readonly (readonly [PersonOverrides, readonly string[]])[] = [
    [{ state: 'OH' }, place],
    [{ zip: '10024' }, place],
    [{ city: 'Chicago', state: 'IL' }, place],
    [{ race: 'asian' }, ['race', 'ethnicity', 'family', 'language', 'email']],
    [{ ethnicity: 'hispanic' }, ['race', 'ethnicity', 'family', 'language', 'email']],
    [{ given: 'Ada' }, ['given', 'middle', 'email']],
    [{ family: 'Lovelace' }, ['family', 'email']],
    [{ sex: 'female' }, ['sex', 'given', 'middle', 'marital_status', 'prefix', 'suffix', 'email']],
    [{ sex: 'other' }, ['sex', 'prefix', 'suffix']],
    [{ marital_status: 'widowed' }, ['marital_status', 'prefix']],
    [{ birth_date: dayOf(1940, 2, 29) }, ['birth_date', 'sex', 'given', 'middle', 'marital_status', 'prefix', 'suffix', 'email']],
    [{ phone: null }, ['phone']],
    [{ email: 'ada@example.org' }, ['email']],
    [{ middle: null }, ['middle']],
    [{ line: '1 Main Street' }, ['line']],
    [{ language: 'vi' }, ['language']],
  ];
  for (const [fixed, fields] of allowed) {
    const seen = new Set(Array.from({ length: 200 }, (_, subject) => changed(subject, fixed)).flat());
    expect(fields).toEqual(expect.arrayContaining([...seen]));
  }
});

test('fixed fields are kept as they are', () => {
  const fixed: PersonOverrides = {
    sex: 'unknown',
    race: 'unknown',
    ethnicity: 'unknown',
    given: 'Zoë',
    family: 'Núñez-O’Hara',
    state: 'GU',
    county: null,
    suffix: 'Sr.',
  };
  const p = make(3, 30, fixed);
  expect(p).toMatchObject(fixed);
  expect(p).toMatchObject({ city: null, zip: null });
  expect(p.email).toMatch(/^zoe\.nunezohara\d+@/);
  expect(p.phone).toMatch(/^671-555-01/);
});

test('a fixed part of an address draws the rest of it', () => {
  for (let i = 0; i < 50; i++) {
    expect(make(i, 40, { state: 'WY' }).county).toMatch(/County$/);
    expect(make(i, 40, { zip: '10024' })).toMatchObject({ city: 'New York', state: 'NY', county: 'New York County' });
    expect(make(i, 40, { city: 'chicago', state: 'IL' })).toMatchObject({ city: 'chicago', county: 'Cook County', zip: expect.stringMatching(/^606/) });
    expect(make(i, 40, { city: 'Juneau' })).toMatchObject({ state: 'AK', zip: '99801' });
    expect(make(i, 40, { county: 'Cook', state: 'IL' })).toMatchObject({ state: 'IL', zip: expect.stringMatching(/^60/) });
    // No row has this ZIP; its neighbours say the state.
    expect(make(i, 40, { zip: '10099' })).toMatchObject({ zip: '10099', state: 'NY', county: null });
    // No row has this town; the ZIP lies in the state.
    const unknown = make(i, 40, { city: 'Nowhere', state: 'VT' });
    expect(unknown).toMatchObject({ city: 'Nowhere', state: 'VT', county: null });
    expect(unknown.zip).toMatch(/^05/);
  }
});

test('people of one subject have numbers of their own', () => {
  const all = new Sites('42');
  const members = [0, 1, 2].map((member) => personSites(all, `family.${member}`, member, 3));
  const people = Array.from({ length: 3000 }, (_, i) => makePerson(members[i % 3], draw, Math.floor(i / 3), 40, START, {}));
  for (const field of ['mrn', 'ssn', 'email'] as const) expect(new Set(people.map((p) => p[field])).size).toBe(people.length);
});

test('birth days are all those that give the age, and only those', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 0, max: 110 }), (on, age) => {
      const [first, last] = birthDays(age, on);
      expect([first - 1, first, last, last + 1].map((born) => completedYears(born, on))).toEqual([age + 1, age, age, age - 1]);
    }),
    { seed: 3, numRuns: 2000 },
  );
  const wrong: number[] = [];
  for (const on of [dayOf(2024, 2, 28), dayOf(2024, 2, 29), dayOf(2024, 3, 1), dayOf(2023, 2, 28), dayOf(2023, 3, 1), dayOf(2100, 2, 28)]) {
    for (let age = 0; age < 100; age++) {
      const [first, last] = birthDays(age, on);
      const near = Array.from({ length: last - first + 5 }, (_, i) => first - 2 + i);
      wrong.push(...near.filter((born) => (completedYears(born, on) === age) !== (born >= first && born <= last)));
    }
  }
  expect(wrong).toEqual([]);
});
