/**
 * The registry of record kinds: every list of records of a subject, in the order in which targets write them. A new kind is one file next to these and
 * its line here; what must decide about it (each target, validation) then does not compile until it has.
 */
import { accumulators } from './benefits/accumulator.ts';
import { attributions } from './benefits/attribution.ts';
import { authorizations } from './benefits/authorization.ts';
import { capitations } from './benefits/capitation.ts';
import { careGaps } from './benefits/care-gap.ts';
import { claims } from './benefits/claim.ts';
import { claimPayments } from './benefits/claim-payment.ts';
import { coverages } from './benefits/coverage.ts';
import { eligibilityInquiries } from './benefits/eligibility-inquiry.ts';
import { enrollments } from './benefits/enrollment.ts';
import { outreaches } from './benefits/outreach.ts';
import { durAlerts } from './benefits/pharmacy-alert.ts';
import { pharmacyClaims } from './benefits/pharmacy-claim.ts';
import { premiums } from './benefits/premium.ts';
import { remittances } from './benefits/remittance.ts';
import { riskScores } from './benefits/risk-score.ts';
import { allergyIntolerances } from './clinical/allergy-intolerance.ts';
import { appointments } from './clinical/appointment.ts';
import { carePlans, careTeams, goals } from './clinical/care.ts';
import { changes } from './clinical/change.ts';
import { conditions } from './clinical/condition.ts';
import { devices } from './clinical/device.ts';
import { diagnosticReports } from './clinical/diagnostic-report.ts';
import { documentReferences } from './clinical/document-reference.ts';
import { encounters } from './clinical/encounter.ts';
import { imagingStudies } from './clinical/imaging-study.ts';
import { immunizations } from './clinical/immunization.ts';
import { medicationAdministrations, medicationRequests } from './clinical/medication.ts';
import { medicationDispenses } from './clinical/medication-dispense.ts';
import { messages } from './clinical/message.ts';
import { observations, specimens } from './clinical/observation.ts';
import { procedures } from './clinical/procedure.ts';
import { serviceRequests } from './clinical/service-request.ts';
import { relatedPersons } from './parties/related-person.ts';

export const kindList = [
  encounters,
  conditions,
  observations,
  specimens,
  diagnosticReports,
  procedures,
  medicationRequests,
  medicationDispenses,
  medicationAdministrations,
  immunizations,
  allergyIntolerances,
  carePlans,
  careTeams,
  goals,
  documentReferences,
  serviceRequests,
  devices,
  imagingStudies,
  appointments,
  changes,
  messages,
  relatedPersons,
  coverages,
  enrollments,
  attributions,
  capitations,
  riskScores,
  premiums,
  eligibilityInquiries,
  authorizations,
  claims,
  claimPayments,
  accumulators,
  remittances,
  pharmacyClaims,
  durAlerts,
  careGaps,
  outreaches,
] as const;

type Kinds = typeof kindList;

/** Every kind by its list. */
export type RecordKinds = { readonly [K in Kinds[number] as K['list']]: K };
/** The name of a kind: that of its list. */
export type RecordKind = Kinds[number]['list'];

export const kindOf = Object.fromEntries(kindList.map((one) => [one.list, one])) as unknown as RecordKinds;
export const recordKinds: readonly RecordKind[] = kindList.map(({ list }) => list);
