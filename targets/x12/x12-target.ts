/**
 * X12 005010: claims of providers (837) and what payers answer (277CA, 999, 835), inquiries about them (276, 277), inquiries about eligibility (270, 271), requests for
 * review (278), enrollment (834), and premiums (820).
 */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Omission, RunInfo, Target, Writer } from '../../model/target.ts';
import { carriesOf } from '../shared/carried-kinds.ts';
import { type X12Options, x12Options } from './x12-options.ts';

const written: readonly RecordKind[] = [
  'claims',
  'claim_payments',
  'remittances',
  'coverages',
  'enrollments',
  'authorizations',
  'encounters',
  'accumulators',
  'eligibility_inquiries',
  'premiums',
  'attributions',
];
/** Why records of benefits are left out; those of care are not part of claims. */
const reasons: Readonly<Partial<Record<RecordKind, string>>> = {
  pharmacy_claims: 'claims of pharmacies are sent as NCPDP, not as X12',
  capitations: 'they are paid as adjustments of remittances (PLB), which are sent as 835',
  risk_scores: 'risk scores follow from the diagnoses of claims, and no transaction has them',
  care_gaps: 'no transaction is about gaps in care',
  outreaches: 'no transaction is about attempts to contact a member',
  dur_alerts: 'drug-utilization review is sent as NCPDP, not as X12',
};
const carries = carriesOf(written, reasons, 'claims have their own diagnoses and services, and no other clinical data');

const omitted: readonly Omission[] = [];

export const x12 = {
  name: 'x12',
  title: 'X12 claims, payments, enrollment, eligibility and premiums (837, 835, 834, 270, 271, 820)',
  version: '005010',
  support: 'preview',
  mediaType: 'application/edi-x12',
  standardOutput: false,
  options: x12Options,
  carries,
  omits: () => omitted,
  feed: 'batches',
  subject: {
    kinds: ['claims', 'remittances', 'enrollments', 'authorizations', 'eligibility_inquiries', 'premiums'],
    madeBy: '`coverage`',
    example: 'coverage medical { plan: ppo }',
  },
  async open(run: RunInfo, options: X12Options): Promise<Writer> {
    return new (await import('./x12-writer.ts')).X12Writer(run, options);
  },
} satisfies Target<X12Options>;
