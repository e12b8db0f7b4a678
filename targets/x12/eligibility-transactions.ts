/** Eligibility: the inquiry of a provider (270, BHT02 13) and the answer of the payer (271, BHT02 11), both 005010X279A1: one inquiry in each transaction set. */
import type { Accumulator } from '../../model/benefits/accumulator.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import { type EligibilityInquiry, type EligibilityRejectReason, serviceTypeCodes } from '../../model/benefits/eligibility-inquiry.ts';
import { payerNumber } from '../../model/benefits/payer-number.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { civilOf } from '../../model/time/civil.ts';
import { knownLimits } from '../shared/known-limits.ts';
import { demographics, memberName, organizationName, practitionerName } from './claim-parties.ts';
import { insuranceType } from './plan-codes.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';
import { taxIdentifier, x12Amount, x12Date, x12Minute } from './x12-values.ts';

/** AAA03 of 2100C; 77 where the number is that of a dependant, whose subscriber the payer knows. */
const REJECTED: Readonly<Record<EligibilityRejectReason, string>> = {
  subscriber_not_found: '75',
  patient_not_found: '67',
  outside_inquiry_period: '62',
  date_in_future: '63',
  birth_date_mismatch: '71',
  invalid_member_id: '72',
  unable_to_respond: '42',
};
const SUBSCRIBER_FOUND = '77';
/** What the number of a member ends in where the member is the subscriber. */
const SUBSCRIBER = '01';
/** AAA04: correct and send again, or send again as it is. */
const CORRECT = 'C';
const AGAIN = 'R';
/** EB01. */
const STATUS = { active: '1', inactive: '6' } as const;
const AMOUNT = { deductible: 'C', out_of_pocket: 'G' } as const satisfies Readonly<Record<Accumulator['kind'], string>>;
/** EB02. */
const SCOPE = { individual: 'IND', family: 'FAM' } as const satisfies Readonly<Record<Accumulator['scope'], string>>;
/** EB06: of a year that begins in January, of another one, and what remains of it. */
const CALENDAR_YEAR = '23';
const SERVICE_YEAR = '22';
const REMAINING = '29';
/** `network` of an accumulator for providers in the network of the plan (EB12). */
const IN_NETWORK = 'in';

export interface InquiryToSend {
  readonly inquiry: EligibilityInquiry;
  readonly of: SubjectParties;
}

export function eligibilityInquiry(segments: SegmentList, { inquiry, of }: InquiryToSend, payer: Organization): void {
  levels(segments, { inquiry, of }, payer, '13');
  demographics(segments, of.subject.patient);
  segments.add('DTP', '291', 'D8', x12Date(inquiry.service_date));
  segments.add('EQ', serviceTypeCodes[inquiry.service_type]);
}

export function eligibilityAnswer(segments: SegmentList, { inquiry, of }: InquiryToSend, payer: Organization): void {
  const { status, reject_reason: reason, effective, termination, member_id } = inquiry;
  levels(segments, { inquiry, of }, payer, '11');
  const coverage = inquiry.coverage_id === null ? undefined : of.coverage(inquiry.coverage_id);
  if (status !== 'rejected' && (coverage?.group_number ?? '') !== '') segments.add('REF', '6P', segments.text(coverage?.group_number ?? '', 50));
  if (status === 'rejected' && reason !== null) {
    const code = reason === 'patient_not_found' && !member_id.endsWith(SUBSCRIBER) ? SUBSCRIBER_FOUND : REJECTED[reason];
    segments.add('AAA', 'N', '', code, reason === 'unable_to_respond' ? AGAIN : CORRECT);
  }
  demographics(segments, of.subject.patient);
  if (status === 'rejected') return;
  if (effective !== null) segments.add('DTP', '346', 'D8', x12Date(effective));
  if (termination !== null) segments.add('DTP', '347', 'D8', x12Date(termination));
  const asked = serviceTypeCodes[inquiry.service_type];
  segments.add('EB', STATUS[status], '', asked, coverage === undefined ? '' : insuranceType(coverage), segments.text(coverage?.plan ?? '', 50));
  if (status === 'active' && coverage !== undefined) amounts(segments, coverage, { inquiry, of });
}

/** The levels of payer, provider and member. */
function levels(segments: SegmentList, { inquiry, of }: InquiryToSend, payer: Organization, purpose: '13' | '11'): void {
  const minute = x12Minute(inquiry.asked);
  const practitioner = of.practitioner(inquiry.practitioner_id);
  const number = payerNumber(inquiry.id);
  segments.add('BHT', '0022', purpose, number, minute.slice(0, 8), minute.slice(8));
  segments.add('HL', '1', '', '20', '1');
  organizationName(segments, 'PR', payer, 'PI', payer.npi);
  segments.add('HL', '2', '1', '21', '1');
  practitionerName(segments, '1P', practitioner);
  segments.add('HL', '3', '2', '22', '0');
  segments.add('TRN', purpose === '13' ? '1' : '2', number, `9${taxIdentifier(practitioner.npi)}`);
  memberName(segments, 'IL', of.subject.patient, inquiry.member_id);
}

/** Deductibles and out-of-pocket maximums of the year that is asked about, and what remains of them, as far as decisions up to the inquiry changed them. */
function amounts(segments: SegmentList, { id }: Coverage, { inquiry, of }: InquiryToSend): void {
  for (const { kind, scope, network, year, used, limit } of knownLimits(of.subject.accumulators, id, inquiry)) {
    const inNetwork = network === IN_NETWORK ? 'Y' : 'N';
    const add = (period: string, amount: number): void =>
      segments.add('EB', AMOUNT[kind], SCOPE[scope], '30', '', '', period, x12Amount(amount), '', '', '', '', inNetwork);
    add(civilOf(year).month === 1 ? CALENDAR_YEAR : SERVICE_YEAR, limit);
    add(REMAINING, Math.max(limit - used, 0));
  }
}
