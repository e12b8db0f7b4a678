/** The judge that runs with every test bites: good resources pass, and each fault that it is able to see is seen. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collection, transaction } from './bundles.mjs';
import { type Issue, judge } from './medplum.ts';
import { mutate, mutations, type Resource, victims } from './mutations.mjs';
import { unseenByHl7, unseenByMedplum } from './unseen.mjs';

const lines = readFileSync(new URL('seed/resources.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const seed = lines.map((line) => JSON.parse(line) as Resource);
const good = [...seed, transaction(seed), collection(seed)];
const trials = victims(good, 3);

/** Reading the definitions takes a second or two, more on a busy machine. */
const SLOW = 120_000;

test('good resources have no issues', { timeout: SLOW }, () => {
  expect(judge(good)).toEqual([]);
});

test('the good resources include every type that output has', () => {
  const types = ['AllergyIntolerance', 'Appointment', 'CarePlan', 'CareTeam', 'Claim', 'ClaimResponse', 'Condition', 'Coverage'];
  types.push('CoverageEligibilityRequest', 'CoverageEligibilityResponse', 'Device');
  types.push('DiagnosticReport', 'DocumentReference', 'Encounter', 'ExplanationOfBenefit');
  types.push(
    'Goal',
    'ImagingStudy',
    'Immunization',
    'Location',
    'MeasureReport',
    'MedicationAdministration',
    'MedicationRequest',
    'Observation',
    'Organization',
    'Patient',
  );
  types.push('Practitioner', 'PractitionerRole', 'Procedure', 'Provenance', 'ServiceRequest', 'Specimen');
  expect([...new Set(seed.map((resource) => resource.resourceType))].sort()).toEqual(types);
});

test('each fault has a name of its own, a resource that can suffer it, and changes the copy alone', () => {
  expect(new Set(mutations.map((fault) => fault.name)).size).toBe(mutations.length);
  for (const { fault, resources } of trials) {
    expect(resources, fault.name).not.toEqual([]);
    for (const resource of resources) {
      const before = JSON.stringify(resource);
      expect(JSON.stringify(mutate(fault, resource)), fault.name).not.toBe(before);
      expect(JSON.stringify(resource), fault.name).toBe(before);
    }
  }
});

test('each fault is seen, but those that are known not to be', { timeout: SLOW }, () => {
  const blind = trials.filter(({ fault, resources }) => resources.some((resource) => judge([mutate(fault, resource)]).length === 0));
  expect(blind.map(({ fault }) => fault.name).sort()).toEqual([...unseenByMedplum.keys()].sort());
});

test('the lists of what is not seen name faults that exist', () => {
  const names = new Set(mutations.map((fault) => fault.name));
  for (const list of [unseenByHl7, unseenByMedplum]) expect([...list.keys()].filter((name) => !names.has(name))).toEqual([]);
});

test('an issue says which resource, where and what, inside a bundle too', { timeout: SLOW }, () => {
  const bundle = structuredClone(collection(seed)) as unknown as { resourceType: string; entry: { resource: { resourceType: string; gender?: string } }[] };
  const patient = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient');
  if (patient) patient.resource.gender = 'woman';
  expect(judge([bundle])).toMatchObject([{ resource: 'Bundle/made-collection > Patient/p1', path: '/gender', judge: 'schema' } satisfies Partial<Issue>]);
});
