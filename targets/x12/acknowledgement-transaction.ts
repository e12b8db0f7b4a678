/** The payer's answer to the claims of one 837: 277CA (005010X214). Each claim is accepted with the number of the payer, or rejected with category and code. */

import { rejectedEntity } from '../../model/benefits/front-door-rejections.ts';
import { payerNumber } from '../../model/benefits/payer-number.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { memberName, organizationName } from './claim-parties.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { grouped } from './grouped.ts';
import type { SegmentList } from './segment-list.ts';
import { x12Amount, x12Date, x12Minute } from './x12-values.ts';

/** STC01: receipt acknowledged by the payer (2200B, 2200C), and a claim accepted for adjudication (2200D). */
const RECEIVED = ['A1', '19', 'PR'];
const ACCEPTED = ['A2', '20'];
/** STC03: accepted, rejected. */
const ACCEPT = 'WQ';
const REJECT = 'U';
/** TRN02 where the provider has no number of its own for the transaction. */
const NO_TRACE = '0';

interface AcknowledgementBatch {
  readonly payer: Organization;
  readonly submitter: string;
  /** BHT03, that of the 837. */
  readonly reference: string;
  readonly at: number;
  readonly claims: readonly ClaimToSend[];
}

export function acknowledgementTransaction(segments: SegmentList, { payer, submitter, reference, at, claims }: AcknowledgementBatch): void {
  const minute = x12Minute(at);
  const today = minute.slice(0, 8);
  segments.add('BHT', '0085', '08', reference, today, minute.slice(8), 'TH');
  segments.add('HL', '1', '', '20', '1');
  organizationName(segments, 'PR', payer, 'PI', payer.npi);
  segments.add('TRN', '1', reference);
  segments.add('DTP', '050', 'D8', today);
  segments.add('DTP', '009', 'D8', today);
  segments.add('HL', '2', '1', '21', '1');
  segments.add('NM1', '41', '2', segments.text(submitter, 60), '', '', '', '', '46', submitter);
  segments.add('TRN', '2', reference);
  segments.add('STC', RECEIVED, today, ACCEPT, x12Amount(chargeOf(claims)));
  totals(segments, claims, '90', 'AA');
  let level = 2;
  for (const [billing, ofBilling] of grouped(claims, ({ claim, of }) => of.organization(claim.billing_id))) {
    const provider = ++level;
    segments.add('HL', String(provider), '2', '19', '1');
    organizationName(segments, '85', billing, 'XX', billing.npi);
    segments.add('TRN', '1', NO_TRACE);
    segments.add('STC', RECEIVED, '', ACCEPT, x12Amount(chargeOf(ofBilling)));
    totals(segments, ofBilling, 'QA', 'QC');
    for (const [{ member }, ofMember] of grouped(ofBilling, ({ claim, of }) => ({
      id: `${of.subject.patient.id} ${claim.member_id}`,
      member: claim.member_id,
    }))) {
      segments.add('HL', String(++level), String(provider), 'PT');
      memberName(segments, 'QC', ofMember[0].of.subject.patient, member);
      for (const { claim } of ofMember) claimStatus(segments, claim);
    }
  }
}

function claimStatus(segments: SegmentList, claim: ClaimToSend['claim']): void {
  const rejected = claim.acknowledgement === 'rejected';
  const status = rejected ? [claim.reject_category ?? '', claim.reject_code ?? '', rejectedEntity(claim.reject_code)] : ACCEPTED;
  segments.add('TRN', '2', segments.text(claim.control_number, 38));
  segments.add('STC', status, x12Date(dayOfMinute(claim.acknowledged ?? claim.submitted)), rejected ? REJECT : ACCEPT, x12Amount(claim.charge));
  if (!rejected) segments.add('REF', '1K', payerNumber(claim.id));
  if (claim.type_of_bill !== null) segments.add('REF', 'BLT', claim.type_of_bill.slice(1));
  segments.add('DTP', '472', 'RD8', `${x12Date(claim.service_start)}-${x12Date(claim.service_end)}`);
}

const chargeOf = (claims: readonly ClaimToSend[]): number => claims.reduce((sum, { claim }) => sum + claim.charge, 0);

/** How many claims are accepted and rejected, and their charges; nothing of those that there are none of. */
function totals(segments: SegmentList, claims: readonly ClaimToSend[], accepted: string, rejected: string): void {
  const not = claims.filter(({ claim }) => claim.acknowledgement === 'rejected');
  const taken = claims.filter(({ claim }) => claim.acknowledgement !== 'rejected');
  if (taken.length > 0) segments.add('QTY', accepted, String(taken.length));
  if (not.length > 0) segments.add('QTY', rejected, String(not.length));
  if (taken.length > 0) segments.add('AMT', 'YU', x12Amount(chargeOf(taken)));
  if (not.length > 0) segments.add('AMT', 'YY', x12Amount(chargeOf(not)));
}
