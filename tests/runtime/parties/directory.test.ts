import { expect, test } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import { luhnDigit } from '../../../model/identifiers/luhn.ts';
import { location, organization, practitioner, specialtyNames } from '../../../model/parties/providers.ts';
import { states } from '../../../model/places/us-states.ts';
import { parties } from '../../../model/subject.ts';
import { allPlaces, placesOf } from '../../../runtime/demographics/places.ts';
import { Directory, usedParties } from '../../../runtime/parties/run-parties.ts';

const served = states()
  .map(({ code }) => code)
  .filter((code) => placesOf(code) !== undefined);

function everyone(directory: Directory, state: string) {
  const here = directory.inState(state);
  return {
    organizations: [here.organization, here.laboratory],
    locations: Object.values(here.locations).flat(),
    practitioners: specialtyNames.flatMap((specialty) => here.practitioners(specialty)),
  };
}

test('each state has a whole directory at real places of its own', () => {
  const directory = new Directory(new Sites('1'));
  const zips = new Map(allPlaces().map(({ zip, city, state }) => [zip, `${city}, ${state}`]));
  const numbers: string[] = [];
  const ids: string[] = [];
  expect(served).toHaveLength(52);
  for (const state of served) {
    const all = everyone(directory, state);
    for (const party of all.organizations) expect(organization.safeParse(party).error).toBeUndefined();
    for (const party of all.locations) expect(location.safeParse(party).error).toBeUndefined();
    for (const party of all.practitioners) expect(practitioner.safeParse(party).error).toBeUndefined();
    for (const party of [...all.organizations, ...all.locations, ...all.practitioners]) {
      expect(party.state).toBe(state);
      expect(zips.get(party.zip)).toBe(`${party.city}, ${state}`);
      expect(party.phone).toMatch(/^\d{3}-555-01\d\d$/);
      ids.push(party.id);
    }
    for (const { name } of [...all.organizations, ...all.locations]) expect(name).toContain('Example');
    expect(Object.entries(directory.inState(state).locations).every(([kind, list]) => list.length > 0 && list.every((at) => at.kind === kind))).toBe(true);
    expect([2, 3]).toContain(directory.inState(state).locations.clinic.length);
    for (const specialty of specialtyNames) expect(directory.inState(state).practitioners(specialty).length).toBeGreaterThan(0);
    const places = new Set(all.locations.map(({ id }) => id));
    for (const { location_id, organization_id, role_id, email } of all.practitioners) {
      expect(places.has(location_id)).toBe(true);
      expect(organization_id).toBe(all.organizations[0].id);
      expect(email).toMatch(/@example\.(org|com|net)$/);
      ids.push(role_id);
    }
    numbers.push(...all.organizations.map(({ npi }) => npi), ...all.practitioners.map(({ npi }) => npi));
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const npi of numbers) expect(luhnDigit(`80840${npi.slice(0, 9)}`)).toBe(Number(npi[9]));
});

test('a directory is a function of seed and state, whatever the order of use', () => {
  const [a, b, c] = [new Directory(new Sites('5')), new Directory(new Sites('5')), new Directory(new Sites('6'))];
  const forward = served.map((state) => everyone(a, state));
  const backward = [...served]
    .reverse()
    .map((state) => everyone(b, state))
    .reverse();
  expect(backward).toEqual(forward);
  expect(a.inState('OH')).toBe(a.inState('OH'));
  expect(everyone(c, 'OH')).not.toEqual(everyone(a, 'OH'));
});

test('people outside the table are cared for by a stand-in', () => {
  const directory = new Directory(new Sites('5'));
  expect(['VI', 'GU', 'XX', null].map((state) => directory.inState(state).state)).toEqual(['PR', 'HI', 'CA', 'CA']);
});

test('a subject keeps the practitioner, and children see those who care for children', () => {
  const sites = new Sites('5');
  const site = sites.site('patient/primary-care');
  const draw = new Draw();
  const here = new Directory(sites).inState('TX');
  const seen = new Set<string>();
  for (let subject = 0; subject < 500; subject++) {
    const first = here.primaryCareFor(site, draw, subject, 40);
    expect(here.primaryCareFor(site, draw, subject, 70)).toBe(first);
    expect(['family_medicine', 'internal_medicine']).toContain(first.specialty);
    expect(['family_medicine', 'pediatrics']).toContain(here.primaryCareFor(site, draw, subject, 5).specialty);
    expect(here.practitionerFor('nursing', site, draw, subject)).toBe(here.practitionerFor('nursing', site, draw, subject));
    seen.add(first.id);
  }
  expect(seen.size).toBe(here.practitioners('family_medicine').length + here.practitioners('internal_medicine').length);
});

test('used parties bring along what they refer to, in one order', () => {
  const directory = new Directory(new Sites('5'));
  const [texas, ohio] = [directory.inState('TX'), directory.inState('OH')];
  const [doctor] = ohio.practitioners('cardiology');
  const ids = [texas.laboratory.id, doctor.role_id, doctor.id, texas.locations.ward[0].id, 'unknown'];
  const used = usedParties(directory, ids);
  expect(used.organizations).toEqual([ohio.organization, texas.organization, texas.laboratory]);
  expect(used.locations.map(({ id }) => id)).toEqual([doctor.location_id, texas.locations.ward[0].id]);
  expect(used.practitioners).toEqual([doctor]);
  expect(usedParties(directory, [...ids].reverse())).toEqual(used);
  expect(parties.safeParse(used).success).toBe(true);
});
