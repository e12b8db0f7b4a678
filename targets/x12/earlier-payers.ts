/** What earlier payers decided about a claim: loops 2320, 2330 and 2430 of both 837 guides. */
import type { ClaimLine } from '../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { adjustmentSegments } from './adjustment-segments.ts';
import { groupOf, memberName, organizationName } from './claim-parties.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { filingIndicator } from './plan-codes.ts';
import type { SegmentList } from './segment-list.ts';
import { x12Amount, x12Date } from './x12-values.ts';

/** SBR01, by the order of the payer. */
export const RESPONSIBILITY = ['P', 'S', 'T'] as const;

interface EarlierPayer {
  readonly payment: ClaimPayment;
  readonly coverage: Coverage;
  readonly payer: Organization;
  readonly sequence: number;
}

/** From the first payer on. The order of payers falls from claim to claim, whatever the records refer to. */
function earlierPayers({ claim, of }: ClaimToSend): EarlierPayer[] {
  const found: EarlierPayer[] = [];
  let sequence = claim.payer_sequence;
  for (let next = claim.prior_payment_id; next !== null; ) {
    const payment = of.payment(next);
    const before = payment === undefined ? undefined : of.claim(payment.claim_id);
    const coverage = payment === undefined ? undefined : of.coverage(payment.coverage_id);
    if (payment === undefined || before === undefined || coverage === undefined || before.payer_sequence >= sequence) break;
    sequence = before.payer_sequence;
    found.unshift({ payment, coverage, payer: of.organization(coverage.payer_id), sequence });
    next = before.prior_payment_id;
  }
  return found;
}

/** Each earlier payer with what it paid, after the parties of the claim. */
export function earlierPayments(segments: SegmentList, sent: ClaimToSend): void {
  for (const { payment, coverage, payer, sequence } of earlierPayers(sent)) {
    segments.add('SBR', RESPONSIBILITY[sequence - 1], '18', ...groupOf(segments, coverage), '', '', '', '', filingIndicator(coverage, sent.claim.type));
    segments.add('AMT', 'D', x12Amount(payment.paid));
    segments.add('OI', '', '', 'Y', '', '', 'Y');
    memberName(segments, 'IL', sent.of.subject.patient, coverage.member_id);
    organizationName(segments, 'PR', payer, 'PI', payer.npi);
  }
}

/** What each earlier payer decided about a line, after the line. @param service SVD03, SVD04: the composite of the service, and its revenue code */
export function earlierDecisions(segments: SegmentList, sent: ClaimToSend, { line, units }: ClaimLine, service: readonly string[], revenue: string): void {
  for (const { payment, payer } of earlierPayers(sent)) {
    const decided = payment.lines.find((one) => one.line === line);
    if (decided === undefined) continue;
    segments.add('SVD', payer.npi, x12Amount(decided.paid), service, revenue, String(units));
    adjustmentSegments(segments, decided.adjustments);
    segments.add('DTP', '573', 'D8', x12Date(dayOfMinute(payment.decided)));
  }
}
