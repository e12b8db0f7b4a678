/** Which FHIR resource each kind of record becomes. */
import type { FhirResource } from 'fhir/r4.js';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Carries } from '../../model/target.ts';
import type { TemplateDefinition } from '../shared/json-template.ts';
import type { Edition } from './editions.ts';
import type { FhirContext } from './fhir-context.ts';
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
  define(edition: Edition): TemplateDefinition<ClinicalRecord, FhirContext, FhirResource>;
  /** Minute of the message: when others could first know of the record. */
  sent(record: ClinicalRecord): number;
}

interface Resource<K extends RecordKind> {
  readonly type: string;
  readonly define: (edition: Edition) => TemplateDefinition<Kind<K>, FhirContext, FhirResource>;
  /** Whether it has an element for the time at which the record was entered. */
  readonly dated: boolean;
}

function dated<K extends RecordKind>(type: string, define: Resource<K>['define']): Resource<K> {
  return { type, define, dated: true };
}

function undated<K extends RecordKind>(type: string, define: Resource<K>['define']): Resource<K> {
  return { type, define, dated: false };
}

/**
 * The resource that each kind becomes, or why it becomes none. In order of dependency: a resource refers only to resources of its own kind (earlier in
 * time) or of a kind above.
 */
const resources: { readonly [K in RecordKind]: Resource<K> | string } = {
  related_persons: undated('RelatedPerson', relatedPerson),
  encounters: undated('Encounter', encounter),
  conditions: dated('Condition', condition),
  allergy_intolerances: dated('AllergyIntolerance', allergyIntolerance),
  service_requests: undated('ServiceRequest', serviceRequest),
  specimens: dated('Specimen', specimen),
  observations: dated('Observation', observation),
  imaging_studies: undated('ImagingStudy', imagingStudy),
  diagnostic_reports: dated('DiagnosticReport', diagnosticReport),
  procedures: undated('Procedure', procedure),
  medication_requests: undated('MedicationRequest', medicationRequest),
  medication_dispenses: undated('MedicationDispense', medicationDispense),
  medication_administrations: undated('MedicationAdministration', medicationAdministration),
  immunizations: undated('Immunization', immunization),
  care_teams: undated('CareTeam', careTeam),
  goals: undated('Goal', goal),
  care_plans: dated('CarePlan', carePlan),
  document_references: undated('DocumentReference', documentReference),
  devices: undated('Device', device),
  appointments: undated('Appointment', appointment),
  changes: 'a resource has its current content; its status shows corrections, cancellations and entries in error',
  messages: 'they are HL7 v2 messages',
};

const known = Object.entries(resources) as [RecordKind, Resource<never> | string][];

export const fhirCarries = Object.fromEntries(known.map(([list, resource]) => [list, typeof resource === 'string' ? resource : true])) as Carries;

export const CLINICAL: readonly Clinical[] = known.flatMap(([list, resource]): Clinical[] => {
  if (typeof resource === 'string') return [];
  const { reported } = kindOf[list];
  const sent = (record: ClinicalRecord): number => (record as unknown as Readonly<Record<string, number>>)[reported];
  return [{ list, type: resource.type, define: resource.define as unknown as Clinical['define'], sent }];
});

/** Kinds whose resource has no element for the time at which the record was entered. */
export const undatedKinds: readonly RecordKind[] = known.flatMap(([list, resource]) => (typeof resource === 'string' || resource.dated ? [] : [list]));
