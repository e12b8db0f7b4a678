/** Versions, and what depends on them: which profile of which US Core a resource claims, and the `meta` that all resources share. */
import type { Meta } from 'fhir/r4.js';
import type { RunInfo } from '../../model/target.ts';
import { hl7 } from './fhir-systems.ts';

export const FHIR_VERSION = '4.0.1';
export const usCoreVersions = ['6.1.0'] as const;
export type UsCoreVersion = (typeof usCoreVersions)[number];
export const CARIN_VERSION = '2.2.0';
export const profileFamilies = ['us-core', 'qi-core', 'carin-bb'] as const;
export type ProfileFamily = (typeof profileFamilies)[number];

/** Profiles of US Core 6.1.0 by the name that builders use. */
const US_CORE_6_1_0 = {
  patient: 'us-core-patient',
  related_person: 'us-core-relatedperson',
  encounter: 'us-core-encounter',
  problem: 'us-core-condition-problems-health-concerns',
  encounter_diagnosis: 'us-core-condition-encounter-diagnosis',
  laboratory_result: 'us-core-observation-lab',
  clinical_result: 'us-core-observation-clinical-result',
  screening: 'us-core-observation-screening-assessment',
  simple_observation: 'us-core-simple-observation',
  smoking_status: 'us-core-smokingstatus',
  pregnancy_status: 'us-core-observation-pregnancystatus',
  pregnancy_intent: 'us-core-observation-pregnancyintent',
  sexual_orientation: 'us-core-observation-sexual-orientation',
  vital_signs: 'us-core-vital-signs',
  blood_pressure: 'us-core-blood-pressure',
  bmi: 'us-core-bmi',
  body_height: 'us-core-body-height',
  body_temperature: 'us-core-body-temperature',
  body_weight: 'us-core-body-weight',
  head_circumference: 'us-core-head-circumference',
  heart_rate: 'us-core-heart-rate',
  pulse_oximetry: 'us-core-pulse-oximetry',
  respiratory_rate: 'us-core-respiratory-rate',
  head_circumference_percentile: 'head-occipital-frontal-circumference-percentile',
  bmi_for_age: 'pediatric-bmi-for-age',
  weight_for_height: 'pediatric-weight-for-height',
  laboratory_report: 'us-core-diagnosticreport-lab',
  report_note: 'us-core-diagnosticreport-note',
  specimen: 'us-core-specimen',
  procedure: 'us-core-procedure',
  medication_request: 'us-core-medicationrequest',
  medication_dispense: 'us-core-medicationdispense',
  immunization: 'us-core-immunization',
  allergy: 'us-core-allergyintolerance',
  care_plan: 'us-core-careplan',
  care_team: 'us-core-careteam',
  coverage: 'us-core-coverage',
  goal: 'us-core-goal',
  document: 'us-core-documentreference',
  service_request: 'us-core-servicerequest',
  device: 'us-core-implantable-device',
  practitioner: 'us-core-practitioner',
  practitioner_role: 'us-core-practitionerrole',
  organization: 'us-core-organization',
  location: 'us-core-location',
  provenance: 'us-core-provenance',
} as const;
type UsCoreProfile = keyof typeof US_CORE_6_1_0;

const OBSERVATIONS: readonly UsCoreProfile[] = [
  ...(['laboratory_result', 'clinical_result', 'screening', 'simple_observation', 'smoking_status', 'pregnancy_status', 'pregnancy_intent'] as const),
  ...(['sexual_orientation', 'vital_signs', 'blood_pressure', 'bmi', 'body_height', 'body_temperature', 'body_weight', 'head_circumference'] as const),
  ...(['heart_rate', 'pulse_oximetry', 'respiratory_rate', 'head_circumference_percentile', 'bmi_for_age', 'weight_for_height'] as const),
];

/** One table for each version: a further version is a further row. */
const PROFILES: { readonly [V in UsCoreVersion]: { readonly [P in UsCoreProfile]: string } } = { '6.1.0': US_CORE_6_1_0 };

/** Marks a resource as made up. Display as in the code system v3-ActReason. */
export const SYNTHETIC = { system: hl7('v3-ActReason'), code: 'HTEST', display: 'test health data' } as const;

/**
 * Profiles of QI-Core 4.1.1 by the name that builders use: measures that select by `meta.profile` look for them. A resource that claims one claims its US Core profile too.
 * QI-Core has none for Appointment, DocumentReference and Provenance.
 */
const QI_CORE: { readonly [P in Profile]?: string } = {
  coverage: 'qicore-coverage',
  patient: 'qicore-patient',
  related_person: 'qicore-relatedperson',
  encounter: 'qicore-encounter',
  problem: 'qicore-condition',
  encounter_diagnosis: 'qicore-condition',
  laboratory_report: 'qicore-diagnosticreport-lab',
  report_note: 'qicore-diagnosticreport-note',
  specimen: 'qicore-specimen',
  procedure: 'qicore-procedure',
  medication_request: 'qicore-medicationrequest',
  medication_dispense: 'qicore-medicationdispense',
  immunization: 'qicore-immunization',
  allergy: 'qicore-allergyintolerance',
  care_plan: 'qicore-careplan',
  care_team: 'qicore-careteam',
  goal: 'qicore-goal',
  service_request: 'qicore-servicerequest',
  device: 'qicore-device',
  practitioner: 'qicore-practitioner',
  practitioner_role: 'qicore-practitionerrole',
  organization: 'qicore-organization',
  location: 'qicore-location',
  ...Object.fromEntries(OBSERVATIONS.map((profile) => [profile, 'qicore-observation'])),
};

/** Vital signs of FHIR R4 itself, which measures also select by. */
const FHIR_VITAL_SIGN: { readonly [P in Profile]?: string } = {
  vital_signs: 'vitalsigns',
  blood_pressure: 'bp',
  bmi: 'bmi',
  body_height: 'bodyheight',
  body_temperature: 'bodytemp',
  body_weight: 'bodyweight',
  head_circumference: 'headcircum',
  heart_rate: 'heartrate',
  pulse_oximetry: 'oxygensat',
  respiratory_rate: 'resprate',
};

/** Profiles of CARIN Blue Button by the name that builders use. Explanations of benefits have profiles of it alone. */
const CARIN_BLUE_BUTTON = {
  member: 'C4BB-Patient',
  coverage: 'C4BB-Coverage',
  organization: 'C4BB-Organization',
  practitioner: 'C4BB-Practitioner',
  professional_explanation: 'C4BB-ExplanationOfBenefit-Professional-NonClinician',
  inpatient_explanation: 'C4BB-ExplanationOfBenefit-Inpatient-Institutional',
  outpatient_explanation: 'C4BB-ExplanationOfBenefit-Outpatient-Institutional',
  pharmacy_explanation: 'C4BB-ExplanationOfBenefit-Pharmacy',
} as const;
export type Profile = UsCoreProfile | keyof typeof CARIN_BLUE_BUTTON;

/** `meta.lastUpdated` of what has no history, such as an organization: CARIN Blue Button requires one, and servers replace it. */
const NEVER_CHANGED = '1970-01-01T00:00:00Z';

/** What is the same for all resources of a run. */
export interface Edition {
  /** `meta` of a resource that claims a profile, or none where the profiles of the run have none for the resource. */
  meta(profile: Profile | 'none'): Meta;
  /** The same of a resource that CARIN Blue Button asks for the time of its last change. */
  metaOf(profile: Profile | 'none', changed: () => string): Meta;
  /** Whether resources claim profiles of CARIN Blue Button. */
  readonly forMembers: boolean;
}

export function createEdition(run: RunInfo, version: UsCoreVersion, family: ProfileFamily = 'us-core'): Edition {
  const source = `${scenarioUrl(run)}?seed=${percent(run.seed)}`;
  const forMembers = family === 'carin-bb';
  const metaOf: Edition['metaOf'] = (profile, changed) => {
    const profiles = profile === 'none' ? [] : claimed(profile, version, family);
    const lastUpdated = forMembers && profiles.some((one) => one.includes('/carin-bb/')) ? { lastUpdated: changed() } : {};
    return { ...lastUpdated, source, ...(profiles.length === 0 ? {} : { profile: profiles }), tag: [SYNTHETIC] };
  };
  return { meta: (profile) => metaOf(profile, () => NEVER_CHANGED), metaOf, forMembers };
}

function claimed(profile: Profile, version: UsCoreVersion, family: ProfileFamily): string[] {
  const known = PROFILES[version];
  const clinical = profile === 'member' ? 'patient' : profile in known ? (profile as UsCoreProfile) : undefined;
  const usCore = clinical === undefined ? [] : [`http://hl7.org/fhir/us/core/StructureDefinition/${known[clinical]}`];
  if (family === 'us-core') return usCore;
  if (family === 'carin-bb') {
    const carin = profile in CARIN_BLUE_BUTTON ? CARIN_BLUE_BUTTON[profile as keyof typeof CARIN_BLUE_BUTTON] : undefined;
    return carin === undefined ? usCore : [`http://hl7.org/fhir/us/carin-bb/StructureDefinition/${carin}|${CARIN_VERSION}`, ...usCore];
  }
  const qiCore = QI_CORE[clinical ?? profile];
  const vitalSign = FHIR_VITAL_SIGN[profile];
  return [
    ...(qiCore === undefined ? [] : [`http://hl7.org/fhir/us/qicore/StructureDefinition/${qiCore}`]),
    ...usCore,
    ...(vitalSign === undefined ? [] : [`http://hl7.org/fhir/StructureDefinition/${vitalSign}`]),
  ];
}

/** A name for the scenario of a run, which leads nowhere. */
export function scenarioUrl({ scenario }: RunInfo): string {
  return `https://hsimc.invalid/scenario/${percent(scenario)}`;
}

/** Percent-encoding of all but unreserved characters (RFC 3986); a lone surrogate, which has no UTF-8 form, becomes U+FFFD. */
export function percent(text: string): string {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte);
    out += /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  }
  return out;
}
