/** HL7 v2 messages: an interface feed of admissions, orders, results, prescriptions, vaccinations, appointments and documents. */
import type { ClinicalKind } from '../../runtime/canonical/subject.ts';
import type { Omission, Run, Target, Writer } from '../target.ts';
import { settings } from './context.ts';
import { FeedWriter, FileWriter } from './feed.ts';
import { type Hl7v2Options, hl7v2Options } from './options.ts';
import { versionOf } from './versions.ts';

const carries: readonly ClinicalKind[] = [
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
  { record: 'conditions', field: 'category', why: 'DG1 has no list that a diagnosis belongs to' },
  { record: 'conditions', field: 'severity', why: 'DG1 has no severity' },
  { record: 'conditions', field: 'abatement', why: 'DG1 has no end' },
  { record: 'procedures', field: 'outcome', why: 'PR1 has no outcome' },
  { record: 'procedures', field: 'body_site', why: 'PR1 has no site' },
  { record: 'allergy_intolerances', field: 'criticality', why: 'AL1 has the severity of a reaction only' },
  { record: 'imaging_studies', field: 'uid', why: 'a report names no study' },
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
