import type { Bundle, FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { bundleTypes, type FhirOptions } from '../../../targets/fhir/fhir-options.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { Files, registered, run } from '../fixtures/basics.ts';
import { diabetes } from '../fixtures/diabetes.ts';
import { everything } from '../fixtures/full.ts';

const subjects: readonly Subject[] = [registered(3), diabetes(0), everything()];

function bundles(one: Subject, options: Partial<FhirOptions>): Map<string, Bundle> {
  const files = new Files();
  fhir.open(run, { bundle: 'transaction', us_core: '6.1.0', ...options }).subject(one, '0002', files);
  return new Map([...files.texts].map(([path, text]) => [path, JSON.parse(text) as Bundle]));
}

/** Every `reference` in a resource; that of a related claim is an identifier. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'reference' && typeof inner === 'string' ? [inner] : references(inner)));
}

/** What a visit names as its diagnoses, which refer to the visit in turn. */
function diagnosed(resource: FhirResource): readonly string[] {
  return resource.resourceType === 'Encounter' ? (resource.diagnosis ?? []).map(({ condition }) => condition.reference!) : [];
}

const urlOf = (resource: FhirResource) => `${resource.resourceType}/${resource.id}`;

test.each(bundleTypes)('%s: every reference resolves inside, against the full URLs', (bundle) => {
  for (const one of subjects) {
    for (const { entry = [] } of bundles(one, { bundle }).values()) {
      const urls = new Set(entry.map(({ fullUrl }) => fullUrl));
      expect(urls.size).toBe(entry.length);
      for (const { fullUrl, resource } of entry) {
        const base = fullUrl!.slice(0, fullUrl!.length - urlOf(resource!).length);
        expect(fullUrl).toBe(`${base}${urlOf(resource!)}`);
        for (const reference of references(resource)) expect(urls).toContain(`${base}${reference}`);
      }
    }
  }
});

test('transaction and batch put each resource to its own address; a collection requests nothing', () => {
  for (const one of subjects) {
    for (const bundle of bundleTypes) {
      for (const { type, entry = [] } of bundles(one, { bundle }).values()) {
        expect(type).toBe(bundle);
        for (const { request, resource } of entry) expect(request).toEqual(bundle === 'collection' ? undefined : { method: 'PUT', url: urlOf(resource!) });
      }
    }
  }
});

test('one file for each subject, named by its index', () => {
  expect([...bundles(diabetes(12), {}).keys()]).toEqual(['0002/Bundle-0000012.json']);
});

test.each([1, 2, 7, 40, 100_000])('at most %i entries', (max_entries) => {
  for (const one of subjects) {
    const whole = [...bundles(one, {}).values()][0].entry!;
    const parts = bundles(one, { max_entries });
    const entries = [...parts.values()].map((bundle) => bundle.entry!);
    expect(new Set(entries.flat().map(({ fullUrl }) => fullUrl)).size).toBe(whole.length);
    expect(entries.flat()).toHaveLength(whole.length);
    // Only a visit with its diagnoses may be longer.
    for (const part of entries.filter(({ length }) => length > max_entries)) {
      expect(part[0].resource!.resourceType).toBe('Encounter');
      expect(part.slice(1).map(({ resource }) => `${resource!.resourceType}/${resource!.id}`)).toEqual(diagnosed(part[0].resource!));
    }
    expect(parts.size).toBeLessThanOrEqual(Math.ceil(whole.length / max_entries) + one.encounters.length);
    const index = String(one.index).padStart(7, '0');
    const names =
      parts.size === 1 ? [`0002/Bundle-${index}.json`] : entries.map((_, n) => `0002/Bundle-${index}-${`${n + 1}`.padStart(`${parts.size}`.length, '0')}.json`);
    expect([...parts.keys()]).toEqual(names);
    // The order of names, in which loaders take files, is the order of loading (C1).
    expect([...names].sort()).toEqual(names);
    const seen = new Set<string>();
    for (const part of entries) {
      for (const { resource } of part) seen.add(urlOf(resource!));
      for (const { resource } of part) for (const reference of references(resource)) expect(seen).toContain(reference);
    }
  }
});

test('a resource refers only to what is before it, but a visit also to its diagnoses', () => {
  for (const one of subjects) {
    const seen = new Set<string>();
    for (const { resource } of [...bundles(one, {}).values()][0].entry!) {
      // The first claim and the first request of the fixture name themselves as the earlier one.
      seen.add(urlOf(resource!));
      for (const reference of references(resource)) if (!diagnosed(resource!).includes(reference)) expect(seen).toContain(reference);
    }
  }
});

test('parties come first, then the patient', () => {
  const types = [...bundles(diabetes(0), {}).values()][0].entry!.map(({ resource }) => resource!.resourceType);
  const firsts = [...new Set(types)].slice(0, 6);
  expect(firsts).toEqual(['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'InsurancePlan', 'Patient']);
});

test('resources are the same bytes in a bundle and in bulk', () => {
  const one = everything();
  const files = new Files();
  fhir.open(run, { bundle: 'none', us_core: '6.1.0' }).subject(one, '0002', files);
  const bundle = new Files();
  fhir.open(run, { bundle: 'batch', us_core: '6.1.0' }).subject(one, '0002', bundle);
  const text = [...bundle.texts.values()][0];
  for (const lines of files.texts.values()) for (const line of lines.trimEnd().split('\n')) expect(text.includes(`"resource":${line}`)).toBe(true);
});

/** A server that gives ids of its own: what `ifNoneExist` finds stays as it is. It refuses a reference that leads nowhere. */
class AssigningServer {
  readonly #found = new Map<string, string>();
  created = 0;

  load({ entry = [] }: Bundle): void {
    const given = new Map<string, string>();
    for (const { fullUrl, request, resource } of entry) {
      expect(request).toMatchObject({ method: 'POST', url: resource!.resourceType });
      const search = request!.ifNoneExist;
      const key = `${request!.url}?${search}`;
      const known = search === undefined ? undefined : this.#found.get(key);
      if (known === undefined) this.created++;
      const id = known ?? `${resource!.resourceType}/${this.created}`;
      if (search !== undefined) {
        expect(identifiersOf(resource!)).toContain(decodeURIComponent(search.replace('identifier=', '')));
        this.#found.set(key, id);
      }
      expect(fullUrl).toMatch(/^urn:uuid:/);
      given.set(fullUrl!, id);
    }
    // Whatever is a URI is replaced, and with it a system that is the placeholder of an entry.
    for (const { resource } of entry) for (const system of systemsOf(resource!)) expect(given.has(system)).toBe(false);
    for (const { resource } of entry) for (const reference of references(resource)) expect(given.get(reference) ?? this.#found.get(reference)).toBeDefined();
  }
}

const identifiersOf = (resource: FhirResource) => identifiers(resource).map(({ system, value }) => `${system}|${value}`);
const systemsOf = (resource: FhirResource) => identifiers(resource).map(({ system = '' }) => system);

function identifiers(resource: FhirResource): readonly { readonly system?: string; readonly value?: string }[] {
  return (resource as { identifier?: { system?: string; value?: string }[] }).identifier ?? [];
}

test.each([7, 100_000])('posted, in parts of %i entries: every reference leads somewhere, and what a server has is not made again', (max_entries) => {
  const server = new AssigningServer();
  const load = (): number => {
    const before = server.created;
    for (const one of subjects) for (const bundle of bundles(one, { method: 'post', max_entries }).values()) server.load(bundle);
    return server.created - before;
  };
  const all = subjects.flatMap((one) => [...bundles(one, { method: 'post' }).values()][0].entry!);
  const nameless = all.filter(({ request }) => request!.ifNoneExist === undefined);
  expect(new Set(nameless.map(({ resource }) => resource!.resourceType))).toEqual(new Set(['Provenance']));
  expect(load()).toBe(
    nameless.length + new Set(all.flatMap(({ request }) => (request!.ifNoneExist === undefined ? [] : `${request!.url}?${request!.ifNoneExist}`))).size,
  );
  expect(load()).toBe(nameless.length);
});

test('a posted resource is known by a number of its own, never by the social security number', () => {
  const one = diabetes(0);
  const entries = [...bundles(one, { method: 'post' }).values()][0].entry!;
  const searches = entries.map(({ request }) => request!.ifNoneExist ?? '');
  expect(searches.filter((search) => search.includes('us-ssn'))).toEqual([]);
  expect(searches).toContain(`identifier=urn:uuid:${one.patient.organization_id}|${one.patient.mrn}`);
  expect(searches.some((search) => search.startsWith('identifier=http://hl7.org/fhir/sid/us-npi|'))).toBe(true);
  expect(fhir.options.safeParse({ bundle: 'batch', method: 'post' }).success).toBe(false);
});

test('max_entries needs a bundle', () => {
  expect(fhir.options.safeParse({ max_entries: 5 }).success).toBe(false);
  expect(fhir.options.safeParse({ bundle: 'batch', max_entries: 0 }).success).toBe(false);
  expect(fhir.options.parse({})).toEqual({ bundle: 'none', us_core: '6.1.0' });
  expect(fhir.options.parse({ bundle: 'batch', max_entries: 5 })).toEqual({ bundle: 'batch', max_entries: 5, us_core: '6.1.0' });
});
