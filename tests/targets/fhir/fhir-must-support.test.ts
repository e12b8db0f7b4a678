import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { resourcesOf } from '../fixtures/written.ts';
import { mustSupport, occurs } from './must-support.ts';

const byProfile = new Map<string, FhirResource[]>();
for (const resource of resourcesOf()) {
  const profile = resource.meta?.profile?.[0]?.split('/').pop() ?? '';
  byProfile.set(profile, [...(byProfile.get(profile) ?? []), resource]);
}

test.each([...mustSupport()])('every must-support element of %s is seen', (profile, paths) => {
  const resources = byProfile.get(profile) ?? [];
  expect(resources.length).toBeGreaterThan(0);
  const absent = paths.filter((path) => !resources.some((resource) => occurs(resource, path)));
  expect(absent).toEqual([]);
});

test('no profile is claimed that the table does not know', () => {
  const known = new Set([...mustSupport().keys(), '', 'us-core-vital-signs']);
  expect([...byProfile.keys()].filter((profile) => !known.has(profile))).toEqual([]);
});
