/** What sponsors tell payers of coverages: 834 (005010X220A1), changes only. Each transaction of a member is an INS loop of its own. */
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Enrollment } from '../../model/benefits/enrollment.ts';
import type { ContinuationEvent, MaintenanceReason } from '../../model/benefits/enrollment-terms.ts';
import type { Organization, Practitioner } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { address, demographics } from './claim-parties.ts';
import { insuranceLine, medicareStatus } from './plan-codes.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';
import { taxIdentifier, telephone, x12Date, x12Minute } from './x12-values.ts';

/** A transaction of a member with the records that it refers to. */
export interface EnrollmentToSend {
  readonly enrollment: Enrollment;
  readonly coverage: Coverage;
  readonly of: SubjectParties;
}

/** INS03 and HD01. */
const MAINTENANCE = { addition: '021', change: '001', termination: '024', reinstatement: '025' } as const;
/** INS04: 005010X220A1, maintenance reason code. */
const REASON: Readonly<Record<MaintenanceReason, string>> = {
  initial_enrollment: '28',
  new_hire: 'EC',
  open_enrollment: '41',
  qualifying_event: '43',
  plan_change: '22',
  birth: '02',
  adoption: '05',
  marriage: '32',
  divorce: '01',
  moved: '43',
  termination_of_employment: '08',
  termination_of_benefits: '07',
  voluntary: '14',
  nonpayment: '59',
  cobra: '09',
  death: '03',
  other: 'AI',
  pcp_change: '15',
};
/** INS05. */
const BENEFIT_STATUS = { active: 'A', cobra: 'C', surviving: 'S' } as const;
/** INS07: X12 data element 1219. */
const EVENT: Readonly<Record<ContinuationEvent, string>> = {
  termination_of_employment: '1',
  reduction_of_hours: '2',
  medicare: '3',
  death: '4',
  divorce: '5',
  ineligible_child: '7',
};
/** INS02. */
const RELATIONSHIP = { self: '18', spouse: '01', child: '19', other: 'G8' } as const;
/** BGN08: an update. */
const CHANGE = '2';

/** @param sponsor null for coverages without a sponsor: the payer is then named as the sponsor */
export function enrollmentTransaction(
  segments: SegmentList,
  {
    sponsor,
    payer,
    reference,
    at,
    members,
  }: { sponsor: Organization | null; payer: Organization; reference: string; at: number; members: readonly EnrollmentToSend[] },
): void {
  const minute = x12Minute(at);
  const group = members[0].coverage.group_number;
  segments.add('BGN', '00', reference, minute.slice(0, 8), minute.slice(8), '', '', '', CHANGE);
  if (group !== null) segments.add('REF', '38', segments.text(group, 50));
  const from = sponsor ?? payer;
  segments.add('N1', 'P5', segments.text(from.name, 60), 'FI', taxIdentifier(from.npi));
  segments.add('N1', 'IN', segments.text(payer.name, 60), 'FI', taxIdentifier(payer.npi));
  for (const one of members) memberLoop(segments, one);
}

function memberLoop(segments: SegmentList, { enrollment, coverage, of }: EnrollmentToSend): void {
  const { maintenance_type, maintenance_reason, benefit_status, qualifying_event, tier, effective, termination } = enrollment;
  const { patient } = of.subject;
  const ends = maintenance_type === 'termination';
  const self = coverage.relationship === 'self';
  const work = !self ? '' : ends || benefit_status !== 'active' ? 'TE' : 'FT';
  const died = patient.death !== null && dayOfMinute(patient.death) <= dayOfMinute(enrollment.recorded) ? x12Date(dayOfMinute(patient.death)) : null;
  segments.add(
    'INS',
    self ? 'Y' : 'N',
    RELATIONSHIP[coverage.relationship],
    MAINTENANCE[maintenance_type],
    REASON[maintenance_reason],
    BENEFIT_STATUS[benefit_status],
    medicareStatus(coverage),
    benefit_status !== 'cobra' || qualifying_event === null ? '' : EVENT[qualifying_event],
    work,
    '',
    '',
    died === null ? '' : 'D8',
    died ?? '',
  );
  segments.add('REF', '0F', segments.text(coverage.subscriber_id, 50));
  if (coverage.group_number !== null) segments.add('REF', '1L', segments.text(coverage.group_number, 50));
  segments.add('DTP', ends ? '357' : '356', 'D8', x12Date(effective));
  const name = (text: string | null, length: number): string => segments.text(text ?? '', length);
  const ssn = patient.ssn.replaceAll('-', '');
  const { family, given, middle, suffix } = patient;
  segments.add('NM1', 'IL', '1', name(family, 60), name(given, 35), name(middle, 25), '', name(suffix, 10), ssn === '' ? '' : '34', ssn);
  if (patient.phone !== null && patient.phone !== '') segments.add('PER', 'IP', '', 'HP', telephone(patient.phone));
  address(segments, patient);
  demographics(segments, patient);
  segments.add('HD', MAINTENANCE[maintenance_type], '', insuranceLine(coverage), segments.text(coverage.plan, 50), tier);
  if (ends) segments.add('DTP', '349', 'D8', x12Date(effective));
  else {
    segments.add('DTP', '348', 'D8', x12Date(effective));
    if (termination !== null) segments.add('DTP', '349', 'D8', x12Date(termination));
  }
  const chosen = of.chosenWith(enrollment);
  if (chosen !== undefined) primaryCareLoop(segments, of.practitioner(chosen.practitioner_id), maintenance_reason === 'pcp_change' ? effective : null);
}

/**
 * The primary care provider whom the member chose: loop 2310. Whom the payer assigns it is not told.
 * @param changed first day, where another provider was before: that of the coverage is in its own DTP
 */
function primaryCareLoop(segments: SegmentList, { family, given, npi, phone, ...place }: Practitioner, changed: number | null): void {
  segments.add('LX', '1');
  // Whether the member is a patient of theirs is not known to the sponsor.
  segments.add('NM1', 'P3', '1', segments.text(family, 60), segments.text(given, 35), '', '', '', 'XX', npi, '72');
  address(segments, place);
  if (phone !== '') segments.add('PER', 'IC', '', 'TE', telephone(phone));
  // A change, of the provider (1P), without a reason that the sponsor gives.
  if (changed !== null) segments.add('PLA', '2', '1P', x12Date(changed), '', REASON.other);
}
