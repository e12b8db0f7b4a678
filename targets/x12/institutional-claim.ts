/** Loops 2300 and 2400 of 837 institutional (005010X223A2). */
import { admissionOf, isInpatientBill } from '../../model/benefits/admission.ts';
import { formatClock } from '../../model/time/civil.ts';
import { practitionerName, specialtyOf } from './claim-parties.ts';
import { diagnosisElement, diagnosisSegments, lineControlNumber, references, serviceElement, serviceFacility } from './claim-segments.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { earlierDecisions, earlierPayments } from './earlier-payers.ts';
import type { SegmentList } from './segment-list.ts';
import { withoutPoint, x12Amount, x12Date, x12Minute } from './x12-values.ts';

/** Room and board is counted in days: revenue codes 010x to 021x. */
const isAccommodation = (revenue: string): boolean => /^0(1\d|2[01])\d$/.test(revenue);
/** Other diagnoses of a claim, at most: two HI segments. */
const OTHERS = 24;

export function institutionalClaim(segments: SegmentList, sent: ClaimToSend): void {
  const { claim, of } = sent;
  const bill = claim.type_of_bill ?? '0131';
  const inpatient = isInpatientBill(bill);
  const visit = of.encounter(claim.encounter_id);
  segments.add('CLM', segments.text(claim.control_number, 38), x12Amount(claim.charge), '', '', [bill.slice(1, 3), 'A', claim.frequency], '', 'A', 'Y', 'Y');
  if (inpatient && visit?.end !== null && visit !== undefined) segments.add('DTP', '096', 'TM', formatClock(visit.end % 1440).replace(':', ''));
  segments.add('DTP', '434', 'RD8', `${x12Date(claim.service_start)}-${x12Date(claim.service_end)}`);
  if (inpatient && visit !== undefined) segments.add('DTP', '435', 'DT', x12Minute(visit.start));
  const { priority, origin } = admissionOf(visit);
  segments.add('CL1', inpatient ? priority : '', origin, claim.discharge_status ?? '01');
  references(segments, sent);
  diagnoses(segments, sent, inpatient);
  const attending = of.practitioner(claim.rendering_id);
  practitionerName(segments, '71', attending);
  specialtyOf(segments, 'AT', attending);
  serviceFacility(segments, sent);
  earlierPayments(segments, sent);
  for (const line of claim.lines) {
    const revenue = line.revenue ?? '0001';
    segments.add('LX', String(line.line));
    segments.add(
      'SV2',
      revenue,
      line.code === null ? '' : serviceElement(segments, line),
      x12Amount(line.charge),
      isAccommodation(revenue) ? 'DA' : 'UN',
      String(line.units),
    );
    segments.add('DTP', '472', 'D8', x12Date(line.service_date));
    segments.add('REF', '6R', lineControlNumber(claim.control_number, line));
    earlierDecisions(segments, sent, line, line.code === null ? [] : serviceElement(segments, line), revenue);
  }
}

/** Principal, admitting or reason for the visit, diagnosis-related group, others: each in segments of its own. */
function diagnoses(segments: SegmentList, { claim }: ClaimToSend, inpatient: boolean): void {
  const coded = claim.diagnoses.filter(({ role }) => role !== 'admitting');
  const [principal, ...others] = coded;
  if (principal === undefined) return;
  segments.add('HI', diagnosisElement('ABK', principal));
  const admitting = claim.diagnoses.find(({ role }) => role === 'admitting') ?? principal;
  segments.add('HI', [inpatient ? 'ABJ' : 'APR', withoutPoint(admitting.code.code)]);
  if (claim.drg !== null) segments.add('HI', ['DR', claim.drg.code]);
  if (others.length > OTHERS) segments.lose(`other diagnoses beyond the ${OTHERS} of a claim were left out`);
  diagnosisSegments(
    segments,
    others.slice(0, OTHERS).map((diagnosis) => diagnosisElement('ABF', diagnosis)),
  );
}
