/** The subject that samples of rules are made from: one person with a record of each common kind, and nothing wrong. */
import { recordKinds } from '../model/record-kinds.ts';
import type { SampleEdit } from './rule.ts';

/** Identifiers of samples: recognisable, and well-formed. */
export const sampleId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const code = (system: string, value: string, display: string) => ({ system, code: value, display });
const where = { phone: '615-555-0123', line: '12 Example Street', city: 'Nashville', state: 'TN', zip: '37201' };
const [practice, laboratory, clinic, doctor] = [1, 2, 3, 4].map(sampleId);
const [visit, report, specimen, prescription, order] = [11, 12, 13, 14, 15].map(sampleId);
const time = '2025-03-10T09:00';

export const diabetes = code('ICD10CM', 'E11.9', 'Type 2 diabetes mellitus without complications');
export const metformin = code('RXNORM', '861007', 'metformin hydrochloride 500 MG Oral Tablet');
export const glucose = code('LOINC', '2345-7', 'Glucose [Mass/volume] in Serum or Plasma');
export const coded = code;

const empty = {
  value: null,
  unit: null,
  value_code: null,
  value_boolean: null,
  value_date: null,
  value_text: null,
  interpretation: null,
  reference_low: null,
  reference_high: null,
};
const measured = {
  ...{ status: 'final', ...empty, components: [], effective: time, issued: time, encounter_id: visit, practitioner_id: doctor, organization_id: practice },
  ...{ specimen_id: null, report_id: null, request_id: null, note: null },
};
export const component = (of: object, values: object): object => ({ code: of, ...empty, ...values });

const records: Readonly<Record<string, readonly object[]>> = {
  encounters: [
    {
      ...{ id: visit, mrn: 'MRN00000417', class: 'ambulatory', status: 'finished', type: null, specialty: 'internal_medicine', reason: diabetes },
      ...{ priority: null, admit_source: null, disposition: 'home', start: time, end: '2025-03-10T09:30', location_id: clinic },
      ...{ organization_id: practice, practitioner_id: doctor, recorded: time },
    },
  ],
  conditions: [
    {
      ...{ id: sampleId(21), code: diabetes, category: 'problem_list_item', clinical_status: 'active', verification_status: 'confirmed', severity: null },
      ...{ onset: '2021-05-04', abatement: null, recorded: time, encounter_id: visit, practitioner_id: doctor },
    },
  ],
  observations: [
    {
      ...{ id: sampleId(22), category: 'laboratory', code: glucose, ...measured, value: 142, unit: 'mg/dL', interpretation: 'high' },
      ...{ reference_low: 70, reference_high: 99, specimen_id: specimen, report_id: report, request_id: order, issued: '2025-03-10T15:00' },
    },
    {
      ...{ id: sampleId(23), category: 'vital_signs', code: code('LOINC', '85354-9', 'Blood pressure panel with all children optional'), ...measured },
      components: [
        component(code('LOINC', '8480-6', 'Systolic blood pressure'), { value: 128, unit: 'mm[Hg]' }),
        component(code('LOINC', '8462-4', 'Diastolic blood pressure'), { value: 81, unit: 'mm[Hg]' }),
      ],
    },
  ],
  specimens: [{ id: specimen, type: 'serum', collected: time, encounter_id: visit }],
  diagnostic_reports: [
    {
      ...{ id: report, category: 'laboratory', code: code('LOINC', '24321-2', 'Basic metabolic 2000 panel - Serum or Plasma'), status: 'final' },
      ...{ effective: time, issued: '2025-03-10T15:00', conclusion: null, encounter_id: visit, practitioner_id: doctor },
      ...{ organization_id: laboratory, request_id: order, result_ids: [sampleId(22)] },
    },
  ],
  procedures: [
    {
      ...{ id: sampleId(24), code: code('SNOMED', '401191002', 'Diabetic foot examination (regime/therapy)'), status: 'completed', start: time },
      ...{ end: '2025-03-10T09:10', reason: null, body_site: null, outcome: null, recorded: time, encounter_id: visit, practitioner_id: doctor },
      request_id: null,
      location_id: clinic,
    },
  ],
  medication_requests: [
    {
      ...{ id: prescription, code: metformin, status: 'active', intent: 'order', authored: time, stopped: null, stop_reason: null },
      ...{ sig: 'Take 1 tablet twice a day', dose: 1, dose_unit: 'tablet', route: 'oral', times_per_day: 2, as_needed: false, quantity: 180 },
      ...{ days_supply: 90, refills: 3, reason: diabetes, prior_id: null, recorded: time, encounter_id: visit, practitioner_id: doctor },
    },
  ],
  medication_dispenses: [
    {
      ...{ id: sampleId(25), code: metformin, status: 'completed', quantity: 180, unit: 'tablet', days_supply: 90, fill_number: 0, sig: null },
      ...{ handed_over: '2025-03-11T17:00', recorded: '2025-03-11T17:00', request_id: prescription, encounter_id: null, practitioner_id: doctor },
      organization_id: practice,
    },
  ],
  immunizations: [
    {
      ...{ id: sampleId(26), code: code('CVX', '140', 'Influenza, split virus, trivalent, injectable, preservative free'), status: 'completed' },
      ...{ not_done_reason: null, occurrence: time, lot_number: 'A1', site: 'left_arm', dose_number: null, recorded: time, encounter_id: visit },
      ...{ practitioner_id: doctor, location_id: clinic },
    },
  ],
  service_requests: [
    {
      ...{ id: order, category: 'laboratory', code: code('LOINC', '24321-2', 'Basic metabolic 2000 panel - Serum or Plasma'), status: 'completed' },
      ...{ priority: 'routine', quantity: null, authored: time, occurrence: time, reason: diabetes, note: null, recorded: time, encounter_id: visit },
      practitioner_id: doctor,
    },
  ],
};

export const sampleSubject = {
  index: 0,
  variations: {},
  patient: {
    ...{
      id: sampleId(10),
      mrn: 'MRN00000417',
      ssn: '912-34-0417',
      sex: 'female',
      birth_date: '1968-04-17',
      multiple_birth: null,
      birth_order: null,
      death: null,
      prefix: null,
      given: 'Ada',
    },
    ...{ middle: null, family: 'Sample', suffix: null, race: 'white', ethnicity: 'not_hispanic', language: 'en', marital_status: 'married' },
    ...{ phone: '615-555-0147', email: 'ada.sample@example.org', line: '3 Example Road', city: 'Nashville', state: 'TN', zip: '37201' },
    ...{ county: 'Davidson County', organization_id: practice, practitioner_id: doctor },
  },
  ...Object.fromEntries(recordKinds.map((kind) => [kind, records[kind] ?? []])),
  parties: {
    organizations: [
      { id: practice, npi: '2000000002', name: 'Example Practice', kind: 'provider', ...where },
      { id: laboratory, npi: '2000000010', name: 'Example Laboratories', kind: 'laboratory', ...where },
    ],
    locations: [{ id: clinic, organization_id: practice, name: 'Example Clinic', kind: 'clinic', ...where }],
    practitioners: [
      {
        ...{ id: doctor, npi: '2000000028', given: 'Grace', family: 'Example', sex: 'female', specialty: 'internal_medicine' },
        ...{ organization_id: practice, location_id: clinic, role_id: sampleId(5), ...where, email: 'grace.example@example.org' },
      },
    ],
  },
};

/** A further record of the sample subject, like the first of its kind but for some fields. */
export function another(kind: string, fields: object, from = 0): SampleEdit {
  return [`/${kind}/-`, { ...records[kind]?.[from], id: sampleId(90), ...fields }];
}

/** A further laboratory result. */
export function result(of: object, value: number | null, unit: string | null, fields: object = {}): SampleEdit {
  return ['/observations/-', { id: sampleId(91), category: 'laboratory', code: of, ...measured, value, unit, ...fields }];
}

/** The sample subject with changes, as new JSON. */
export function withEdits(edits: readonly SampleEdit[]): unknown {
  const root = JSON.parse(JSON.stringify(sampleSubject)) as unknown;
  for (const [pointer, value] of edits) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() as string;
    const holder = steps.reduce((here, step) => (here as Record<string, unknown>)[step], root) as Record<string, unknown> | unknown[];
    if (Array.isArray(holder) && last === '-') holder.push(value);
    else if (value === undefined) delete (holder as Record<string, unknown>)[last];
    else (holder as Record<string, unknown>)[last] = value;
  }
  return root;
}

export const bloodPressure = (systolic: number, diastolic: number): readonly object[] => [
  component(code('LOINC', '8480-6', 'Systolic blood pressure'), { value: systolic, unit: 'mm[Hg]' }),
  component(code('LOINC', '8462-4', 'Diastolic blood pressure'), { value: diastolic, unit: 'mm[Hg]' }),
];

/** The prescription of the sample subject, stopped at a time. */
export function stoppedAt(when: string): readonly SampleEdit[] {
  return [
    ['/medication_requests/0/status', 'stopped'],
    ['/medication_requests/0/stopped', when],
  ];
}
