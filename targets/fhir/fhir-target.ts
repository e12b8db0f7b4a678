/** FHIR R4 with US Core: bulk NDJSON, or a bundle for each subject. */
import type { Omission, Target, Writer } from '../../model/target.ts';
import { GZIP, gzipped } from '../shared/gzip.ts';
import { fhirCarries, undatedKinds } from './clinical-resources.ts';
import { FHIR_VERSION } from './editions.ts';
import { bulkWriter } from './fhir-bulk.ts';
import { bundleWriter } from './fhir-bundle.ts';
import { counting } from './fhir-losses.ts';
import { type FhirOptions, fhirOptions } from './fhir-options.ts';
import { createStreams } from './fhir-streams.ts';

const omitted: readonly Omission[] = [
  { record: 'encounters', field: 'mrn', why: 'all visits belong to the same Patient' },
  ...undatedKinds.map((record) => ({ record, field: 'recorded', why: 'the Provenance of a visit has the time of the last report of its records' })),
  { record: 'observations', field: 'practitioner_id', why: 'the performer of a laboratory result is the laboratory' },
  { record: 'observations', field: 'organization_id', why: 'the performer of other results is the practitioner' },
  { record: 'diagnostic_reports', field: 'practitioner_id', why: 'the performer of a laboratory report is the laboratory' },
  { record: 'medication_dispenses', field: 'fill_number', why: 'the type distinguishes the first fill from refills, but not refills from each other' },
  ...(['start', 'end'] as const).map((field) => ({
    record: 'procedures' as const,
    field,
    why: 'a procedure that was not performed has no time',
  })),
  { record: 'medication_dispenses', field: 'practitioner_id', why: 'the performer is the pharmacy' },
  { record: 'immunizations', field: 'practitioner_id', why: 'a vaccine that was not given has no performer' },
  ...(['name', 'same_household', 'race', 'ethnicity', 'marital_status'] as const).map((field) => ({
    record: 'related_persons' as const,
    field,
    why: 'RelatedPerson has no such element',
  })),
  ...(['name', 'tier', 'reason', 'benefit_status', 'carry_over', 'recorded'] as const).map((field) => ({
    record: 'coverages' as const,
    field,
    why: 'Coverage has no such element',
  })),
  { record: 'claims', field: 'prior_payment_id', why: 'Claim.related is the claim to the payer before; Claim has no reference to an ExplanationOfBenefit' },
  { record: 'claims', field: 'member_id', why: 'Claim refers to the Coverage, which has the number of the member' },
  ...(['acknowledged', 'acknowledgement', 'reject_category', 'reject_code'] as const).map((field) => ({
    record: 'claims' as const,
    field,
    why: 'acknowledgements are sent as X12 277CA; the ExplanationOfBenefit of a rejected claim has the outcome error',
  })),
  ...(['ingredient_cost', 'dispensing_fee'] as const).map((field) => ({
    record: 'pharmacy_claims' as const,
    field,
    why: 'CARIN Blue Button has their sum as the drug cost',
  })),
  ...(['dispensing_status', 'quantity_intended', 'days_supply_intended'] as const).map((field) => ({
    record: 'pharmacy_claims' as const,
    field,
    why: 'CARIN Blue Button has no such information',
  })),
  { record: 'eligibility_inquiries', field: 'kind', why: 'the coverage that is answered about has it' },
  { record: 'eligibility_inquiries', field: 'recorded', why: 'the request and its answer have the time at which it was asked' },
  { record: 'authorizations', field: 'recorded', why: 'Claim has the time of the request, ClaimResponse that of the answer' },
  { record: 'related_persons', field: 'related_patient_id', why: 'RelatedPerson has no reference to a Patient; its identifier is the record number' },
];

export const fhir = {
  name: 'fhir',
  title: `HL7 FHIR R4 (${FHIR_VERSION}) with US Core profiles`,
  version: FHIR_VERSION,
  support: 'stable',
  mediaType: 'application/fhir+json',
  standardOutput: true,
  options: fhirOptions,
  carries: fhirCarries,
  shows: ['accumulators'],
  // A visit lists its diagnoses, a plan its goals, and a result has the clock of its visit.
  feed: 'resources',
  omits: () => omitted,
  open(run, options) {
    const {
      bundle: type,
      max_entries: limit = Number.MAX_SAFE_INTEGER,
      method = 'put',
      pretty = false,
      file_name: name = 'index',
      bulk_files: layout = 'block',
      gzip,
    } = options;
    const streams = createStreams(run, options.us_core, options.profile);
    const bulk = (): Writer => (gzip === true ? gzipped(bulkWriter(streams, layout, GZIP)) : bulkWriter(streams, layout, ''));
    return counting(type === 'none' ? bulk() : bundleWriter(streams, { type, limit, method, pretty, name }));
  },
} satisfies Target<FhirOptions>;
