import type { Bundle, FhirResource, Observation, Parameters, Procedure } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { indexOf } from '../../../app/output/index-text.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Assembly } from '../../../model/target.ts';
import { type FhirOptions, fhirOptions } from '../../../targets/fhir/fhir-options.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { Files, run } from '../fixtures/basics.ts';
import { everything } from '../fixtures/full.ts';

function written(one: Subject, options: Partial<FhirOptions>): Map<string, string> {
  const files = new Files();
  fhir.open(run, { bundle: 'collection', us_core: '6.1.0', ...options }).subject(one, '0000', files);
  return new Map(files.texts);
}

function resources<T extends FhirResource>(one: Subject, type: T['resourceType'], options: Partial<FhirOptions> = {}): T[] {
  const bundle = JSON.parse([...written(one, options).values()][0]) as Bundle;
  return bundle.entry!.map(({ resource }) => resource!).filter((resource): resource is T => resource.resourceType === type);
}

test('qi-core claims its own profiles next to those of US Core, and the vital signs of FHIR', () => {
  const one = everything();
  expect(resources(one, 'Patient', { profile: 'qi-core' })[0].meta!.profile).toEqual([
    'http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-patient',
    'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
  ]);
  for (const { meta } of resources(one, 'Observation', { profile: 'qi-core' }))
    expect(meta!.profile![0]).toBe('http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-observation');
  expect(resources(one, 'Patient')[0].meta!.profile).toHaveLength(1);
});

test('a pretty bundle says the same, and a bundle can be named by its patient', () => {
  const one = everything();
  const [[, usual]] = written(one, {});
  const [[path, pretty]] = written(one, { pretty: true, file_name: 'patient' });
  expect(JSON.parse(pretty)).toEqual(JSON.parse(usual));
  expect(pretty).toContain('\n  "resourceType": "Bundle"');
  expect(path).toBe(`0000/Bundle-${one.patient.id}.json`);
});

test('layout type: the lines of layout block, one file for each type, and an import in the order of loading', () => {
  const one = everything();
  const block = new Files();
  fhir.open(run, { bundle: 'none', us_core: '6.1.0' }).subject(one, '0000', block);
  const parts = new Map<string, string>();
  const part = (path: string, text: string | Uint8Array): void => void parts.set(path, (parts.get(path) ?? '') + text);
  const writer = fhir.open(run, { bundle: 'none', us_core: '6.1.0', bulk_files: 'type' });
  writer.subject(one, '0000', { append: () => expect.unreachable(), part });
  expect(new Map([...parts].map(([path, text]) => [path.replace('.', '.0000.'), text]))).toEqual(new Map(block.texts));
  writer.directory!(one.parties, { append: () => expect.unreachable(), part });
  const index = writer.assemblies!().find((assembly): assembly is Assembly & { kind: 'index' } => assembly.kind === 'index')!;
  const { parameter } = JSON.parse(indexOf(index, (path) => parts.has(path))) as Parameters;
  const types = parameter!.filter(({ name }) => name === 'input').map((input) => input.part![0].valueCode);
  expect(types.slice(0, 6)).toEqual(['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'InsurancePlan', 'Patient']);
  expect(new Set(types)).toEqual(new Set([...parts.keys()].map((path) => path.split('.')[0])));
});

test('options that would do nothing are refused', () => {
  expect(fhirOptions.safeParse({ pretty: true }).success).toBe(false);
  expect(fhirOptions.safeParse({ file_name: 'patient' }).success).toBe(false);
  expect(fhirOptions.safeParse({ bundle: 'batch', bulk_files: 'type' }).success).toBe(false);
});

test('a procedure that was not performed has no time', () => {
  const one = structuredClone(everything()) as Subject;
  one.procedures = one.procedures.slice(0, 1).map((procedure) => ({ ...procedure, status: 'not_done' }));
  const [procedure] = resources<Procedure>(one, 'Procedure');
  expect(procedure.status).toBe('not-done');
  expect(procedure.performedPeriod).toBeUndefined();
});

test.each([
  ['<0.01', { valueQuantity: { value: 0.01, unit: 'mg/L', system: 'http://unitsofmeasure.org', code: 'mg/L', comparator: '<' } }],
  ['>= 1000', { valueQuantity: { value: 1000, unit: 'mg/L', system: 'http://unitsofmeasure.org', code: 'mg/L', comparator: '>=' } }],
  ['Yellow', { valueString: 'Yellow' }],
  ['<script>', { valueString: '<script>' }],
])('the value %s', (value_text, expected) => {
  const one = structuredClone(everything()) as Subject;
  one.observations = one.observations
    .slice(0, 1)
    .map((observation) => ({ ...observation, value: null, value_code: null, value_text, unit: 'mg/L', components: [] }));
  const [observation] = resources<Observation>(one, 'Observation');
  expect(observation).toMatchObject(expected);
});

test('a result names the order that it answers', () => {
  const one = structuredClone(everything()) as Subject;
  const [request] = one.service_requests;
  for (const [i, result] of one.observations.entries()) result.request_id = i === 0 ? request.id : null;
  for (const { id, basedOn } of resources<Observation>(one, 'Observation'))
    expect(basedOn).toEqual(id === one.observations[0].id ? [{ reference: `ServiceRequest/${request.id}` }] : undefined);
});
