/** Subjects that are read from FHIR are those that were written, in all that FHIR carries; faults in resources are found as they are in canonical JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { notCarried } from '../../../model/not-carried.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import { type Subject, subject as subjectSchema } from '../../../model/subject.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { type Bundle, resourcesOfBundles } from '../../../targets/fhir/resources-of-bundles.ts';
import { type AnyResource, partiesOfResources, resourceAt, subjectOfResources } from '../../../targets/fhir/subject-of-resources.ts';
import { type Finding, Validator } from '../../../validation/validator.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { everything } from '../fixtures/full.ts';

type Json = Record<string, unknown>;
type Row = Readonly<Record<string, unknown>>;

const EVALS = 'skills/hsim/evals/scenarios';
const files = [
  ...['diabetes', 'orders_results', 'adt_workflow', 'maternity'].map((name) => `scenarios/patientsim/${name}.hsim`),
  ...['membersim/ppo_2025', 'membersim/coordination_of_benefits', 'membersim/prior_auth', 'rxmembersim/retail_specialty'].map(
    (name) => `scenarios/${name}.hsim`,
  ),
  ...readdirSync(EVALS).map((name) => `${EVALS}/${name}`),
].filter((path) => path.endsWith('.hsim'));

const run = { scenario: 's', title: 'S', seed: '1', asOf: 0, version: 'test' };
const options = { bundle: 'collection', us_core: '6.1.0' } as const;

function bundleOf(one: Subject): Bundle {
  let text = '';
  const append = (_: string, data: string | Uint8Array): void => {
    text += String(data);
  };
  fhir.open(run, options).subject(one, '0000', { append, part: append });
  return JSON.parse(text) as Bundle;
}

/** What could not be read of the resources is in `faults`. */
function readBack(bundle: Bundle): { readonly subject: Json; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const fault = (place: string): void => {
    faults.push(place);
  };
  const resources = resourcesOfBundles([bundle]);
  const subject: Json = subjectOfResources(resources.get('Patient')![0], resources, fault);
  subject['parties'] = partiesOfResources(resources, fault);
  return { subject, faults };
}

const encoded = (one: Subject): Json => z.encode(subjectSchema, one) as unknown as Json;

/** The fixture has every field, but its links do not agree: FHIR has them on one side only. */
function everythingLinked(): Subject {
  const one = structuredClone(everything());
  const studied = new Set<string>();
  return {
    ...one,
    medication_requests: [...one.medication_requests, { ...one.medication_requests[0], dose: null, quantity: null }],
    medication_dispenses: [...one.medication_dispenses, { ...one.medication_dispenses[0], fill_number: 2 }],
    conditions: one.conditions.map((r) => ({ ...r, role: r.encounter_id === null ? null : r.role })),
    observations: one.observations.map((r) => ({
      ...r,
      report_id: one.diagnostic_reports.findLast(({ result_ids }) => result_ids.includes(r.id))?.id ?? null,
    })),
    imaging_studies: one.imaging_studies.map((r) => {
      const report = one.diagnostic_reports.find(({ id }) => id === r.report_id && !studied.has(id))?.id ?? null;
      if (report !== null) studied.add(report);
      return { ...r, report_id: report, conclusion: report === null && r.findings === null ? null : r.conclusion };
    }),
  };
}

const always = (): boolean => true;
const withoutLines = (r: Row): boolean => (r['lines'] as readonly unknown[]).length === 0;
const laboratory = (r: Row): boolean => r['category'] === 'laboratory';
const wrong = (r: Row): boolean => r['verification_status'] === 'entered_in_error';
const unasked =
  (field: string) =>
  (r: Row): boolean =>
    r[field] === null;
const noNumber = (r: Row): boolean =>
  r['value'] === null && r['reference_low'] === null && r['reference_high'] === null && !/^[<>]/.test(String(r['value_text']));

/** The fields that FHIR does not carry: always, or in some records. */
const lost: Readonly<Record<string, (record: Row) => boolean>> = {
  '/index': always,
  '/member': always,
  '/variations': always,
  '/attributes': always,
  ...Object.fromEntries(recordKinds.filter((kind) => fhir.carries[kind] !== true).map((kind) => [`/${kind}`, always])),
  '/encounters/mrn': always,
  '/encounters/specialty': always,
  '/specimens/encounter_id': always,
  '/goals/encounter_id': always,
  '/devices/encounter_id': always,
  '/medication_dispenses/practitioner_id': always,
  ...Object.fromEntries(['name', 'tier', 'reason', 'benefit_status', 'carry_over', 'recorded'].map((field) => [`/coverages/${field}`, always])),
  ...Object.fromEntries(
    ['prior_payment_id', 'member_id', 'acknowledged', 'acknowledgement', 'reject_category', 'reject_code'].map((field) => [`/claims/${field}`, always]),
  ),
  '/claims/encounter_id': withoutLines,
  '/claims/place_of_service': withoutLines,
  '/pharmacy_claims/dispensing_status': always,
  '/pharmacy_claims/quantity_intended': always,
  '/pharmacy_claims/days_supply_intended': always,
  '/pharmacy_claims/ingredient_cost': always,
  '/pharmacy_claims/dispensing_fee': always,
  '/eligibility_inquiries/kind': always,
  '/eligibility_inquiries/recorded': always,
  '/authorizations/recorded': always,
  ...Object.fromEntries(
    ['name', 'same_household', 'related_patient_id', 'race', 'ethnicity', 'marital_status'].map((field) => [`/related_persons/${field}`, always]),
  ),
  ...Object.fromEntries(
    [
      ...['related_persons', 'encounters', 'service_requests', 'imaging_studies', 'procedures', 'medication_requests', 'medication_dispenses'],
      ...['medication_administrations', 'immunizations', 'care_teams', 'goals', 'document_references', 'devices', 'appointments'],
    ].map((list) => [`/${list}/recorded`, always]),
  ),
  '/observations/practitioner_id': laboratory,
  '/observations/organization_id': (r) => !laboratory(r),
  '/observations/unit': noNumber,
  '/observations/components/unit': noNumber,
  '/diagnostic_reports/practitioner_id': laboratory,
  '/conditions/clinical_status': wrong,
  '/conditions/abatement': wrong,
  '/conditions/role': wrong,
  '/allergy_intolerances/clinical_status': wrong,
  '/allergy_intolerances/severity': unasked('reaction'),
  '/procedures/start': (r) => r['status'] === 'not_done',
  '/procedures/end': (r) => r['status'] === 'not_done',
  '/immunizations/practitioner_id': (r) => r['status'] !== 'completed',
  '/medication_requests/dose_unit': (r) => r['dose'] === null && r['quantity'] === null,
  '/medication_administrations/dose_unit': unasked('dose'),
  '/medication_administrations/route': unasked('dose'),
  '/medication_dispenses/unit': unasked('quantity'),
  '/medication_dispenses/fill_number': (r) => r['fill_number'] !== 0,
  '/imaging_studies/conclusion': (r) => r['report_id'] !== null,
  '/goals/target_low': unasked('measure'),
  '/goals/target_high': unasked('measure'),
  '/goals/unit': (r) => r['measure'] === null || (r['target_low'] === null && r['target_high'] === null),
};
/** Fields that name a problem: a reference to a condition, which there may be none of. */
const problems = new Set(['/goals/addresses', '/care_plans/addresses']);

/** How often a field was lost, and how often it came back. */
const seen = new Map<string, { lost: number; back: number }>();

function compare(read: unknown, right: unknown, path: string, record: Row, where: string): void {
  const isLost = lost[path];
  const tally = seen.get(path) ?? { lost: 0, back: 0 };
  seen.set(path, tally);
  if (read === notCarried) {
    tally.lost++;
    if (!problems.has(path)) expect(isLost?.(record), `${where}: ${path} is not carried`).toBe(true);
    return;
  }
  tally.back++;
  if (isLost !== undefined) expect(isLost(record), `${where}: ${path} is carried`).toBe(false);
  if (Array.isArray(right) && Array.isArray(read)) {
    expect(read.length, `${where}: ${path}`).toBe(right.length);
    for (const [i, one] of right.entries()) compare(read[i], one, path, record, where);
  } else if (typeof right === 'object' && right !== null && typeof read === 'object' && read !== null)
    for (const name of new Set([...Object.keys(right), ...Object.keys(read)]))
      compare((read as Json)[name], (right as Json)[name], `${path}/${name}`, right as Row, where);
  else if (path === '/medication_requests/times_per_day' && typeof right === 'number') expect(read, where).toBeCloseTo(right, 6);
  else expect(read, `${where}: ${path}`).toEqual(right);
}

function findings(subject: Json): readonly Finding[] {
  const validator = new Validator({ limit: 10_000, strict: false, ignore: new Set() });
  validator.subject(subject, 'it', (path) => resourceAt(subject, path));
  const { errors, warnings } = validator.result();
  return [...errors, ...warnings];
}

test('every field comes back as it was, but those that FHIR does not carry; and a clean run has no findings', () => {
  const corpus = [
    ['every field', everythingLinked()] as const,
    ...files.flatMap((path) => subjects(compileText(readFileSync(path, 'utf8')), { count: 12 }).map((one) => [`${path} ${one.index}`, one] as const)),
  ];
  for (const [where, one] of corpus) {
    const { subject, faults } = readBack(bundleOf(one));
    expect(faults, where).toEqual([]);
    compare(subject, encoded(one), '', {}, where);
    if (where !== 'every field') expect(findings(subject), where).toEqual([]);
  }
  const never = Object.keys(lost).filter((path) => (seen.get(path)?.lost ?? 0) === 0);
  expect(never, 'listed as not carried, but never lost').toEqual([]);
  const unseen = Object.keys(lost).filter((path) => lost[path] !== always && (seen.get(path)?.back ?? 0) === 0);
  expect(unseen, 'listed as carried in some records, but never read').toEqual([]);
  expect(corpus.length).toBeGreaterThan(200);
});

describe('a fault of a resource is found by the rule that finds it in canonical JSON', () => {
  const [one] = subjects(compileText(readFileSync(files[0], 'utf8')), { count: 4 }, [3]);
  const GONE = '00000000-0000-8000-8000-000000000000';
  const measured = one.observations.findIndex(({ code, value }) => value !== null && code.code === '4548-4');
  const day = '1900-01-01';
  type Edit = (resource: AnyResource & Json) => void;
  const cases: readonly (readonly [string, string, number, Edit, string, unknown])[] = [
    ['an observation before birth', 'Observation', 0, (r) => (r['effectiveDateTime'] = `${day}T09:00:00-05:00`), '/observations/0/effective', `${day}T09:00`],
    ['a visit that is not there', 'Observation', 0, (r) => (r['encounter'] = { reference: `Encounter/${GONE}` }), '/observations/0/encounter_id', GONE],
    [
      'a practitioner who is not there',
      'Encounter',
      0,
      (r) => (r['participant'] = [{ individual: { reference: `Practitioner/${GONE}` } }]),
      '/encounters/0/practitioner_id',
      GONE,
    ],
    ['an impossible value', 'Observation', measured, (r) => ((r['valueQuantity'] as Json)['value'] = 900), `/observations/${measured}/value`, 900],
    ['another unit', 'Observation', measured, (r) => ((r['valueQuantity'] as Json)['code'] = 'mm[Hg]'), `/observations/${measured}/unit`, 'mm[Hg]'],
    ['an end before the start', 'Encounter', 0, (r) => ((r['period'] as Json)['end'] = `1999-01-01T09:00:00-05:00`), '/encounters/0/end', '1999-01-01T09:00'],
    ['a status that does not exist', 'Encounter', 0, (r) => (r['status'] = 'done'), '/encounters/0/status', 'done'],
    [
      'a time that does not exist',
      'Encounter',
      0,
      (r) => ((r['period'] as Json)['start'] = '2024-02-30T09:00:00-05:00'),
      '/encounters/0/start',
      '2024-02-30T09:00',
    ],
    ['an element that is missing', 'Condition', 0, (r) => delete r['code'], '/conditions/0/code', undefined],
    [
      'a code without a shape',
      'Condition',
      0,
      (r) => (((r['code'] as Json)['coding'] as Json[])[0]['code'] = 'diabetes'),
      '/conditions/0/code/code',
      'diabetes',
    ],
    ['an abatement before the onset', 'Condition', 0, (r) => (r['abatementDateTime'] = day), '/conditions/0/abatement', day],
    ['a wrong NPI', 'Practitioner', 0, (r) => ((r['identifier'] as Json[])[0]['value'] = '1234567890'), '/parties/practitioners/0/npi', '1234567890'],
    ['a person without a birth date', 'Patient', 0, (r) => delete r['birthDate'], '/patient/birth_date', null],
    ['a death before birth', 'Patient', 0, (r) => (r['deceasedDateTime'] = `${day}T09:00:00-05:00`), '/patient/death', `${day}T09:00`],
  ];
  test.each(cases)('%s', (_, type, index, edit, pointer, value) => {
    const bundle = bundleOf(one);
    const resource = bundle.entry!.flatMap(({ resource: r }) => (r?.resourceType === type ? [r] : []))[index];
    edit(resource as AnyResource & Json);
    const right = edited(encoded(one), pointer, value);
    const rules = (list: readonly Finding[]): string[] => [...new Set(list.map(({ code }) => code))].sort();
    const found = findings(readBack(bundle).subject);
    expect(rules(found)).toEqual(rules(findings(right)));
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ field }) => field.slice(0, field.indexOf('#')))).toContain(`${type}/${String(resource['id'])}`);
  });

  test('an element of another type is a finding of its resource', () => {
    const bundle = bundleOf(one);
    const resources = bundle.entry!.flatMap(({ resource }) => resource ?? []);
    const encounter = resources.find(({ resourceType }) => resourceType === 'Encounter') as Json;
    encounter['type'] = { coding: 3 };
    expect(readBack(bundle).faults).toEqual([`Encounter/${String(encounter['id'])}`]);
  });
});

function edited(subject: Json, pointer: string, value: unknown): Json {
  const steps = pointer.slice(1).split('/');
  const last = steps.pop()!;
  const parent = steps.reduce((here, step) => here[step] as Json, subject);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return subject;
}
