/**
 * Where FHIR says that each column of the tables stands, as FHIRPath on the resource with the id of the row; for a row of a list, on the resource of its
 * parent, with `$n` for its place. Written by the standard, not by the emitters. What has no place is listed with it.
 */
import { SPECIALTIES } from '../fixtures/taxonomy.ts';
import { FINANCIAL_PLACES, FINANCIAL_RESOURCE } from './financial-places.ts';

export interface Place {
  /** `$id` stands for the id of the row. */
  readonly path: string;
  /** Words of the column, by the code that FHIR has for them. */
  readonly words?: Readonly<Record<string, string>>;
  /** Rows that have no value in FHIR, though the record may have one. */
  readonly absent?: (row: Row) => boolean;
  /** FHIR asks for a value also where the record has none. */
  readonly required?: true;
  /** The resource that tells, where it is another one; of several the one for which the FHIRPath is true. `$id` stands for the id of the row. */
  readonly on?: { readonly type: string; readonly where: string };
  /** Only where records agree with each other, as those of a scenario do and those of a fixture that has every word need not. */
  readonly agreeing?: true;
}

export type Row = Readonly<Record<string, unknown>>;

/** Canonical names of code systems, by their addresses. */
export const SYSTEMS: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD10CM',
  'http://www.cms.gov/Medicare/Coding/ICD10': 'ICD10PCS',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RXNORM',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  'http://hl7.org/fhir/sid/ndc': 'NDC',
  'http://www.ama-assn.org/go/cpt': 'CPT',
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'HCPCS',
  'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software': 'MSDRG',
};

type Places = Readonly<Record<string, string | Place>>;

const inError = (column: string) => (row: Row) => row[column] === 'entered_in_error';
const coding = (name: string, path: string): Places => ({
  [`${name}_system`]: `${path}.coding.first().system`,
  [name.endsWith('code') ? name : `${name}_code`]: `${path}.coding.first().code`,
  [`${name}_display`]: `${path}.coding.first().display`,
});
const name = (list: string): Places => ({
  prefix: `${list}.prefix.first()`,
  given: `${list}.given.first()`,
  middle: `${list}.given.skip(1).first()`,
  family: `${list}.family`,
  suffix: `${list}.suffix.first()`,
});
const address = (list: string): Places => ({
  line: `${list}.line.first()`,
  city: `${list}.city`,
  state: `${list}.state`,
  zip: `${list}.postalCode`,
});
const phone = "telecom.where(system = 'phone').value";
const email = "telecom.where(system = 'email').value";
const human: Places = {
  ...name("name.where(use = 'official')"),
  ...address("address.where(use = 'home')"),
  county: "address.where(use = 'home').district",
  phone,
  email,
  sex: 'gender',
  birth_date: 'birthDate',
};
const measuredOrCoded = (row: Row): boolean => row['value'] !== null || row['value_code'] !== null;
const measured = (at: string): Places => ({
  value: `${at}value.ofType(Quantity).value`,
  unit: {
    path: `(${at}value.ofType(Quantity).code | ${at}referenceRange.low.code | ${at}referenceRange.high.code).first()`,
    absent: (row) => row['value'] === null && row['reference_low'] === null && row['reference_high'] === null,
  },
  value_code_system: { path: `${at}value.ofType(CodeableConcept).coding.system`, absent: (row) => row['value'] !== null },
  value_code: { path: `${at}value.ofType(CodeableConcept).coding.code`, absent: (row) => row['value'] !== null },
  value_code_display: { path: `${at}value.ofType(CodeableConcept).coding.display`, absent: (row) => row['value'] !== null },
  value_boolean: { path: `${at}value.ofType(boolean)`, absent: measuredOrCoded },
  value_date: { path: `${at}value.ofType(dateTime)`, absent: (row) => measuredOrCoded(row) || row['value_boolean'] !== null },
  value_text: {
    path: `${at}value.ofType(string)`,
    absent: (row) => measuredOrCoded(row) || row['value_boolean'] !== null || row['value_date'] !== null,
  },
  interpretation: {
    path: `${at}interpretation.coding.code`,
    words: { L: 'low', N: 'normal', H: 'high', LL: 'critical_low', HH: 'critical_high', A: 'abnormal' },
  },
  reference_low: `${at}referenceRange.low.value`,
  reference_high: `${at}referenceRange.high.value`,
});
const routes = {
  '26643006': 'oral',
  '34206005': 'subcutaneous',
  '78421000': 'intramuscular',
  '47625008': 'intravenous',
  '447694001': 'inhaled',
  '6064005': 'topical',
  Ophthalmic: 'ophthalmic',
};

export const RESOURCE: Readonly<Record<string, string>> = {
  ...FINANCIAL_RESOURCE,
  patients: 'Patient',
  patient_previous_names: 'Patient',
  patient_previous_addresses: 'Patient',
  encounters: 'Encounter',
  conditions: 'Condition',
  observations: 'Observation',
  observation_components: 'Observation',
  specimens: 'Specimen',
  diagnostic_reports: 'DiagnosticReport',
  diagnostic_report_results: 'DiagnosticReport',
  procedures: 'Procedure',
  medication_requests: 'MedicationRequest',
  medication_dispenses: 'MedicationDispense',
  medication_administrations: 'MedicationAdministration',
  immunizations: 'Immunization',
  allergy_intolerances: 'AllergyIntolerance',
  care_plans: 'CarePlan',
  care_plan_activities: 'CarePlan',
  care_teams: 'CareTeam',
  care_team_members: 'CareTeam',
  goals: 'Goal',
  document_references: 'DocumentReference',
  service_requests: 'ServiceRequest',
  devices: 'Device',
  imaging_studies: 'ImagingStudy',
  appointments: 'Appointment',
  related_persons: 'RelatedPerson',
  organizations: 'Organization',
  locations: 'Location',
  practitioners: 'Practitioner',
};

/** A visit that the resource itself does not name: its provenance does. */
const visitOf = (type: string): Places => ({
  encounter_id: {
    path: "target.reference.where(startsWith('Encounter/'))",
    on: { type: 'Provenance', where: `target.reference.where($this = '${type}/$id').exists()` },
  },
});
/** What was not done has no time at which it was. */
const notDone = (row: Readonly<Record<string, unknown>>): boolean => row['status'] === 'not_done';

/** The diagnosis that a plan or a goal is for. */
const addressed = (type: string): Places => ({
  addresses_system: { path: 'code.coding.system', on: { type: 'Condition', where: `$addresses(${type})` } },
  addresses_code: { path: 'code.coding.code', on: { type: 'Condition', where: `$addresses(${type})` } },
  addresses_display: { path: 'code.coding.display', on: { type: 'Condition', where: `$addresses(${type})` } },
});
const role = { type: 'PractitionerRole', where: "practitioner.reference = 'Practitioner/$id'" };

const visit = { encounter_id: 'encounter.reference' };
const subject = { patient_id: 'subject.reference' };
const code = coding('code', 'code');
const reason = coding('reason', 'reasonCode');

const earlierName = "name.where(use = 'old' or use = 'maiden')[$n]";
const earlierAddress = "address.where(use = 'old')[$n]";
const period = (list: string): Places => ({ start: `${list}.period.start`, end: `${list}.period.end` });

export const PLACES: Readonly<Record<string, Places>> = {
  ...FINANCIAL_PLACES,
  patient_previous_names: { patient_id: 'id', kind: `${earlierName}.use`, ...name(earlierName), ...period(earlierName) },
  patient_previous_addresses: { patient_id: 'id', ...address(earlierAddress), county: `${earlierAddress}.district`, ...period(earlierAddress) },
  patients: {
    ...human,
    mrn: "identifier.where(type.coding.code = 'MR').value",
    ssn: "identifier.where(system = 'http://hl7.org/fhir/sid/us-ssn').value",
    death: 'deceased',
    race: {
      path: "extension.where(url.endsWith('us-core-race')).extension.where(url = 'text').value",
      words: {
        White: 'white',
        'Black or African American': 'black',
        Asian: 'asian',
        'American Indian or Alaska Native': 'american_indian',
        'Native Hawaiian or Other Pacific Islander': 'pacific_islander',
        'Two or more races': 'multiple',
        'Other Race': 'other',
        Unknown: 'unknown',
      },
    },
    ethnicity: {
      path: "extension.where(url.endsWith('us-core-ethnicity')).extension.where(url = 'text').value",
      words: { 'Hispanic or Latino': 'hispanic', 'Not Hispanic or Latino': 'not_hispanic', Unknown: 'unknown' },
    },
    // A number implies a multiple birth.
    multiple_birth: 'iif(multipleBirth.ofType(integer).exists(), true, multipleBirth.ofType(boolean))',
    birth_order: 'multipleBirth.ofType(integer)',
    language: 'communication.language.coding.code',
    marital_status: {
      path: 'maritalStatus.coding.code',
      words: { M: 'married', S: 'never_married', D: 'divorced', W: 'widowed', L: 'separated', UNK: 'unknown' },
    },
    organization_id: 'managingOrganization.reference',
    practitioner_id: 'generalPractitioner.reference',
  },
  encounters: {
    ...subject,
    ...reason,
    type_system: { path: 'type.coding.system', required: true },
    type_code: { path: 'type.coding.code', required: true },
    type_display: { path: 'type.coding.display', required: true },
    specialty: {
      path: 'specialty.coding.code',
      words: SPECIALTIES,
      agreeing: true,
      on: { type: 'PractitionerRole', where: "practitioner.reference = 'Practitioner/$practitioner_id'" },
    },
    class: {
      path: 'class.code',
      words: { AMB: 'ambulatory', EMER: 'emergency', IMP: 'inpatient', OBSENC: 'observation', VR: 'virtual', HH: 'home' },
    },
    status: 'status',
    priority: { path: 'priority.coding.code', words: { R: 'routine', UR: 'urgent', EM: 'emergency', EL: 'elective' } },
    admit_source: {
      path: 'hospitalization.admitSource.coding.code',
      words: { other: 'home', emd: 'emergency', 'hosp-trans': 'transfer', mp: 'referral', born: 'birth' },
    },
    disposition: {
      path: 'iif(hospitalization.dischargeDisposition.text.exists(), hospitalization.dischargeDisposition.text, hospitalization.dischargeDisposition.coding.code)',
      words: {
        'Home with home health care': 'home_health',
        'Admitted as an inpatient to this hospital': 'admitted',
        snf: 'skilled_nursing',
        rehab: 'rehabilitation',
        hosp: 'hospice',
        'other-hcf': 'transfer',
        aadvice: 'against_advice',
        exp: 'expired',
      },
    },
    start: 'period.start',
    end: 'period.end',
    location_id: 'location.location.reference',
    organization_id: 'serviceProvider.reference',
    practitioner_id: 'participant.individual.reference',
  },
  conditions: {
    ...subject,
    ...code,
    ...visit,
    category: { path: 'category.coding.code', words: { 'problem-list-item': 'problem_list_item', 'encounter-diagnosis': 'encounter_diagnosis' } },
    clinical_status: { path: 'clinicalStatus.coding.code', absent: inError('verification_status') },
    verification_status: 'verificationStatus.coding.code',
    severity: { path: 'severity.coding.code', words: { '255604002': 'mild', '6736007': 'moderate', '24484000': 'severe' } },
    role: {
      path: "diagnosis.where(condition.reference = 'Condition/$id').select(use.coding.code & iif(rank = 1, ' first', ''))",
      words: { 'billing first': 'principal', billing: 'secondary', AD: 'admitting' },
      absent: inError('verification_status'),
      agreeing: true,
      on: { type: 'Encounter', where: "diagnosis.condition.reference.where($this = 'Condition/$id').exists()" },
    },
    onset: 'onset',
    abatement: { path: 'abatement', absent: inError('verification_status') },
    recorded: 'recordedDate',
    practitioner_id: 'recorder.reference',
  },
  observations: {
    ...subject,
    ...code,
    ...visit,
    ...measured(''),
    category: 'category.coding.code',
    status: 'status',
    effective: 'effective',
    issued: 'issued',
    practitioner_id: { path: "performer.reference.where(startsWith('Practitioner/'))", absent: (row) => row['category'] === 'laboratory' },
    organization_id: { path: "performer.reference.where(startsWith('Organization/'))", absent: (row) => row['category'] !== 'laboratory' },
    specimen_id: 'specimen.reference',
    request_id: 'basedOn.reference',
    report_id: { path: 'id', agreeing: true, on: { type: 'DiagnosticReport', where: "result.reference.where($this = 'Observation/$id').exists()" } },
    note: 'note.text',
  },
  observation_components: { patient_id: 'subject.reference', ...coding('code', 'component[$n].code'), ...measured('component[$n].') },
  specimens: {
    ...subject,
    type: {
      path: 'iif(type.coding.exists(), type.coding.code, type.text)',
      words: {
        '119297000': 'blood',
        '119364003': 'serum',
        '119361006': 'plasma',
        '122575003': 'urine',
        '119339001': 'stool',
        '257261003': 'swab',
        '119376003': 'tissue',
        'Other specimen': 'other',
      },
    },
    collected: 'collection.collected',
    ...visitOf('Specimen'),
  },
  diagnostic_reports: {
    ...subject,
    ...code,
    ...visit,
    category: { path: 'category.coding.code', words: { LAB: 'laboratory', 'LP29684-5': 'imaging' } },
    status: 'status',
    effective: 'effective',
    issued: 'issued',
    conclusion: 'conclusion',
    practitioner_id: { path: 'resultsInterpreter.reference', absent: (row) => row['category'] === 'laboratory' },
    organization_id: 'performer.reference',
    request_id: 'basedOn.reference',
  },
  diagnostic_report_results: { patient_id: 'subject.reference', result_id: 'result[$n].reference' },
  procedures: {
    ...subject,
    ...code,
    ...visit,
    ...reason,
    ...coding('body_site', 'bodySite'),
    status: 'status',
    start: { path: 'performed.start', absent: notDone },
    end: { path: 'performed.end', absent: notDone },
    outcome: 'outcome.text',
    request_id: 'basedOn.reference',
    practitioner_id: 'performer.actor.reference',
    location_id: 'location.reference',
  },
  medication_requests: {
    ...subject,
    ...coding('code', 'medication'),
    ...visit,
    ...reason,
    status: 'status',
    intent: 'intent',
    authored: 'authoredOn',
    stopped: 'dosageInstruction.timing.repeat.bounds.end',
    stop_reason: 'statusReason.text',
    sig: 'dosageInstruction.text',
    dose: 'dosageInstruction.doseAndRate.dose.value',
    dose_unit: {
      path: '(dosageInstruction.doseAndRate.dose.unit | dispenseRequest.quantity.unit).first()',
      absent: (row) => row['dose'] === null && row['quantity'] === null,
    },
    route: { path: 'iif(dosageInstruction.route.coding.exists(), dosageInstruction.route.coding.code, dosageInstruction.route.text)', words: routes },
    times_per_day: {
      path: 'iif(dosageInstruction.timing.repeat.frequency.exists(), dosageInstruction.timing.repeat.frequency / dosageInstruction.timing.repeat.period, {})',
      absent: (row) => row['times_per_day'] === 0,
    },
    as_needed: 'dosageInstruction.asNeeded',
    quantity: 'dispenseRequest.quantity.value',
    days_supply: 'dispenseRequest.expectedSupplyDuration.value',
    refills: 'dispenseRequest.numberOfRepeatsAllowed',
    prior_id: 'priorPrescription.reference',
    practitioner_id: 'requester.reference',
  },
  medication_dispenses: {
    ...subject,
    ...coding('code', 'medication'),
    status: 'status',
    quantity: 'quantity.value',
    unit: { path: 'quantity.unit', absent: (row) => row['quantity'] === null },
    days_supply: 'daysSupply.value',
    sig: 'dosageInstruction.text',
    handed_over: 'whenHandedOver',
    request_id: 'authorizingPrescription.reference',
    encounter_id: 'context.reference',
    organization_id: 'performer.actor.reference',
  },
  medication_administrations: {
    ...subject,
    ...coding('code', 'medication'),
    ...reason,
    status: 'status',
    effective: 'effective',
    sig: '(dosage.text | note.text).first()',
    dose: 'dosage.dose.value',
    dose_unit: { path: 'dosage.dose.unit', absent: (row) => row['dose'] === null },
    route: { path: 'iif(dosage.route.coding.exists(), dosage.route.coding.code, dosage.route.text)', words: routes, absent: (row) => row['dose'] === null },
    request_id: 'request.reference',
    encounter_id: 'context.reference',
    practitioner_id: 'performer.actor.reference',
  },
  immunizations: {
    patient_id: 'patient.reference',
    ...coding('code', 'vaccineCode'),
    ...visit,
    status: 'status',
    not_done_reason: {
      path: 'statusReason.coding.code',
      words: { PATOBJ: 'patient_objection', IMMUNE: 'immunity', MEDPREC: 'medical_precaution', OSTOCK: 'out_of_stock' },
    },
    occurrence: 'occurrence',
    lot_number: 'lotNumber',
    site: { path: 'site.coding.code', words: { LA: 'left_arm', RA: 'right_arm', LT: 'left_thigh', RT: 'right_thigh' } },
    dose_number: 'protocolApplied.doseNumber',
    practitioner_id: { path: 'performer.actor.reference', absent: (row) => row['status'] !== 'completed' },
    location_id: 'location.reference',
  },
  allergy_intolerances: {
    patient_id: 'patient.reference',
    ...code,
    ...visit,
    ...coding('reaction', 'reaction.manifestation'),
    type: 'type',
    category: 'category',
    criticality: 'criticality',
    clinical_status: { path: 'clinicalStatus.coding.code', absent: inError('verification_status') },
    verification_status: 'verificationStatus.coding.code',
    severity: { path: 'reaction.severity', absent: (row) => row['reaction_code'] === null },
    onset: 'onset',
    recorded: 'recordedDate',
    practitioner_id: 'recorder.reference',
  },
  care_plans: {
    ...subject,
    ...addressed('CarePlan'),
    ...visit,
    title: 'title',
    status: 'status',
    text: 'description',
    start: 'period.start',
    end: 'period.end',
    recorded: 'created',
    care_team_id: 'careTeam.reference',
    practitioner_id: 'author.reference',
  },
  care_plan_activities: {
    patient_id: 'subject.reference',
    system: 'activity[$n].detail.code.coding.system',
    code: 'activity[$n].detail.code.coding.code',
    display: 'activity[$n].detail.code.coding.display',
  },
  care_teams: { ...subject, name: 'name', status: 'status', start: 'period.start', organization_id: 'managingOrganization.reference' },
  care_team_members: { patient_id: 'subject.reference', member_id: 'participant[$n].member.reference' },
  goals: {
    ...subject,
    ...coding('measure', '(target.measure | description).where(coding.exists())'),
    ...visitOf('Goal'),
    ...addressed('Goal'),
    description: 'description.text',
    status: 'lifecycleStatus',
    target_low: { path: 'target.detail.low.value', absent: (row) => row['measure_code'] === null },
    target_high: { path: 'target.detail.high.value', absent: (row) => row['measure_code'] === null },
    unit: {
      path: '(target.detail.low.code | target.detail.high.code).first()',
      absent: (row) => row['measure_code'] === null || (row['target_low'] === null && row['target_high'] === null),
    },
    start: 'start',
    due: 'target.due',
    practitioner_id: 'expressedBy.reference',
  },
  document_references: {
    ...subject,
    ...coding('type', 'type'),
    title: 'content.attachment.title',
    text: { path: 'content.attachment.data', required: true },
    date: 'date',
    status: 'status',
    encounter_id: 'context.encounter.reference',
    practitioner_id: 'author.reference',
    organization_id: 'custodian.reference',
  },
  service_requests: {
    ...subject,
    ...code,
    ...visit,
    ...reason,
    category: {
      path: 'category.coding.code',
      words: { '108252007': 'laboratory', '363679005': 'imaging', '71388002': 'procedure', '3457005': 'referral', '409073007': 'education' },
    },
    status: 'status',
    priority: 'priority',
    authored: 'authoredOn',
    occurrence: 'occurrence',
    note: 'note.text',
    quantity: 'quantity.value',
    practitioner_id: 'requester.reference',
  },
  devices: {
    patient_id: 'patient.reference',
    ...coding('code', 'type'),
    status: 'status',
    ...visitOf('Device'),
    udi: { path: 'udiCarrier.carrierHRF', absent: (row) => row['device_identifier'] === '' || row['device_identifier'] === null },
    device_identifier: 'udiCarrier.deviceIdentifier',
    manufactured: 'manufactureDate',
    expires: 'expirationDate',
    lot_number: 'lotNumber',
    serial_number: 'serialNumber',
  },
  imaging_studies: {
    request_id: 'basedOn.reference',
    ...subject,
    ...coding('code', 'procedureCode'),
    ...visit,
    ...reason,
    body_site_system: 'series.bodySite.system',
    body_site_code: 'series.bodySite.code',
    body_site_display: 'series.bodySite.display',
    status: 'status',
    uid: "identifier.where(system = 'urn:dicom:uid').value",
    modality: 'modality.code',
    started: 'started',
    findings: 'note.first().text',
    conclusion: {
      path: 'conclusion',
      agreeing: true,
      on: { type: 'DiagnosticReport', where: "imagingStudy.reference = 'ImagingStudy/$id'" },
    },
    report_id: { path: 'id', agreeing: true, on: { type: 'DiagnosticReport', where: "imagingStudy.reference = 'ImagingStudy/$id'" } },
    practitioner_id: 'interpreter.reference',
  },
  appointments: {
    patient_id: "participant.actor.reference.where(startsWith('Patient/'))",
    ...reason,
    status: 'status',
    specialty: { path: 'specialty.coding.code', words: SPECIALTIES },
    created: 'created',
    start: 'start',
    end: 'end',
    practitioner_id: "participant.actor.reference.where(startsWith('Practitioner/'))",
    location_id: "participant.actor.reference.where(startsWith('Location/'))",
  },
  related_persons: {
    ...human,
    patient_id: 'patient.reference',
    related_mrn: 'identifier.value',
    relationship: {
      path: 'relationship.coding.code',
      words: {
        SPS: 'spouse',
        DOMPART: 'partner',
        CHILD: 'child',
        PRN: 'parent',
        SIB: 'sibling',
        GRPRN: 'grandparent',
        GRNDCHILD: 'grandchild',
        O: 'other',
      },
    },
    language: 'communication.language.coding.code',
  },
  organizations: {
    ...address('address'),
    npi: 'identifier.value',
    name: 'name',
    kind: {
      path: 'iif(type.text.exists(), type.text, type.coding.code)',
      words: { prov: 'provider', Laboratory: 'laboratory', Pharmacy: 'pharmacy', pay: 'payer', bus: 'sponsor' },
    },
    phone,
  },
  locations: {
    ...address('address'),
    organization_id: 'managingOrganization.reference',
    name: 'name',
    kind: {
      path: 'iif(type.coding.exists(), type.coding.code, type.text)',
      words: { OF: 'clinic', HOSP: 'hospital', ER: 'emergency_department', HU: 'ward', PTRES: 'home', Virtual: 'virtual' },
    },
    phone,
  },
  practitioners: {
    ...address('address'),
    npi: 'identifier.value',
    given: 'name.given.first()',
    family: 'name.family',
    sex: 'gender',
    specialty: { path: 'specialty.coding.code', words: SPECIALTIES, on: role },
    organization_id: { path: 'organization.reference', on: role },
    location_id: { path: 'location.reference', on: role },
    role_id: { path: 'id', on: role },
    phone,
    email,
  },
};
