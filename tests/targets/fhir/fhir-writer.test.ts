import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import type { RunInfo } from '../../../model/target.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { financialTypes } from '../../../targets/fhir/financial-resources.ts';
import { at, Files, registered, run, uuid } from '../fixtures/basics.ts';
import { diabetes } from '../fixtures/diabetes.ts';
import { everything } from '../fixtures/full.ts';

function written(subjects: readonly Subject[], of: RunInfo = run): Map<string, string> {
  const files = new Files();
  const writer = fhir.open(of, { bundle: 'none', us_core: '6.1.0' });
  for (const one of subjects) writer.subject(one, '0000', files);
  return files.texts;
}

function resources(one: Subject, of: RunInfo = run): FhirResource[] {
  return [...written([one], of).values()].flatMap((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

function only<T extends FhirResource['resourceType']>(type: T, one: Subject): Extract<FhirResource, { resourceType: T }>[] {
  return resources(one).filter((resource) => resource.resourceType === type) as Extract<FhirResource, { resourceType: T }>[];
}

test('a subject is the same bytes whatever was written before it', () => {
  const before = [diabetes(2), everything(), registered(0)];
  for (const one of [diabetes(1), everything()]) {
    for (const [path, text] of written([one]))
      expect(
        written([...before, one])
          .get(path)!
          .endsWith(text),
      ).toBe(true);
  }
});

test('times carry the offset of where the visit was, wherever the patient lives', () => {
  const start = (state: string, minute: number) => {
    const base = diabetes(0);
    const at = <T extends object>(list: readonly T[]) => list.map((one) => ({ ...one, state }));
    const parties = { organizations: at(base.parties.organizations), locations: at(base.parties.locations), practitioners: at(base.parties.practitioners) };
    const one = { ...base, parties, patient: { ...base.patient, state: 'HI' }, encounters: [{ ...base.encounters[0], start: minute }] };
    return only('Encounter', one)[0].period!.start;
  };
  expect(start('NY', at(2024, 1, 15, 9, 30))).toBe('2024-01-15T09:30:00-05:00');
  expect(start('NY', at(2024, 7, 15, 9, 30))).toBe('2024-07-15T09:30:00-04:00');
  expect(start('AZ', at(2024, 7, 15, 9, 30))).toBe('2024-07-15T09:30:00-07:00');
  // No party has a state: UTC.
  expect(start('', at(2024, 1, 15, 9, 30))).toBe('2024-01-15T09:30:00+00:00');
});

test('provenance: one for registration, one for each encounter, every clinical resource a target once', () => {
  const nobody = registered(1);
  for (const one of [nobody, diabetes(0), everything()]) {
    const acts = only('Provenance', one);
    // Nobody knows when somebody was registered of whom nothing is recorded.
    expect(acts.length).toBe(one === nobody ? 0 : 1 + one.encounters.length);
    if (one === nobody) continue;
    const targets = acts.flatMap(({ target }) => target.map(({ reference }) => reference!));
    // What payers and pharmacies decide is not the entry of a practitioner.
    const others = resources(one).filter(({ resourceType }) => resourceType !== 'Provenance' && !financialTypes.includes(resourceType));
    expect(targets.sort()).toEqual(others.map(({ resourceType, id }) => `${resourceType}/${id}`).sort());
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
  }
});

test('provenance is recorded with the last message of its targets', () => {
  const one = diabetes(0);
  const [, first] = only('Provenance', one);
  const issued = only('Observation', one)
    .filter(({ encounter }) => encounter?.reference === `Encounter/${one.encounters[0].id}`)
    .map((resource) => resource.issued!)
    .sort();
  expect(first.recorded).toBe(issued.at(-1));
});

test('the source names scenario and seed, percent-encoded; the as-of date leaves no mark on what was sent', () => {
  const source = (of: Partial<RunInfo>) => resources(registered(1), { ...run, ...of })[0].meta!.source;
  expect(source({ scenario: 'a b/ü\ud800', seed: '1&2' })).toBe('https://hsimc.invalid/scenario/a%20b%2F%C3%BC%EF%BF%BD?seed=1%262');
  const later = { ...run, asOf: run.asOf + 1440, version: '0.2.0' };
  expect(written([diabetes(3)], later)).toEqual(written([diabetes(3)]));
});

test('a problem named by its code becomes a reference to the condition with that code', () => {
  const one = everything();
  expect(only('Goal', one)[0].addresses).toEqual([{ reference: `Condition/${one.conditions[0].id}` }]);
  expect(only('CarePlan', one)[0].addresses).toEqual([{ reference: `Condition/${one.conditions[0].id}` }]);
  expect(only('CarePlan', one)[0].goal!.length).toBeGreaterThan(1);
  const without = { ...one, conditions: [] };
  expect(only('Goal', without)[0].addresses).toBeUndefined();
});

test('a prescription is inpatient when its encounter is', () => {
  const base = diabetes(0);
  const category = (kind: Subject['encounters'][number]['class'] | null) => {
    const encounters = base.encounters.map((encounter) => ({ ...encounter, class: kind ?? encounter.class }));
    const medication_requests = base.medication_requests.map((request) => ({ ...request, encounter_id: kind === null ? null : request.encounter_id }));
    return only('MedicationRequest', { ...base, encounters, medication_requests })[0].category![0].coding![0].code;
  };
  expect([null, 'ambulatory', 'emergency', 'inpatient', 'observation'].map((kind) => category(kind as never))).toEqual([
    'community',
    'community',
    'community',
    'inpatient',
    'inpatient',
  ]);
});

test('procedure categories follow from the code', () => {
  const base = everything();
  const category = (system: 'ICD10PCS' | 'CPT' | 'SNOMED' | 'HCPCS', code: string) => {
    const procedures = [{ ...base.procedures[0], code: { system, code, display: 'x' } }];
    return only('Procedure', { ...base, procedures })[0].category?.coding?.[0].display;
  };
  expect(category('ICD10PCS', '0DTJ4ZZ')).toBe('Surgical procedure');
  expect(category('ICD10PCS', 'BW03ZZZ')).toBe('Diagnostic procedure');
  expect(category('ICD10PCS', '3E0234Z')).toBeUndefined();
  expect(category('CPT', '44970')).toBe('Surgical procedure');
  expect(category('CPT', '71046')).toBe('Diagnostic procedure');
  expect(category('CPT', '99213')).toBeUndefined();
  expect(category('CPT', '0001F')).toBeUndefined();
  expect(category('SNOMED', '80146002')).toBeUndefined();
});

test('the parties of the directory are in the zone of nobody and the same for every run of a seed', () => {
  const files = new Files();
  fhir.open(run, { bundle: 'none', us_core: '6.1.0' }).directory!(registered(0).parties, files);
  expect([...files.texts.keys()]).toEqual(['Organization.ndjson', 'Location.ndjson', 'Practitioner.ndjson', 'PractitionerRole.ndjson', 'InsurancePlan.ndjson']);
  expect(files.texts.get('PractitionerRole.ndjson')).toContain(`"id":"${uuid('role', 0)}"`);
});
