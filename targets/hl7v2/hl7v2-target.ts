/** HL7 v2 messages: an interface feed of admissions, orders, results, prescriptions, vaccinations, appointments and documents. */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Omission, Run, Target, Writer } from '../../model/target.ts';
import { settings } from './hl7v2-context.ts';
import { FeedWriter, FileWriter } from './hl7v2-feed.ts';
import { type Hl7v2Options, hl7v2Options } from './hl7v2-options.ts';
import { versionOf } from './hl7v2-versions.ts';

const carries: readonly RecordKind[] = [
  'encounters',
  'conditions',
  'observations',
  'specimens',
  'diagnostic_reports',
  'procedures',
  'medication_requests',
  'medication_dispenses',
  'immunizations',
  'allergy_intolerances',
  'document_references',
  'service_requests',
  'imaging_studies',
  'appointments',
  'changes',
  'messages',
];

const omitted: readonly Omission[] = [
  { record: 'encounters', field: 'type', why: 'PV2-12 holds its words only, not its code' },
  { record: 'encounters', field: 'status', why: 'a visit taken back (A11) is told alike, whether it was cancelled or entered in error' },
  { record: 'conditions', field: 'category', why: 'DG1 has no list that a diagnosis belongs to' },
  { record: 'conditions', field: 'clinical_status', why: 'DG1 has no course of the disease' },
  { record: 'conditions', field: 'verification_status', why: 'DG1-6 tells final from working diagnoses only' },
  { record: 'conditions', field: 'severity', why: 'DG1 has no severity' },
  { record: 'conditions', field: 'abatement', why: 'DG1 has no end' },
  { record: 'observations', field: 'category', why: 'OBR-24 tells the laboratory from all else only' },
  { record: 'observations', field: 'issued', why: 'OBR-22 says it of a report as a whole' },
  { record: 'diagnostic_reports', field: 'status', why: 'OBR-25 has no word for what was entered in error: such a report is corrected' },
  { record: 'diagnostic_reports', field: 'result_ids', why: 'OBX has no identifier of a result: results follow their report in order' },
  { record: 'procedures', field: 'status', why: 'PR1 tells of procedures done, and has no word but the deletion of the entry' },
  { record: 'procedures', field: 'outcome', why: 'PR1 has no outcome' },
  { record: 'procedures', field: 'body_site', why: 'PR1 has no site' },
  { record: 'procedures', field: 'location_id', why: 'PR1 has no place' },
  { record: 'medication_requests', field: 'status', why: 'an order is new, corrected, discontinued or cancelled; no message says that it ran out' },
  { record: 'medication_requests', field: 'intent', why: 'RDE^O11 is an order, whatever is intended' },
  { record: 'medication_dispenses', field: 'status', why: 'RDS^O13 tells what was handed over, and what of it was cancelled' },
  { record: 'medication_dispenses', field: 'days_supply', why: 'RXD has no days of supply' },
  { record: 'medication_dispenses', field: 'organization_id', why: 'RXD names a person who dispenses, not a pharmacy' },
  { record: 'immunizations', field: 'location_id', why: 'RXA-11 has no identifier of a place' },
  { record: 'allergy_intolerances', field: 'type', why: 'AL1 does not tell an allergy from an intolerance' },
  { record: 'allergy_intolerances', field: 'criticality', why: 'AL1 has the severity of a reaction only' },
  { record: 'allergy_intolerances', field: 'clinical_status', why: 'AL1 has no course of the allergy' },
  { record: 'allergy_intolerances', field: 'verification_status', why: 'AL1 has no status: what was entered in error is no longer listed' },
  { record: 'allergy_intolerances', field: 'reaction', why: 'AL1-5 holds its words only, not its code' },
  { record: 'allergy_intolerances', field: 'practitioner_id', why: 'AL1 has nobody who recorded it' },
  { record: 'document_references', field: 'status', why: 'TXA-19 tells available from cancelled documents only' },
  { record: 'service_requests', field: 'category', why: 'OBR-24 tells the laboratory and imaging from all else only' },
  { record: 'service_requests', field: 'status', why: 'an order is new, corrected or cancelled; its results say that it was completed' },
  { record: 'imaging_studies', field: 'status', why: 'a study goes with its report, whose status is told; without one it is not told of' },
  { record: 'imaging_studies', field: 'uid', why: 'a report names no study' },
  { record: 'imaging_studies', field: 'modality', why: 'a report names its section only (OBR-24)' },
  { record: 'imaging_studies', field: 'body_site', why: 'the code of the study says it, and OBR-15 was for specimens' },
  { record: 'imaging_studies', field: 'recorded', why: 'a study goes with its report' },
  { record: 'appointments', field: 'status', why: 'SIU tells bookings and cancellations; no message says that the patient came or stayed away' },
  { record: 'appointments', field: 'created', why: 'SCH has no time of booking' },
  { record: 'changes', field: 'kind', why: 'the trigger event and the order control say it, for several kinds alike' },
  { record: 'changes', field: 'record_kind', why: 'the type of the message says it' },
  { record: 'changes', field: 'record_id', why: 'the segments have identifiers for some records only' },
  { record: 'changes', field: 'fields', why: 'messages are snapshots: what was before stands in the message before' },
  { record: 'changes', field: 'occurred', why: 'messages of orders, results and appointments have no EVN' },
  { record: 'changes', field: 'encounter_id', why: 'ADT^A40 tells of record numbers, and of no visit' },
  { record: 'changes', field: 'practitioner_id', why: 'no segment names who changed a record' },
];

export const hl7v2 = {
  name: 'hl7v2',
  title: 'HL7 v2 messages',
  version: '2.5.1',
  support: 'stable',
  mediaType: 'application/hl7-v2',
  standardOutput: true,
  options: hl7v2Options,
  carries,
  omits: () => omitted,
  feed: 'messages',
  open(run: Run, { version, layout, framing, charset }: Hl7v2Options): Writer {
    const of = settings(run, versionOf(version), charset);
    return layout === 'feed' ? new FeedWriter(of, framing) : new FileWriter(of, framing);
  },
} satisfies Target<Hl7v2Options>;
