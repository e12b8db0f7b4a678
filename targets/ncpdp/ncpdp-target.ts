/** NCPDP Telecommunication D.0: claims of pharmacies, their inquiries about coverage, and the answers of payers to them. */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Omission, RunInfo, Target, Writer } from '../../model/target.ts';
import { carriesOf } from '../shared/carried-kinds.ts';
import { type NcpdpOptions, ncpdpOptions } from './ncpdp-options.ts';

const written: readonly RecordKind[] = [
  'pharmacy_claims',
  'dur_alerts',
  'coverages',
  'accumulators',
  'medication_requests',
  'medication_dispenses',
  'eligibility_inquiries',
];
/** Why records of benefits are left out; those of care are not part of claims of pharmacies. */
const reasons: Readonly<Partial<Record<RecordKind, string>>> = {
  claims: 'claims of providers are sent as X12 837, not as NCPDP',
  claim_payments: 'decisions about claims of providers are sent as X12 835, not as NCPDP',
  remittances: 'payments to providers are sent as X12 835, not as NCPDP',
  enrollments: 'enrollment is sent as X12 834, not as NCPDP',
  attributions: 'primary care providers are sent as X12 834, not as NCPDP',
  capitations: 'payments to providers are sent as X12 835, not as NCPDP',
  risk_scores: 'no transaction is about risk scores',
  premiums: 'premiums are sent as X12 820, not as NCPDP',
  care_gaps: 'no transaction is about gaps in care',
  outreaches: 'no transaction is about attempts to contact a member',
  authorizations: 'requests for review are sent as X12 278, not as NCPDP',
};
const carries = carriesOf(written, reasons, 'claims of pharmacies have no other clinical data');

const omitted: readonly Omission[] = [
  { record: 'pharmacy_claims', field: 'tier', why: 'no field of D.0 has the tier of a formulary' },
  { record: 'medication_requests', field: 'sig', why: 'directions are part of prescriptions (SCRIPT), not of claims' },
  { record: 'medication_requests', field: 'reason', why: 'the clinical segment (AM13) is not written' },
  { record: 'medication_dispenses', field: 'status', why: 'only the last fill before of a drug in a finding is written' },
  { record: 'dur_alerts', field: 'diagnosis', why: 'the text of the finding names it' },
  { record: 'eligibility_inquiries', field: 'kind', why: 'only inquiries about pharmacy coverage are sent; others are sent as X12 270' },
  { record: 'eligibility_inquiries', field: 'service_type', why: 'an E1 asks about the drug benefit alone' },
  { record: 'eligibility_inquiries', field: 'effective', why: 'no field of the answer has the first day of coverage' },
  { record: 'eligibility_inquiries', field: 'termination', why: 'no field of the answer has the last day of coverage' },
  { record: 'accumulators', field: 'kind', why: 'only the individual deductible of a claim has fields of its own' },
];

export const ncpdp = {
  name: 'ncpdp',
  title: 'NCPDP claims of pharmacies, reversals, rebills, inquiries about coverage, and their answers (B1, B2, B3, E1)',
  version: 'Telecommunication D.0, Batch 1.2',
  support: 'preview',
  mediaType: 'application/octet-stream',
  standardOutput: false,
  options: ncpdpOptions,
  carries,
  omits: () => omitted,
  feed: 'batches',
  subject: { kinds: ['pharmacy_claims'], madeBy: '`coverage pharmacy`', example: 'coverage pharmacy { plan: rx_plan }' },
  async open(run: RunInfo, options: NcpdpOptions): Promise<Writer> {
    return new (await import('./ncpdp-writer.ts')).NcpdpWriter(run, options);
  },
} satisfies Target<NcpdpOptions>;
