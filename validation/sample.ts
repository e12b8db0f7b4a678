/** The subject that samples of rules are made from: one person with a record of each common kind, and nothing wrong. */
import { kindOf, type RecordKind, recordKinds } from '../model/record-kinds.ts';
import type { SampleEdit } from './rule.ts';

/** Identifiers of samples: recognisable, and well-formed. */
export const sampleId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const code = (system: string, value: string, display: string) => ({ system, code: value, display });
const where = { phone: '615-555-0123', line: '12 Example Street', city: 'Nashville', state: 'TN', zip: '37201' };
const [practice, laboratory, clinic, doctor] = [1, 2, 3, 4].map(sampleId);
const [payer, pharmacy] = [6, 7].map(sampleId);
const [visit, report, specimen, prescription, order] = [11, 12, 13, 14, 15].map(sampleId);
const [medical, drugs, bill, decision] = [41, 42, 43, 44].map(sampleId);
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
const covered = {
  ...{
    priority: 1,
    plan: 'ppo',
    plan_type: 'PPO',
    status: 'active',
    member_id: 'HSM0000041701',
    subscriber_id: 'HSM00000417',
    relationship: 'self',
    effective: '2025-01-01',
  },
  ...{ termination: null, reason: 'open_enrollment', benefit_status: 'active', tier: 'EMP', carry_over: false, payer_id: payer },
  ...{ sponsor_id: null, group_number: null },
  recorded: '2025-01-01T00:00',
};
const added = {
  ...{ maintenance_type: 'addition', maintenance_reason: 'open_enrollment', benefit_status: 'active', tier: 'EMP', effective: '2025-01-01' },
  ...{ qualifying_event: null, termination: null, elected: null, paid_through: null, recorded: '2025-01-01T00:00' },
};
export const billedLine = {
  ...{ code: code('CPT', '99213', 'Established patient, office, low complexity'), modifiers: [], revenue: null, diagnosis_pointers: [1] },
};
const adjusted = (group: string, reason: string, amount: string): object => ({ group, reason, remark: null, amount });
const used = {
  ...{ coverage_id: medical, claim_payment_id: decision, scope: 'individual', network: 'in', year: '2025-01-01', at: '2025-03-24T06:00' },
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
      role: 'principal',
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
      organization_id: pharmacy,
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
  coverages: [
    { id: medical, kind: 'medical', name: 'medical', ...covered },
    { id: drugs, kind: 'pharmacy', name: 'pharmacy', ...covered },
  ],
  enrollments: [
    { id: sampleId(48), coverage_id: medical, ...added },
    { id: sampleId(49), coverage_id: drugs, ...added },
  ],
  attributions: [
    {
      ...{ id: sampleId(64), coverage_id: medical, practitioner_id: doctor, organization_id: practice, method: 'chosen', status: 'active' },
      ...{ effective: covered.effective, termination: null, recorded: covered.recorded },
    },
  ],
  capitations: [
    {
      ...{ id: sampleId(66), coverage_id: medical, attribution_id: sampleId(64), month: '2025-02-01', entry: 'paid', amount: '32.00' },
      ...{ practitioner_id: doctor, payer_id: covered.payer_id, payee_id: practice, recorded: '2025-02-01T00:00' },
    },
  ],
  risk_scores: [
    {
      ...{ id: sampleId(68), coverage_id: medical, model: 'cms_hcc_v28', year: 2026, diagnosis_year: 2025, segment: 'community_nondual_aged', age: 67 },
      ...{ demographic: 'female_65_69', demographic_factor: 0.33, interactions: [], score: 0.496, recorded: '2025-12-31T23:59' },
      hccs: [{ hcc: 38, factor: 0.166, code: diabetes, claim_id: bill }],
    },
  ],
  premiums: [
    {
      ...{ id: sampleId(62), coverage_id: medical, month: '2025-02-01', entry: 'billed', tier: 'EMP', benefit_status: 'active', amount: '450.00' },
      ...{ paid_by: 'member', payer_id: covered.payer_id, sponsor_id: null, recorded: '2025-02-01T00:00' },
    },
  ],
  eligibility_inquiries: [
    {
      ...{ id: sampleId(60), kind: 'medical', service_type: 'health_benefit_plan_coverage', service_date: '2025-03-10', status: 'active', reject_reason: null },
      ...{ effective: covered.effective, termination: null, member_id: covered.member_id, coverage_id: medical, payer_id: covered.payer_id },
      ...{ encounter_id: visit, practitioner_id: doctor, asked: time, recorded: time },
    },
  ],
  authorizations: [
    {
      ...{ id: sampleId(81), category: 'service', service: code('CPT', '72148', 'MRI of the lumbar spine without contrast'), benefit: 'imaging' },
      ...{ review: 'prospective', expedited: false, status: 'approved', units_requested: 6, units_approved: 6, level: 0, valid_from: '2025-03-10' },
      ...{ valid_to: '2025-05-11', requested: time, decided: '2025-03-13T10:00', coverage_id: medical, practitioner_id: doctor },
      recorded: time,
    },
  ],
  claims: [
    {
      ...{ id: bill, control_number: 'C0000000000041', type: 'professional', frequency: '1', payer_sequence: 1, coverage_id: medical, authorization_id: null },
      ...{ encounter_id: visit, place_of_service: '11' },
      diagnoses: [
        { code: diabetes, role: 'principal', present_on_admission: null },
        { code: code('ICD10CM', 'Z79.84', 'Long term (current) use of oral hypoglycemic drugs'), role: 'other', present_on_admission: null },
      ],
      ...{ billing_id: practice, rendering_id: doctor, facility_id: clinic, service_start: '2025-03-10', service_end: '2025-03-10', charge: '210.00' },
      lines: [
        { line: 1, ...billedLine, units: 1, charge: '150.00', service_date: '2025-03-10', source_id: visit },
        {
          ...{ line: 2, ...billedLine, code: code('CPT', '80048', 'Basic metabolic panel'), units: 1, charge: '60.00', service_date: '2025-03-10' },
          source_id: report,
        },
      ],
      member_id: 'HSM0000041701',
      ...{ submitted: '2025-03-14T18:00', acknowledged: '2025-03-15T05:00', acknowledgement: 'accepted' },
    },
  ],
  claim_payments: [
    {
      ...{ id: decision, claim_id: bill, coverage_id: medical, payer_id: payer, status: 'processed_primary', denied: false, charge: '210.00' },
      ...{ allowed: '152.00', paid: '94.00', deductible: '25.00', copay: '30.00', coinsurance: '3.00', patient_responsibility: '58.00' },
      lines: [
        {
          ...{ line: 1, charge: '150.00', allowed: '112.00', paid: '82.00', denied: false, benefit: 'pcp_visit' },
          adjustments: [adjusted('CO', '45', '38.00'), adjusted('PR', '3', '30.00')],
        },
        {
          ...{ line: 2, charge: '60.00', allowed: '40.00', paid: '12.00', denied: false, benefit: 'laboratory' },
          adjustments: [adjusted('CO', '45', '20.00'), adjusted('PR', '1', '25.00'), adjusted('PR', '2', '3.00')],
        },
      ],
      decided: '2025-03-24T06:00',
    },
  ],
  remittances: [
    {
      ...{ id: sampleId(50), trace_number: 'T0000000000050', payer_id: payer, payee_id: practice, payment_date: '2025-03-28', total: '94.00' },
      ...{ payments: [{ claim_payment_id: decision, amount: '94.00' }], provider_adjustments: [], issued: '2025-03-28T08:00' },
    },
  ],
  accumulators: [
    { id: sampleId(45), ...used, kind: 'deductible', used: '25.00', limit: '1500.00' },
    { id: sampleId(46), ...used, kind: 'out_of_pocket', used: '58.00', limit: '6000.00' },
  ],
  pharmacy_claims: [
    {
      ...{ id: sampleId(47), coverage_id: drugs, transaction: 'B1', response: 'paid', rejects: [], request_id: prescription, dispense_id: sampleId(25) },
      ...{
        pharmacy_id: pharmacy,
        code: metformin,
        ndc: '99999-1048-01',
        fill_number: 0,
        quantity: 180,
        days_supply: 90,
        ...{ dispensing_status: null, quantity_intended: null, days_supply_intended: null },
        daw: 0,
        tier: 'generic',
      },
      ...{ usual_charge: '36.00', basis: 'NADAC', ingredient_cost: '9.00', dispensing_fee: '1.50', allowed: '10.50', deductible: '0.00', copay: '10.00' },
      ...{ coinsurance: '0.00', paid: '0.50', patient_pay: '10.00', other_payer_paid: '0.00', at: '2025-03-11T17:00', recorded: '2025-03-11T17:00' },
    },
  ],
  care_gaps: [
    {
      ...{ id: sampleId(101), measure: 'foot_exam', title: 'Diabetes: foot examination', status: 'closed', opened: '2025-01-15T00:00', due: '2025-12-31' },
      ...{ closed: time, evidence: 'administrative', evidence_kind: 'procedures', evidence_id: sampleId(24), coverage_id: medical },
      recorded: '2025-01-15T00:00',
    },
  ],
  outreaches: [
    {
      ...{ id: sampleId(102), care_gap_id: sampleId(101), channel: 'phone', outcome: 'scheduled', attempt: 1, attempted: '2025-02-03T10:00' },
      recorded: '2025-02-03T10:00',
    },
  ],
  dur_alerts: [
    {
      ...{ id: sampleId(83), pharmacy_claim_id: sampleId(47), code: metformin, type: 'interaction', reason: 'DD', severity: 'moderate' },
      ...{ other_code: code('RXNORM', '314076', 'lisinopril 10 MG Oral Tablet'), text: 'metformin with lisinopril', reject: 'none' },
      ...{ at: '2025-03-11T17:00', recorded: '2025-03-11T17:00' },
    },
  ],
};

/** A record with `null` in the fields that may be empty and are not stated. */
function whole(kind: RecordKind, record: object): object {
  const empty = kindOf[kind].fields().filter(({ nullable, name }) => nullable && !Object.hasOwn(record, name));
  return { ...record, ...Object.fromEntries(empty.map(({ name }) => [name, null])) };
}

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
    ...{ county: 'Davidson County', previous_names: [], previous_addresses: [], organization_id: practice, practitioner_id: doctor },
  },
  ...Object.fromEntries(recordKinds.map((kind) => [kind, (records[kind] ?? []).map((record) => whole(kind, record))])),
  parties: {
    organizations: [
      { id: practice, npi: '2000000002', name: 'Example Practice', kind: 'provider', ...where },
      { id: laboratory, npi: '2000000010', name: 'Example Laboratories', kind: 'laboratory', ...where },
      { id: payer, npi: '2000000036', name: 'Example Health', kind: 'payer', ...where },
      { id: pharmacy, npi: '2000000044', name: 'Example Pharmacy', kind: 'pharmacy', ...where },
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
export function another(kind: RecordKind, fields: object, from = 0): SampleEdit {
  // A visit has one principal diagnosis, which the sample has already.
  const role = kind === 'conditions' ? { role: 'secondary' } : {};
  return [`/${kind}/-`, whole(kind, { ...records[kind]?.[from], id: sampleId(90), ...role, ...fields })];
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

/** A coverage of the sample subject ends on a day. */
export function coverageEnds(place: number, last: string): readonly SampleEdit[] {
  const transaction = {
    ...added,
    id: sampleId(94 + place),
    coverage_id: [medical, drugs][place],
    maintenance_type: 'termination',
    maintenance_reason: 'other',
  };
  return [
    [`/coverages/${place}/status`, 'ended'],
    [`/coverages/${place}/termination`, last],
    ...(place === 0
      ? ([
          ['/attributions/0/status', 'ended'],
          ['/attributions/0/termination', last],
        ] as const)
      : []),
    ['/enrollments/-', { ...transaction, effective: last, termination: last, recorded: `${last}T12:00` }],
  ];
}

/** The sample subject dies at a time: the prescription and the coverages end. */
export function diedAt(when: string): readonly SampleEdit[] {
  const ended = [0, 1].flatMap((i) => coverageEnds(i, when.slice(0, 10)));
  return [['/patient/death', when], ['/risk_scores', []], ...ended, ['/medication_requests/0/status', 'stopped'], ['/medication_requests/0/stopped', when]];
}

/** A further claim of the sample subject: that of the hospital for its visit. */
export function sampleInstitutional(fields: object): SampleEdit {
  const line = { ...billedLine, line: 1, revenue: '0510', units: 1, charge: '90.00', service_date: '2025-03-10', source_id: visit };
  return another('claims', {
    ...{ control_number: 'C0000000000042', type: 'institutional', place_of_service: null, type_of_bill: '0131', discharge_status: '01' },
    ...{ charge: '90.00', lines: [line], ...fields },
  });
}

/** A second subject that shares nothing with the first but what is put back. */
export const stranger = (patient: object): readonly SampleEdit[] => [
  ['/patient', { ...sampleSubject.patient, id: sampleId(910), mrn: 'MRN00000910', ssn: '912-34-0910', ...patient }],
  ...recordKinds.map((kind): SampleEdit => [`/${kind}`, []]),
];
