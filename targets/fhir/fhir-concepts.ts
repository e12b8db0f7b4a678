/**
 * The words of the canonical model as coded concepts. Displays are those of the code systems, letter by letter: FHIR R4 4.0.1 and HL7 Terminology for
 * HL7's, the US and international editions for SNOMED CT's (fully specified names), the CDC code set for race and ethnicity.
 */
import type { CodeableConcept, Coding as FhirCoding } from 'fhir/r4.js';
import type { AllergyIntolerance } from '../../model/clinical/allergy-intolerance.ts';
import type { Condition } from '../../model/clinical/condition.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { Immunization } from '../../model/clinical/immunization.ts';
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { Interpretation, ObservationCategory, Specimen } from '../../model/clinical/observation.ts';
import type { ServiceRequest } from '../../model/clinical/service-request.ts';
import type { VisitType } from '../../model/clinical/visit-type.ts';
import type { Patient } from '../../model/parties/patient.ts';
import type { Location, Organization } from '../../model/parties/providers.ts';
import type { Coding } from '../../model/scalars.ts';
import { CODE_SYSTEM_URI, hl7, usCore } from './fhir-systems.ts';
import { clean, filled } from './fhir-text.ts';

type Word<T> = Extract<T, string>;
type Table<W extends string> = { readonly [K in W]: CodeableConcept };

/** A code of a scenario as FHIR writes it. */
export function fhirCoding(coding: Coding): FhirCoding {
  const system = CODE_SYSTEM_URI[coding.system];
  return filled(coding.display) ? { system, code: clean(coding.code), display: clean(coding.display) } : { system, code: clean(coding.code) };
}

/** A code of a scenario as a concept, its display also as the text. */
export function concept(coding: Coding): CodeableConcept {
  return filled(coding.display) ? { coding: [fhirCoding(coding)], text: clean(coding.display) } : { coding: [fhirCoding(coding)] };
}

export function coded(system: string, code: string, display: string): CodeableConcept {
  return { coding: [{ system, code, display }] };
}

function snomed(code: string, display: string): CodeableConcept {
  return coded(CODE_SYSTEM_URI.SNOMED, code, display);
}

export const CLINICAL_STATUS: Table<Condition['clinical_status']> = {
  active: coded(hl7('condition-clinical'), 'active', 'Active'),
  recurrence: coded(hl7('condition-clinical'), 'recurrence', 'Recurrence'),
  remission: coded(hl7('condition-clinical'), 'remission', 'Remission'),
  resolved: coded(hl7('condition-clinical'), 'resolved', 'Resolved'),
};

export const VERIFICATION_STATUS: Table<Condition['verification_status']> = {
  confirmed: coded(hl7('condition-ver-status'), 'confirmed', 'Confirmed'),
  provisional: coded(hl7('condition-ver-status'), 'provisional', 'Provisional'),
  differential: coded(hl7('condition-ver-status'), 'differential', 'Differential'),
  refuted: coded(hl7('condition-ver-status'), 'refuted', 'Refuted'),
  entered_in_error: coded(hl7('condition-ver-status'), 'entered-in-error', 'Entered in Error'),
};

export const CONDITION_CATEGORY: Table<Condition['category']> = {
  problem_list_item: coded(hl7('condition-category'), 'problem-list-item', 'Problem List Item'),
  encounter_diagnosis: coded(hl7('condition-category'), 'encounter-diagnosis', 'Encounter Diagnosis'),
  health_concern: coded(usCore('condition-category'), 'health-concern', 'Health Concern'),
};

/** Principal and secondary diagnoses are those that are billed, ranked from 1 (the principal one); an admitting diagnosis has no rank. */
export const DIAGNOSIS_USE: Table<'ranked' | 'admitting'> = {
  ranked: coded(hl7('diagnosis-role'), 'billing', 'Billing'),
  admitting: coded(hl7('diagnosis-role'), 'AD', 'Admission diagnosis'),
};

export const SEVERITY: Table<Word<Condition['severity']>> = {
  mild: snomed('255604002', 'Mild (qualifier value)'),
  moderate: snomed('6736007', 'Moderate (severity modifier) (qualifier value)'),
  severe: snomed('24484000', 'Severe (severity modifier) (qualifier value)'),
};

export const ALLERGY_STATUS: Table<AllergyIntolerance['clinical_status']> = {
  active: coded(hl7('allergyintolerance-clinical'), 'active', 'Active'),
  inactive: coded(hl7('allergyintolerance-clinical'), 'inactive', 'Inactive'),
  resolved: coded(hl7('allergyintolerance-clinical'), 'resolved', 'Resolved'),
};
export const ALLERGY_VERIFICATION: Table<AllergyIntolerance['verification_status']> = {
  confirmed: coded(hl7('allergyintolerance-verification'), 'confirmed', 'Confirmed'),
  entered_in_error: coded(hl7('allergyintolerance-verification'), 'entered-in-error', 'Entered in Error'),
};

export const OBSERVATION_CATEGORY: Table<ObservationCategory> = {
  laboratory: coded(hl7('observation-category'), 'laboratory', 'Laboratory'),
  vital_signs: coded(hl7('observation-category'), 'vital-signs', 'Vital Signs'),
  social_history: coded(hl7('observation-category'), 'social-history', 'Social History'),
  exam: coded(hl7('observation-category'), 'exam', 'Exam'),
  survey: coded(hl7('observation-category'), 'survey', 'Survey'),
  imaging: coded(hl7('observation-category'), 'imaging', 'Imaging'),
  procedure: coded(hl7('observation-category'), 'procedure', 'Procedure'),
};

export const INTERPRETATION: Table<Interpretation> = {
  low: coded(hl7('v3-ObservationInterpretation'), 'L', 'Low'),
  normal: coded(hl7('v3-ObservationInterpretation'), 'N', 'Normal'),
  high: coded(hl7('v3-ObservationInterpretation'), 'H', 'High'),
  critical_low: coded(hl7('v3-ObservationInterpretation'), 'LL', 'Critical low'),
  critical_high: coded(hl7('v3-ObservationInterpretation'), 'HH', 'Critical high'),
  abnormal: coded(hl7('v3-ObservationInterpretation'), 'A', 'Abnormal'),
};

export const VALUE_UNKNOWN = coded(hl7('data-absent-reason'), 'unknown', 'Unknown');

export const REPORT_CATEGORY: Table<'laboratory' | 'imaging'> = {
  laboratory: coded(hl7('v2-0074'), 'LAB', 'Laboratory'),
  imaging: coded(CODE_SYSTEM_URI.LOINC, 'LP29684-5', 'Radiology'),
};

/** Material not listed is given in words: SNOMED CT's plain "Specimen" would say no more. */
export const SPECIMEN_TYPE: Table<Specimen['type']> = {
  blood: snomed('119297000', 'Blood specimen (specimen)'),
  serum: snomed('119364003', 'Serum specimen (specimen)'),
  plasma: snomed('119361006', 'Plasma specimen (specimen)'),
  urine: snomed('122575003', 'Urine specimen (specimen)'),
  stool: snomed('119339001', 'Stool specimen (specimen)'),
  swab: snomed('257261003', 'Swab (specimen)'),
  tissue: snomed('119376003', 'Tissue specimen (specimen)'),
  other: { text: 'Other specimen' },
};

export const ENCOUNTER_CLASS: { readonly [K in Encounter['class']]: FhirCoding } = {
  ambulatory: { system: hl7('v3-ActCode'), code: 'AMB', display: 'ambulatory' },
  emergency: { system: hl7('v3-ActCode'), code: 'EMER', display: 'emergency' },
  inpatient: { system: hl7('v3-ActCode'), code: 'IMP', display: 'inpatient encounter' },
  observation: { system: hl7('v3-ActCode'), code: 'OBSENC', display: 'observation encounter' },
  virtual: { system: hl7('v3-ActCode'), code: 'VR', display: 'virtual' },
  home: { system: hl7('v3-ActCode'), code: 'HH', display: 'home health' },
};

/** The type of a visit that a scenario does not state. CPT's own displays are licensed: the number is alone, and the label is the text. */
export function visitConcept({ cpt, snomed, label }: VisitType): CodeableConcept {
  return { coding: [...(cpt === null ? [] : [{ system: CODE_SYSTEM_URI.CPT, code: cpt }]), fhirCoding(snomed)], text: label };
}

export const ENCOUNTER_PRIORITY: Table<Word<Encounter['priority']>> = {
  routine: coded(hl7('v3-ActPriority'), 'R', 'routine'),
  urgent: coded(hl7('v3-ActPriority'), 'UR', 'urgent'),
  emergency: coded(hl7('v3-ActPriority'), 'EM', 'emergency'),
  elective: coded(hl7('v3-ActPriority'), 'EL', 'elective'),
};

export const ADMIT_SOURCE: Table<Word<Encounter['admit_source']>> = {
  home: { ...coded(hl7('admit-source'), 'other', 'Other'), text: 'Home' },
  emergency: coded(hl7('admit-source'), 'emd', 'From accident/emergency department'),
  transfer: coded(hl7('admit-source'), 'hosp-trans', 'Transferred from other hospital'),
  referral: coded(hl7('admit-source'), 'mp', 'Medical Practitioner/physician referral'),
  birth: coded(hl7('admit-source'), 'born', 'Born in hospital'),
};

/** HL7's list has neither home care nor admissions to the same hospital; the text says it. */
export const DISPOSITION: Table<Word<Encounter['disposition']>> = {
  home: coded(hl7('discharge-disposition'), 'home', 'Home'),
  home_health: { ...coded(hl7('discharge-disposition'), 'home', 'Home'), text: 'Home with home health care' },
  skilled_nursing: coded(hl7('discharge-disposition'), 'snf', 'Skilled nursing facility'),
  rehabilitation: coded(hl7('discharge-disposition'), 'rehab', 'Rehabilitation'),
  hospice: coded(hl7('discharge-disposition'), 'hosp', 'Hospice'),
  transfer: coded(hl7('discharge-disposition'), 'other-hcf', 'Other healthcare facility'),
  admitted: { ...coded(hl7('discharge-disposition'), 'oth', 'Other'), text: 'Admitted as an inpatient to this hospital' },
  against_advice: coded(hl7('discharge-disposition'), 'aadvice', 'Left against advice'),
  expired: coded(hl7('discharge-disposition'), 'exp', 'Expired'),
};

export const PRIMARY_PERFORMER = coded(hl7('v3-ParticipationType'), 'PPRF', 'primary performer');

export const MARITAL_STATUS: Table<Patient['marital_status']> = {
  married: coded(hl7('v3-MaritalStatus'), 'M', 'Married'),
  never_married: coded(hl7('v3-MaritalStatus'), 'S', 'Never Married'),
  divorced: coded(hl7('v3-MaritalStatus'), 'D', 'Divorced'),
  widowed: coded(hl7('v3-MaritalStatus'), 'W', 'Widowed'),
  separated: coded(hl7('v3-MaritalStatus'), 'L', 'Legally Separated'),
  unknown: coded(hl7('v3-NullFlavor'), 'UNK', 'unknown'),
};

export const MEDICAL_RECORD_NUMBER = coded(hl7('v2-0203'), 'MR', 'Medical record number');

export const ROUTE: Table<Word<MedicationRequest['route']>> = {
  oral: { ...snomed('26643006', 'Oral route (qualifier value)'), text: 'Oral' },
  subcutaneous: { ...snomed('34206005', 'Subcutaneous route (qualifier value)'), text: 'Subcutaneous' },
  intravenous: { ...snomed('47625008', 'Intravenous route (qualifier value)'), text: 'Intravenous' },
  intramuscular: { ...snomed('78421000', 'Intramuscular route (qualifier value)'), text: 'Intramuscular' },
  inhaled: { ...snomed('447694001', 'Respiratory tract route (qualifier value)'), text: 'Inhaled' },
  topical: { ...snomed('6064005', 'Topical route (qualifier value)'), text: 'Topical' },
  ophthalmic: { text: 'Ophthalmic' },
};

/** Whether a drug is handed over for the first time on a prescription. */
export const FILL: Table<'first' | 'refill'> = {
  first: coded(hl7('v3-ActCode'), 'FF', 'First Fill'),
  refill: coded(hl7('v3-ActCode'), 'RF', 'Refill'),
};

/** Where a prescription is to be taken: in hospital, or at home after a visit. */
export const MEDICATION_CATEGORY: Table<'inpatient' | 'community'> = {
  inpatient: coded(hl7('medicationrequest-category'), 'inpatient', 'Inpatient'),
  community: coded(hl7('medicationrequest-category'), 'community', 'Community'),
};

export const NOT_IMMUNIZED: Table<Word<Immunization['not_done_reason']>> = {
  patient_objection: coded(hl7('v3-ActReason'), 'PATOBJ', 'patient objection'),
  immunity: coded(hl7('v3-ActReason'), 'IMMUNE', 'immunity'),
  medical_precaution: coded(hl7('v3-ActReason'), 'MEDPREC', 'medical precaution'),
  out_of_stock: coded(hl7('v3-ActReason'), 'OSTOCK', 'product out of stock'),
};

export const INJECTION_SITE: Table<Word<Immunization['site']>> = {
  left_arm: coded(hl7('v3-ActSite'), 'LA', 'left arm'),
  right_arm: coded(hl7('v3-ActSite'), 'RA', 'right arm'),
  left_thigh: coded(hl7('v3-ActSite'), 'LT', 'left thigh'),
  right_thigh: coded(hl7('v3-ActSite'), 'RT', 'right thigh'),
};
export const ADMINISTERING_PROVIDER = coded(hl7('v2-0443'), 'AP', 'Administering Provider');

export const SERVICE_CATEGORY: Table<ServiceRequest['category']> = {
  laboratory: snomed('108252007', 'Laboratory procedure'),
  imaging: snomed('363679005', 'Imaging (procedure)'),
  procedure: snomed('71388002', 'Procedure'),
  referral: snomed('3457005', 'Patient referral (procedure)'),
  education: snomed('409073007', 'Education'),
};

export const SURGICAL_PROCEDURE = snomed('387713003', 'Surgical procedure');
export const DIAGNOSTIC_PROCEDURE = snomed('103693007', 'Diagnostic procedure');

export const CARE_PLAN_CATEGORY = coded(usCore('careplan-category'), 'assess-plan', 'Assessment and Plan of Treatment');
export const CLINICAL_NOTE = coded(usCore('us-core-documentreference-category'), 'clinical-note', 'Clinical Note');

export const ORGANIZATION_TYPE: Table<Organization['kind']> = {
  provider: coded(hl7('organization-type'), 'prov', 'Healthcare Provider'),
  laboratory: { ...coded(hl7('organization-type'), 'prov', 'Healthcare Provider'), text: 'Laboratory' },
  pharmacy: { ...coded(hl7('organization-type'), 'prov', 'Healthcare Provider'), text: 'Pharmacy' },
  payer: coded(hl7('organization-type'), 'pay', 'Payer'),
  sponsor: coded(hl7('organization-type'), 'bus', 'Non-Healthcare Business or Corporation'),
};

export const LOCATION_TYPE: Table<Location['kind']> = {
  clinic: coded(hl7('v3-RoleCode'), 'OF', 'Outpatient facility'),
  hospital: coded(hl7('v3-RoleCode'), 'HOSP', 'Hospital'),
  emergency_department: coded(hl7('v3-RoleCode'), 'ER', 'Emergency room'),
  ward: coded(hl7('v3-RoleCode'), 'HU', 'Hospital unit'),
  intensive_care: coded(hl7('v3-RoleCode'), 'ICU', 'Intensive care unit'),
  home: coded(hl7('v3-RoleCode'), 'PTRES', "Patient's Residence"),
  virtual: { text: 'Virtual' },
};

export const AUTHOR = coded(hl7('provenance-participant-type'), 'author', 'Author');
export const TRANSMITTER = coded(usCore('us-core-provenance-participant-type'), 'transmitter', 'Transmitter');
