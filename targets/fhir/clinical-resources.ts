/** The one list of clinical record kinds: which FHIR resource each becomes, and when its message was sent. */
import type { FhirResource } from 'fhir/r4.js';
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Definition } from '../shared/json-template.ts';
import type { Edition } from './editions.ts';
import type { Context } from './fhir-context.ts';
import { allergyIntolerance } from './resources/allergy-intolerance-resource.ts';
import { appointment } from './resources/appointment-resource.ts';
import { carePlan } from './resources/care-plan-resource.ts';
import { careTeam } from './resources/care-team-resource.ts';
import { condition } from './resources/condition-resource.ts';
import { device } from './resources/device-resource.ts';
import { diagnosticReport } from './resources/diagnostic-report-resource.ts';
import { documentReference } from './resources/document-reference-resource.ts';
import { encounter } from './resources/encounter-resource.ts';
import { goal } from './resources/goal-resource.ts';
import { imagingStudy } from './resources/imaging-study-resource.ts';
import { immunization } from './resources/immunization-resource.ts';
import { medicationAdministration } from './resources/medication-administration-resource.ts';
import { medicationDispense } from './resources/medication-dispense-resource.ts';
import { medicationRequest } from './resources/medication-request-resource.ts';
import { observation } from './resources/observation-resource.ts';
import { procedure } from './resources/procedure-resource.ts';
import { relatedPerson } from './resources/related-person-resource.ts';
import { serviceRequest } from './resources/service-request-resource.ts';
import { specimen } from './resources/specimen-resource.ts';

type Kind<K extends RecordKind> = Subject[K][number];

/** What all clinical records have in common. */
export interface ClinicalRecord {
  readonly id: string;
  readonly encounter_id?: string | null;
}

export interface Clinical {
  readonly list: RecordKind;
  readonly type: string;
  define(edition: Edition): Definition<ClinicalRecord, Context, FhirResource>;
  /** Minute of the message: when others could first know of the record. */
  sent(record: ClinicalRecord): number;
}

/** A row of the list below. The record type is checked here and forgotten after. */
function row<K extends RecordKind>(
  list: K,
  type: string,
  define: (edition: Edition) => Definition<Kind<K>, Context, FhirResource>,
  sent: (record: Kind<K>) => number,
): Clinical {
  return { list, type, define: define as unknown as Clinical['define'], sent: sent as unknown as Clinical['sent'] };
}

/** In order of dependency: a resource refers only to resources of its own row (earlier in time) or of a row above. */
export const CLINICAL: readonly Clinical[] = [
  row('related_persons', 'RelatedPerson', relatedPerson, (r) => r.recorded),
  row('encounters', 'Encounter', encounter, (r) => r.recorded),
  row('conditions', 'Condition', condition, (r) => r.recorded),
  row('allergy_intolerances', 'AllergyIntolerance', allergyIntolerance, (r) => r.recorded),
  row('service_requests', 'ServiceRequest', serviceRequest, (r) => r.recorded),
  row('specimens', 'Specimen', specimen, (r) => r.collected),
  row('observations', 'Observation', observation, (r) => r.issued),
  row('imaging_studies', 'ImagingStudy', imagingStudy, (r) => r.recorded),
  row('diagnostic_reports', 'DiagnosticReport', diagnosticReport, (r) => r.issued),
  row('procedures', 'Procedure', procedure, (r) => r.recorded),
  row('medication_requests', 'MedicationRequest', medicationRequest, (r) => r.recorded),
  row('medication_dispenses', 'MedicationDispense', medicationDispense, (r) => r.recorded),
  row('medication_administrations', 'MedicationAdministration', medicationAdministration, (r) => r.recorded),
  row('immunizations', 'Immunization', immunization, (r) => r.recorded),
  row('care_teams', 'CareTeam', careTeam, (r) => r.recorded),
  row('goals', 'Goal', goal, (r) => r.recorded),
  row('care_plans', 'CarePlan', carePlan, (r) => r.recorded),
  row('document_references', 'DocumentReference', documentReference, (r) => r.recorded),
  row('devices', 'Device', device, (r) => r.recorded),
  row('appointments', 'Appointment', appointment, (r) => r.recorded),
];
