import type { Bundle, FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { bundleTypes } from '../../../targets/fhir/fhir-options.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { judge } from '../../conformance/medplum.ts';
import { Files, run } from '../fixtures/basics.ts';
import { diabetes } from '../fixtures/diabetes.ts';
import { everything } from '../fixtures/full.ts';
import { HOSTILE, spoilt } from '../fixtures/hostile.ts';
import { bulk, resourcesOf } from '../fixtures/written.ts';

test('every resource of the fixtures is valid', { timeout: 120_000 }, () => {
  expect(judge(resourcesOf())).toEqual([]);
});

test.each(bundleTypes)('every %s bundle of the fixtures is valid', { timeout: 120_000 }, (bundle) => {
  const writer = fhir.open(run, { bundle, us_core: '6.1.0' });
  for (const one of [diabetes(0), everything()]) {
    const files = new Files();
    writer.subject(one, '0000', files);
    expect(judge([...files.texts.values()].map((text) => JSON.parse(text)))).toEqual([]);
  }
});

test('hostile text does not make a resource invalid, and is still there', { timeout: 120_000 }, () => {
  const files = new Files();
  fhir.open(run, { bundle: 'collection', us_core: '6.1.0' }).subject(spoilt(HOSTILE), '0000', files);
  const bundle = JSON.parse([...files.texts.values()][0]) as Bundle;
  expect(judge([bundle])).toEqual([]);
  const patient = bundle.entry!.map(({ resource }) => resource!).find((resource) => resource.resourceType === 'Patient')!;
  expect(patient.name![0].family).toBe(`<b>"x" & 'y'</b> \\ {{x}} \ufffd\ufffd\t\ufffd\u007f\ufffd \ue000\uf8ff \u{1f469}\u200d\u2695\ufe0f ]]> $` + '{x}');
});

test('text that says nothing leaves no empty element', { timeout: 120_000 }, () => {
  for (const text of ['', ' ', '\n']) {
    const files = new Files();
    fhir.open(run, { bundle: 'collection', us_core: '6.1.0' }).subject(spoilt(text), '0000', files);
    const bundle = JSON.parse([...files.texts.values()][0]) as Bundle;
    expect(judge([bundle])).toEqual([]);
    expect(empty(bundle)).toBe(false);
  }
});

test('so are the parts of a split bundle, but for references into earlier parts', { timeout: 120_000 }, () => {
  const files = new Files();
  fhir.open(run, { bundle: 'transaction', us_core: '6.1.0', max_entries: 60 }).subject(everything(), '0000', files);
  const issues = judge([...files.texts.values()].map((text) => JSON.parse(text)));
  expect(issues.filter((issue) => issue.judge !== 'references')).toEqual([]);
});

test('ids are UUIDs and unique within their type', () => {
  const seen = new Set<string>();
  for (const { resourceType, id } of resourcesOf()) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const key = `${resourceType}/${id}`;
    expect(seen).not.toContain(key);
    seen.add(key);
  }
});

test('bulk: one file for each type, holding that type alone; the directory has no block', () => {
  for (const [path, text] of bulk()) {
    const [type, block] = path.split('.');
    const types = new Set(
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as FhirResource).resourceType),
    );
    expect([...types]).toEqual([type]);
    const shared = ['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'InsurancePlan'].includes(type);
    expect(block).toBe(shared ? 'ndjson' : '0000');
  }
});

test('every resource says that it is synthetic, and where it comes from', () => {
  for (const { meta } of resourcesOf()) {
    expect(meta?.tag).toEqual([{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST', display: 'test health data' }]);
    expect(meta?.source).toBe('https://hsimc.invalid/scenario/diabetes-management?seed=42');
  }
});

/** Whether something in a value is null, or has nothing in it. */
function empty(value: unknown): boolean {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return true;
  if (typeof value !== 'object') return false;
  const members = Object.values(value);
  return members.length === 0 || members.some(empty);
}

test('nothing empty, nothing null', () => {
  for (const resource of resourcesOf()) expect(empty(resource)).toBe(false);
});

test('a bulk reference leads to a resource of the run', () => {
  const resources = resourcesOf();
  const known = new Set(resources.map((resource) => `${resource.resourceType}/${resource.id}`));
  const references = (value: unknown): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => (key === 'reference' && typeof inner === 'string' ? [inner] : references(inner)));
  for (const resource of resources) for (const reference of references(resource)) expect(known).toContain(reference);
});
