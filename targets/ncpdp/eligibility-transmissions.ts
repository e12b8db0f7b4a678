/** Inquiries of pharmacies about coverage (E1), and what payers answer. */
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { EligibilityInquiry, EligibilityRejectReason } from '../../model/benefits/eligibility-inquiry.ts';
import type { Organization, Practitioner } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import { GENDER, NPI, RELATIONSHIP } from './claim-request.ts';
import { ACCEPTED, insured } from './claim-response.ts';
import { requestHeader, requestSegments, responseHeader, responseSegments, VERSION } from './ncpdp-fields.ts';
import type { NcpdpOptions } from './ncpdp-options.ts';
import { Transmission } from './transmission.ts';

/** 103-A3. */
const ELIGIBILITY = 'E1';
/** 112-AN: the inquiry is approved or rejected. */
const STATUS = { active: 'A', inactive: 'R', rejected: 'R' } as const;
/**
 * 511-FB. Fields that are missing or wrong have codes of their own: 07 cardholder, 09 birth date, 15 date of service; 52 another cardholder, 65 not covered, 92 the system does not
 * answer.
 */
const REJECTED: Readonly<Record<EligibilityRejectReason, string>> = {
  subscriber_not_found: '52',
  patient_not_found: '65',
  outside_inquiry_period: '15',
  date_in_future: '15',
  birth_date_mismatch: '09',
  invalid_member_id: '07',
  unable_to_respond: '92',
};
/** What the number of a member has behind that of the subscriber: two digits. */
const PERSON = /^(.+)(\d\d)$/;

export interface InquiryToTransmit {
  readonly inquiry: EligibilityInquiry;
  /** The coverage that is answered about; none of a rejected inquiry. */
  readonly coverage: Coverage | undefined;
  readonly pharmacy: Organization;
  readonly payer: Organization;
  readonly prescriber: Practitioner | undefined;
  readonly subject: Subject;
}

/** Null for an inquiry about another coverage than of drugs, or whose payer is not among the records; `no pharmacy` where the patient has none. */
export function inquiryToTransmit(inquiry: EligibilityInquiry, subject: Subject): InquiryToTransmit | 'no pharmacy' | null {
  if (inquiry.kind !== 'pharmacy') return null;
  const { organizations, practitioners } = subject.parties;
  const payer = organizations.find(({ id }) => id === inquiry.payer_id);
  if (payer === undefined) return null;
  const pharmacy = pharmacyOf(inquiry, subject);
  if (pharmacy === undefined) return 'no pharmacy';
  const coverage = subject.coverages.find(({ id }) => id === inquiry.coverage_id);
  return { inquiry, coverage, pharmacy, payer, prescriber: practitioners.find(({ id }) => id === inquiry.practitioner_id), subject };
}

/** Where the patient fills next, else where the last fill before was. */
function pharmacyOf({ asked }: EligibilityInquiry, { pharmacy_claims: claims, parties }: Subject): Organization | undefined {
  const claim = claims.find(({ at }) => at >= asked) ?? claims.at(-1);
  return parties.organizations.find(({ id }) => id === claim?.pharmacy_id);
}

export function eligibilityRequest(sent: InquiryToTransmit, options: NcpdpOptions, lost: Lost): Transmission {
  const { inquiry, coverage, prescriber, subject } = sent;
  const { patient } = subject;
  const number = PERSON.exec(inquiry.member_id);
  const out = new Transmission(requestHeader, [options.bin, VERSION, ELIGIBILITY, options.pcn, '1', NPI, sent.pharmacy.npi, day(sent), options.software], lost);
  out.add(requestSegments.insurance, [
    ['C2', number?.[1] ?? inquiry.member_id],
    ['C1', coverage?.group_number ?? null],
    ['C3', number?.[2] ?? null],
    ['C6', coverage === undefined ? null : RELATIONSHIP[coverage.relationship]],
  ]);
  out.add(requestSegments.patient, [
    ['C4', patient.birth_date],
    ['C5', GENDER[patient.sex]],
    ['CA', patient.given],
    ['CB', patient.family],
    ['CP', patient.zip],
  ]);
  if (prescriber !== undefined)
    out.add(requestSegments.prescriber, [
      ['EZ', NPI],
      ['DB', prescriber.npi],
      ['DR', prescriber.family],
    ]);
  return out;
}

export function eligibilityResponse(sent: InquiryToTransmit, lost: Lost): Transmission {
  const { inquiry, coverage, subject } = sent;
  const out = new Transmission(responseHeader, [VERSION, ELIGIBILITY, '1', ACCEPTED, NPI, sent.pharmacy.npi, day(sent)], lost);
  const reject = rejectCode(inquiry);
  if (coverage !== undefined) insured(coverage, subject, out);
  out.add(responseSegments.status, [
    ['AN', STATUS[inquiry.status]],
    ['F3', inquiry.id.replaceAll('-', '').slice(0, 20)],
    ...(reject === null ? [] : ([['FA', 1] as const, ['FB', reject] as const] as const)),
  ]);
  return out;
}

/** Of coverage that is not in force: 67 before it begins, 68 after it ended, 65 otherwise. */
function rejectCode({ status, reject_reason: reason, service_date, effective, termination }: EligibilityInquiry): string | null {
  if (status === 'active') return null;
  if (status === 'rejected') return REJECTED[reason ?? 'unable_to_respond'];
  if (effective !== null && service_date < effective) return '67';
  return termination !== null && service_date > termination ? '68' : '65';
}

const day = ({ inquiry }: InquiryToTransmit): string => formatDay(inquiry.service_date).replaceAll('-', '');
