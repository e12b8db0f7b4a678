/** Payments of a payer to a provider: 835 (005010X221A1). charge - paid = Σ CAS of each line and claim; BPR02 = Σ CLP04 - Σ PLB. */

import type { Claim } from '../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import { payerNumber } from '../../model/benefits/payer-number.ts';
import type { Remittance } from '../../model/benefits/remittance.ts';
import { civilOf, dayOfMinute } from '../../model/time/civil.ts';
import { adjustmentSegments } from './adjustment-segments.ts';
import { address, memberName, practitionerName } from './claim-parties.ts';
import { lineControlNumber, serviceElement } from './claim-segments.ts';
import { paidFilingIndicator } from './plan-codes.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';
import { taxIdentifier, telephone, x12Amount, x12Date, zipOfNine } from './x12-values.ts';

/** The parts of one payment that are for the claims of several subjects. */
export interface PaymentPart {
  readonly remittance: Remittance;
  readonly of: SubjectParties;
}

/** CLP02. */
const STATUS = { processed_primary: '1', processed_secondary: '2', processed_tertiary: '3', denied: '4', reversal: '22' } as const;

/** Adjustments in one PLB segment. */
const ADJUSTMENTS = 6;

/** @param trace TRN02 */
export function remittanceTransaction(segments: SegmentList, parts: readonly PaymentPart[], trace: string): void {
  const [{ remittance, of }] = parts;
  const [payer, payee] = [of.organization(remittance.payer_id), of.organization(remittance.payee_id)];
  const total = parts.reduce((sum, part) => sum + part.remittance.total, 0);
  const date = x12Date(remittance.payment_date);
  const none: string[] = Array.from({ length: 11 }, () => '');
  segments.add('BPR', total > 0 ? 'I' : 'H', x12Amount(total), 'C', total > 0 ? 'CHK' : 'NON', ...none, date);
  segments.add('TRN', '1', trace, `1${taxIdentifier(payer.npi)}`);
  segments.add('DTM', '405', date);
  segments.add('N1', 'PR', segments.text(payer.name, 60));
  address(segments, payer);
  segments.add('REF', '2U', payer.npi);
  segments.add('PER', 'BL', 'PROVIDER SERVICES', 'TE', telephone(payer.phone));
  segments.add('N1', 'PE', segments.text(payee.name, 60), 'XX', payee.npi);
  address(segments, payee, zipOfNine);
  segments.add('REF', 'TJ', taxIdentifier(payee.npi));
  // A payment by the month alone has no claims.
  if (parts.some(({ remittance: { payments } }) => payments.length > 0)) segments.add('LX', '1');
  for (const part of parts)
    for (const { claim_payment_id } of part.remittance.payments) {
      const payment = part.of.payment(claim_payment_id);
      const claim = payment === undefined ? undefined : part.of.claim(payment.claim_id);
      if (payment !== undefined && claim !== undefined) claimPaymentLoop(segments, payment, claim, part.of);
    }
  providerAdjustments(segments, parts, `${civilOf(remittance.payment_date).year}1231`, payee.npi);
}

/** Adjustments of the payment as a whole, summed by reason and reference: at most six in one PLB segment. */
function providerAdjustments(segments: SegmentList, parts: readonly PaymentPart[], periodEnd: string, npi: string): void {
  const sums = new Map<string, { readonly reason: string; readonly reference: string; amount: number }>();
  for (const { reason, reference, amount } of parts.flatMap(({ remittance }) => remittance.provider_adjustments)) {
    const sum = sums.get(`${reason} ${reference}`) ?? { reason, reference, amount: 0 };
    sum.amount += amount;
    sums.set(`${reason} ${reference}`, sum);
  }
  const all = [...sums.values()].filter(({ amount }) => amount !== 0);
  for (let i = 0; i < all.length; i += ADJUSTMENTS) {
    const some = all.slice(i, i + ADJUSTMENTS).flatMap(({ reason, reference, amount }) => [[reason, segments.text(reference, 50)], x12Amount(amount)]);
    segments.add('PLB', npi, periodEnd, ...some);
  }
}

function claimPaymentLoop(segments: SegmentList, payment: ClaimPayment, claim: Claim, of: SubjectParties): void {
  const coverage = of.coverage(payment.coverage_id);
  const institutional = claim.type === 'institutional';
  const facility = institutional ? (claim.type_of_bill ?? '0131').slice(1, 3) : (claim.place_of_service ?? '11');
  segments.add(
    'CLP',
    segments.text(claim.control_number, 38),
    STATUS[payment.status],
    x12Amount(payment.charge),
    x12Amount(payment.paid),
    payment.patient_responsibility === 0 ? '' : x12Amount(payment.patient_responsibility),
    coverage === undefined ? 'ZZ' : paidFilingIndicator(coverage, claim.type),
    payerNumber(claim.id),
    facility,
    claim.frequency,
    '',
    claim.drg?.code ?? '',
  );
  memberName(segments, 'QC', of.subject.patient, coverage?.member_id ?? '');
  practitionerName(segments, '82', of.practitioner(claim.rendering_id));
  segments.add('DTM', '232', x12Date(claim.service_start));
  segments.add('DTM', '233', x12Date(claim.service_end));
  segments.add('DTM', '050', x12Date(dayOfMinute(claim.submitted)));
  for (const paid of payment.lines) {
    const line = claim.lines.find(({ line }) => line === paid.line);
    if (line === undefined) continue;
    const service = line.code === null ? ['NU', line.revenue ?? ''] : serviceElement(segments, line);
    segments.add('SVC', service, x12Amount(paid.charge), x12Amount(paid.paid), line.code === null ? '' : (line.revenue ?? ''), String(line.units));
    segments.add('DTM', '472', x12Date(line.service_date));
    adjustmentSegments(segments, paid.adjustments);
    segments.add('REF', '6R', lineControlNumber(claim.control_number, line));
    if (paid.allowed > 0) segments.add('AMT', 'B6', x12Amount(paid.allowed));
    for (const remark of new Set(paid.adjustments.flatMap((one) => (one.remark === null ? [] : [one.remark])))) segments.add('LQ', 'HE', remark);
  }
}
