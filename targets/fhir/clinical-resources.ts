/** Which FHIR resource each kind of record becomes. */
import type { FhirResource } from 'fhir/r4.js';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Carries } from '../../model/target.ts';
import type { TemplateDefinition } from '../shared/json-template.ts';
import type { Edition } from './editions.ts';
import type { FhirContext } from './fhir-context.ts';
import type { ReadContext, Reading } from './read-resource.ts';
import { allergyIntolerance, readAllergyIntolerance } from './resources/allergy-intolerance-resource.ts';
import { appointment, readAppointment } from './resources/appointment-resource.ts';
import { carePlan, readCarePlan } from './resources/care-plan-resource.ts';
import { careTeam, readCareTeam } from './resources/care-team-resource.ts';
import { condition, readCondition } from './resources/condition-resource.ts';
import { device, readDevice } from './resources/device-resource.ts';
import { diagnosticReport, readDiagnosticReport } from './resources/diagnostic-report-resource.ts';
import { documentReference, readDocumentReference } from './resources/document-reference-resource.ts';
import { encounter, readEncounter } from './resources/encounter-resource.ts';
import { goal, readGoal } from './resources/goal-resource.ts';
import { imagingStudy, readImagingStudy } from './resources/imaging-study-resource.ts';
import { immunization, readImmunization } from './resources/immunization-resource.ts';
import { medicationAdministration, readMedicationAdministration } from './resources/medication-administration-resource.ts';
import { medicationDispense, readMedicationDispense } from './resources/medication-dispense-resource.ts';
import { medicationRequest, readMedicationRequest } from './resources/medication-request-resource.ts';
import { observation, readObservation } from './resources/observation-resource.ts';
import { procedure, readProcedure } from './resources/procedure-resource.ts';
import { readRelatedPerson, relatedPerson } from './resources/related-person-resource.ts';
import { readServiceRequest, serviceRequest } from './resources/service-request-resource.ts';
import { readSpecimen, specimen } from './resources/specimen-resource.ts';

type Kind<K extends RecordKind> = Subject[K][number];

/** What all clinical records have in common. */
export interface ClinicalRecord {
  readonly id: string;
  readonly encounter_id?: string | null;
}

export interface Clinical {
  readonly list: RecordKind;
  readonly type: string;
  define(edition: Edition): TemplateDefinition<ClinicalRecord, FhirContext, FhirResource>;
  /** The way back: the record that a resource was made of. */
  read(resource: object, context: ReadContext): Readonly<Record<string, unknown>>;
  /** Minute of the message: when others could first know of the record. */
  sent(record: ClinicalRecord): number;
}

interface Resource<K extends RecordKind> {
  readonly type: string;
  readonly define: (edition: Edition) => TemplateDefinition<Kind<K>, FhirContext, FhirResource>;
  readonly read: (resource: never, context: ReadContext) => Reading<Kind<K>>;
  /** Whether it has an element for the time at which the record was entered. */
  readonly dated: boolean;
}

function dated<K extends RecordKind>(type: string, define: Resource<K>['define'], read: Resource<K>['read']): Resource<K> {
  return { type, define, read, dated: true };
}

function undated<K extends RecordKind>(type: string, define: Resource<K>['define'], read: Resource<K>['read']): Resource<K> {
  return { type, define, read, dated: false };
}

/** Kinds whose resources are in `financial-resources.ts`. */
const financial = Symbol('financial');

/**
 * The resource that each kind becomes, or why it becomes none. In order of dependency: a resource refers only to resources of its own kind (earlier in
 * time) or of a kind above.
 */
const resources: { readonly [K in RecordKind]: Resource<K> | typeof financial | string } = {
  related_persons: undated('RelatedPerson', relatedPerson, readRelatedPerson),
  encounters: undated('Encounter', encounter, readEncounter),
  conditions: dated('Condition', condition, readCondition),
  allergy_intolerances: dated('AllergyIntolerance', allergyIntolerance, readAllergyIntolerance),
  service_requests: undated('ServiceRequest', serviceRequest, readServiceRequest),
  specimens: dated('Specimen', specimen, readSpecimen),
  observations: dated('Observation', observation, readObservation),
  imaging_studies: undated('ImagingStudy', imagingStudy, readImagingStudy),
  diagnostic_reports: dated('DiagnosticReport', diagnosticReport, readDiagnosticReport),
  procedures: undated('Procedure', procedure, readProcedure),
  medication_requests: undated('MedicationRequest', medicationRequest, readMedicationRequest),
  medication_dispenses: undated('MedicationDispense', medicationDispense, readMedicationDispense),
  medication_administrations: undated('MedicationAdministration', medicationAdministration, readMedicationAdministration),
  immunizations: undated('Immunization', immunization, readImmunization),
  care_teams: undated('CareTeam', careTeam, readCareTeam),
  goals: undated('Goal', goal, readGoal),
  care_plans: dated('CarePlan', carePlan, readCarePlan),
  document_references: undated('DocumentReference', documentReference, readDocumentReference),
  devices: undated('Device', device, readDevice),
  appointments: undated('Appointment', appointment, readAppointment),
  changes: 'a resource has its current content; its status shows corrections, cancellations and entries in error',
  messages: 'they are HL7 v2 messages',
  claim_payments: financial,
  remittances: 'an ExplanationOfBenefit has the payment of its claim, not the remittance advice that lists it',
  dur_alerts: 'CARIN Blue Button has no place for findings of drug-utilization review',
  accumulators: 'the CoverageEligibilityResponse of an inquiry has what was used up to then, and no resource each change',
  pharmacy_claims: financial,
  claims: financial,
  enrollments: 'Coverage has what came of them, not the transactions of enrollment',
  attributions: 'Patient.generalPractitioner has the provider of today, and no resource of US Core or CARIN Blue Button the days of each',
  capitations: 'neither US Core nor CARIN Blue Button has payments by the month',
  risk_scores: 'a RiskAssessment is about the outcome of a patient, and neither US Core nor CARIN Blue Button has the scores of payment',
  care_gaps: 'a gap of Da Vinci DEQM is a DetectedIssue whose evidence is a MeasureReport of DEQM; the MeasureReport of a measure is of FHIR R4 alone',
  outreaches: 'attempts to contact a member are about gaps, which are not written',
  premiums: 'neither US Core nor CARIN Blue Button has premiums',
  eligibility_inquiries: financial,
  authorizations: financial,
  coverages: financial,
};

const known = Object.entries(resources) as [RecordKind, Resource<never> | typeof financial | string][];

export const fhirCarries = Object.fromEntries(known.map(([list, resource]) => [list, typeof resource === 'string' ? resource : true])) as Carries;

export const CLINICAL: readonly Clinical[] = known.flatMap(([list, resource]): Clinical[] => {
  if (typeof resource !== 'object') return [];
  const { reported } = kindOf[list];
  const sent = (record: ClinicalRecord): number => (record as unknown as Readonly<Record<string, number>>)[reported];
  return [{ list, type: resource.type, define: resource.define as unknown as Clinical['define'], read: resource.read as unknown as Clinical['read'], sent }];
});

/** Kinds whose resource has no element for the time at which the record was entered. */
export const undatedKinds: readonly RecordKind[] = known.flatMap(([list, resource]) => (typeof resource !== 'object' || resource.dated ? [] : [list]));
