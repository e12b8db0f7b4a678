/** Answers of payers to requests of pharmacies. */
import type { Accumulator } from '../../model/benefits/accumulator.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { PharmacyAlert } from '../../model/benefits/pharmacy-alert.ts';
import { significanceOf } from '../../model/pharmacy/drug-utilization-review.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import { dateOfService, NPI } from './claim-request.ts';
import { authorizationNumber, type ClaimToTransmit, findingsOf, prescriptionNumber } from './claim-to-transmit.ts';
import { plainText } from './field-values.ts';
import { responseHeader, responseSegments, VERSION } from './ncpdp-fields.ts';
import { Transmission } from './transmission.ts';

/** The transmission could be read (501-F1). */
export const ACCEPTED = 'A';
/** 112-AN; a reversal is approved. */
const STATUS = { paid: 'P', rejected: 'R', approved: 'A' } as const;

export function claimResponse(sent: ClaimToTransmit, lost: Lost): Transmission {
  const { claim, pharmacy, subject } = sent;
  const paid = claim.response === 'paid';
  const out = new Transmission(responseHeader, [VERSION, claim.transaction, '1', ACCEPTED, NPI, pharmacy.npi, dateOfService(sent)], lost);
  if (claim.transaction !== 'B2') insured(sent.coverage, sent.subject, out);
  out.add(responseSegments.status, [
    ['AN', STATUS[claim.response]],
    ['F3', authorizationNumber(claim)],
    ...(claim.rejects.length === 0 || paid ? [] : ([['FA', claim.rejects.length], ...claim.rejects.map((code) => ['FB', code] as const)] as const)),
  ]);
  out.add(responseSegments.claim, [
    ['EM', '1'],
    ['D2', prescriptionNumber(claim)],
  ]);
  if (paid) pricing(sent, out);
  out.add(
    responseSegments.dur,
    findingsOf(claim, subject).flatMap((one, i) => finding(one, i, sent, lost)),
  );
  return out;
}

/** The segments of the member whom an answer is about. */
export function insured(coverage: Coverage, { patient }: Subject, out: Transmission): void {
  out.add(responseSegments.insurance, [
    ['C1', coverage.group_number],
    ['FO', coverage.plan],
    ['C2', coverage.subscriber_id],
  ]);
  out.add(responseSegments.patient, [
    ['CA', patient.given],
    ['CB', patient.family],
    ['C4', patient.birth_date],
  ]);
}

function pricing({ claim, subject }: ClaimToTransmit, out: Transmission): void {
  const { patient_pay, ingredient_cost, dispensing_fee, other_payer_paid, paid, deductible, copay, coinsurance } = claim;
  const account = subject.accumulators.find((one) => one.pharmacy_claim_id === claim.id && isDeductible(one) && one.coverage_id === claim.coverage_id);
  const rest = patient_pay - deductible - copay - coinsurance;
  out.add(responseSegments.pricing, [
    ['F5', patient_pay],
    ['F6', ingredient_cost],
    ['F7', dispensing_fee],
    ['J5', other_payer_paid === 0 ? null : other_payer_paid],
    ['F9', paid],
    ['FC', account === undefined ? null : account.used],
    ['FD', account?.limit == null ? null : account.limit - account.used],
    ['FH', deductible],
    ['FI', copay],
    ['4U', coinsurance],
    ['UK', rest > 0 ? rest : null],
  ]);
}

const isDeductible = ({ kind, scope }: Accumulator): boolean => kind === 'deductible' && scope === 'individual';

/** A finding with the last fill before of the other drug. */
function finding({ reason, severity, other_code, text }: PharmacyAlert, nth: number, { claim, subject }: ClaimToTransmit, lost: Lost) {
  const before = subject.medication_dispenses.filter(({ code, handed_over }) => code.code === other_code?.code && handed_over <= claim.at);
  const last = before.at(-1);
  const [message, additional] = inTwo(plainText(text, lost));
  return [
    ['J6', nth + 1],
    ['E4', reason],
    ['FS', significanceOf(severity)],
    ['FU', last === undefined ? null : dayOfMinute(last.handed_over)],
    ['FV', last === undefined ? null : last.quantity],
    ['FY', message],
    ['NS', additional],
  ] as const;
}

/** Characters of a message (544-FY); what is behind them goes into the additional text (570-NS), from a word on. */
const MESSAGE = 30;

function inTwo(text: string): readonly [string, string] {
  if (text.length <= MESSAGE) return [text, ''];
  const blank = text.lastIndexOf(' ', MESSAGE);
  const at = blank === -1 ? MESSAGE : blank;
  return [text.slice(0, at), text.slice(at).trimStart()];
}
