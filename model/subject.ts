/**
 * The canonical record of one subject: the hinge between runtime and targets.
 * Each list is one kind of record, and one table of the tabular targets. Lists are in order of event time, ties in source order.
 */
import { z } from 'zod';
import { allergyIntolerance } from './clinical/allergy-intolerance.ts';
import { appointment } from './clinical/appointment.ts';
import { carePlan, careTeam, goal } from './clinical/care.ts';
import { change } from './clinical/change.ts';
import { condition } from './clinical/condition.ts';
import { device } from './clinical/device.ts';
import { diagnosticReport } from './clinical/diagnostic-report.ts';
import { documentReference } from './clinical/document-reference.ts';
import { encounter } from './clinical/encounter.ts';
import { imagingStudy } from './clinical/imaging-study.ts';
import { immunization } from './clinical/immunization.ts';
import { medicationAdministration, medicationRequest } from './clinical/medication.ts';
import { medicationDispense } from './clinical/medication-dispense.ts';
import { message } from './clinical/message.ts';
import { observation, specimen } from './clinical/observation.ts';
import { procedure } from './clinical/procedure.ts';
import { serviceRequest } from './clinical/service-request.ts';
import { patient } from './parties/patient.ts';
import { location, organization, practitioner } from './parties/providers.ts';
import { relatedPerson } from './parties/related-person.ts';

/** The clinical record kinds by the name of their list. */
export const clinicalRecords = {
  encounters: encounter,
  conditions: condition,
  observations: observation,
  specimens: specimen,
  diagnostic_reports: diagnosticReport,
  procedures: procedure,
  medication_requests: medicationRequest,
  medication_dispenses: medicationDispense,
  medication_administrations: medicationAdministration,
  immunizations: immunization,
  allergy_intolerances: allergyIntolerance,
  care_plans: carePlan,
  care_teams: careTeam,
  goals: goal,
  document_references: documentReference,
  service_requests: serviceRequest,
  devices: device,
  imaging_studies: imagingStudy,
  appointments: appointment,
  changes: change,
  messages: message,
  related_persons: relatedPerson,
} as const;
export type ClinicalKind = keyof typeof clinicalRecords;
export const clinicalKinds = Object.keys(clinicalRecords) as ClinicalKind[];

const lists = Object.fromEntries(clinicalKinds.map((kind) => [kind, z.array(clinicalRecords[kind])])) as {
  [K in ClinicalKind]: z.ZodArray<(typeof clinicalRecords)[K]>;
};

/** The parties that a subject's records refer to. */
export const parties = z.strictObject({
  organizations: z.array(organization),
  locations: z.array(location),
  practitioners: z.array(practitioner),
});
export type Parties = z.infer<typeof parties>;

export const subject = z.strictObject({
  index: z.int().min(0).describe('Position in the cohort, from 0'),
  variations: z.record(z.string(), z.string()).describe('Arm of each variation axis'),
  patient,
  ...lists,
  parties,
});
export type Subject = z.infer<typeof subject>;
