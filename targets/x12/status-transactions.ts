/** Claim status: the inquiry of a provider (276) and the answer of the payer (277), both 005010X212. */
import { payerNumber } from '../../model/benefits/payer-number.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { demographics, memberName, organizationName } from './claim-parties.ts';
import { grouped } from './grouped.ts';
import type { SegmentList } from './segment-list.ts';
import type { StatusInquiry } from './status-inquiries.ts';
import { x12Amount, x12Date, x12Minute } from './x12-values.ts';

/** STC01: pended, in process; accepted for processing. */
const IN_PROCESS = ['P1', '20'];

export interface StatusBatch {
  readonly payer: Organization;
  readonly submitter: string;
  /** BHT03, the same of inquiries and answers. */
  readonly reference: string;
  readonly at: number;
  readonly inquiries: readonly StatusInquiry[];
}

export function statusInquiryTransaction(segments: SegmentList, batch: StatusBatch): void {
  levels(segments, batch, 'inquiry', (one) => {
    segments.add('TRN', '1', traceOf(one));
    references(segments, one);
    segments.add('AMT', 'T3', x12Amount(one.claim.charge));
    serviceDates(segments, one);
  });
}

export function statusAnswerTransaction(segments: SegmentList, batch: StatusBatch): void {
  levels(segments, batch, 'answer', (one) => {
    segments.add('TRN', '2', traceOf(one));
    segments.add('STC', IN_PROCESS, x12Date(dayOfMinute(one.at)), '', x12Amount(one.claim.charge), '0');
    references(segments, one);
    serviceDates(segments, one);
  });
}

/** Payer, trading partner, billing provider and member: what is said of each claim is below the member. */
function levels(segments: SegmentList, batch: StatusBatch, kind: 'inquiry' | 'answer', status: (one: StatusInquiry) => void): void {
  const { payer, submitter, reference, at, inquiries } = batch;
  const asked = kind === 'inquiry';
  const minute = x12Minute(at);
  segments.add('BHT', '0010', asked ? '13' : '08', reference, minute.slice(0, 8), minute.slice(8), asked ? '' : 'DG');
  segments.add('HL', '1', '', '20', '1');
  organizationName(segments, 'PR', payer, 'PI', payer.npi);
  segments.add('HL', '2', '1', '21', '1');
  segments.add('NM1', '41', '2', segments.text(submitter, 60), '', '', '', '', '46', submitter);
  let level = 2;
  for (const [billing, ofBilling] of grouped(inquiries, ({ claim, of }) => of.organization(claim.billing_id))) {
    const provider = ++level;
    segments.add('HL', String(provider), '2', '19', '1');
    organizationName(segments, '1P', billing, 'XX', billing.npi);
    for (const [coverage, ofMember] of grouped(ofBilling, ({ coverage: one }) => one)) {
      const { patient } = ofMember[0].of.subject;
      segments.add('HL', String(++level), String(provider), '22', '0');
      if (asked) demographics(segments, patient);
      memberName(segments, 'IL', patient, coverage.member_id);
      for (const one of ofMember) status(one);
    }
  }
}

/** TRN02: the number of the claim, and that of the inquiry about it. */
const traceOf = ({ claim, nth }: StatusInquiry): string => `${claim.control_number}Q${nth}`;

function references(segments: SegmentList, { claim }: StatusInquiry): void {
  segments.add('REF', '1K', payerNumber(claim.id));
  if (claim.type_of_bill !== null) segments.add('REF', 'BLT', claim.type_of_bill.slice(1));
  segments.add('REF', 'EJ', segments.text(claim.control_number, 38));
}

function serviceDates(segments: SegmentList, { claim }: StatusInquiry): void {
  segments.add('DTP', '472', 'RD8', `${x12Date(claim.service_start)}-${x12Date(claim.service_end)}`);
}
