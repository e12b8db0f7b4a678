/** The one list of clinical record kinds: which FHIR resource each becomes, and when its message was sent. */
import type { FhirResource } from 'fhir/r4.js';
import type { ClinicalKind, Subject } from '../../runtime/canonical/subject.ts';
import type { Definition } from '../shared/template.ts';
import { allergyIntolerance } from './allergy-intolerance.ts';
import { appointment } from './appointment.ts';
import { carePlan } from './care-plan.ts';
import { careTeam } from './care-team.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import { device } from './device.ts';
import { diagnosticReport } from './diagnostic-report.ts';
import { documentReference } from './document-reference.ts';
import type { Edition } from './editions.ts';
import { encounter } from './encounter.ts';
import { goal } from './goal.ts';
import { imagingStudy } from './imaging-study.ts';
import { immunization } from './immunization.ts';
import { medicationAdministration } from './medication-administration.ts';
import { medicationDispense } from './medication-dispense.ts';
import { medicationRequest } from './medication-request.ts';
import { observation } from './observation.ts';
import { procedure } from './procedure.ts';
import { relatedPerson } from './related-person.ts';
import { serviceRequest } from './service-request.ts';
import { specimen } from './specimen.ts';

type Kind<K extends ClinicalKind> = Subject[K][number];

/** What all clinical records have in common. */
export interface ClinicalRecord {
  readonly id: string;
  readonly encounter_id?: string | null;
}

export interface Clinical {
  readonly list: ClinicalKind;
  readonly type: string;
  define(edition: Edition): Definition<ClinicalRecord, Context, FhirResource>;
  /** Minute of the message: when others could first know of the record. */
  sent(record: ClinicalRecord): number;
}

/** A row of the list below. The record type is checked here and forgotten after. */
function row<K extends ClinicalKind>(
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
