/** Answers to claims of pharmacies as a batch of NCPDP responses, in the order in which the claims were decided. */
import { significanceOf } from '../../model/pharmacy/drug-utilization-review.ts';
import { formatDay, startOfDay } from '../../model/time/civil.ts';
import { Batch } from '../../targets/ncpdp/batch.ts';
import { responseHeader, responseSegments, VERSION } from '../../targets/ncpdp/ncpdp-fields.ts';
import { ncpdpOptions } from '../../targets/ncpdp/ncpdp-options.ts';
import { Transmission } from '../../targets/ncpdp/transmission.ts';
import { Lost } from '../../targets/shared/lost.ts';
import type { AdjudicatedFills, DecidedFill } from './adjudicate-fills.ts';

/** 202-B2: an NPI; 501-F1: the transmission could be read; 455-EM: a prescription. */
const [NPI, ACCEPTED, PRESCRIPTION] = ['01', 'A', '1'];
/** 511-FB: a reversal that finds no paid claim is not processed. */
const NOT_REVERSED = '87';
/** Characters of a reference (880-K5). */
const REFERENCE = 10;
/** Findings that an answer has at most: their counter has one digit. */
const MOST_FINDINGS = 9;
/** Characters of a message (544-FY), and of its continuation (570-NS). */
const MESSAGE = 30;

export function responsesTo({ plan, fills }: AdjudicatedFills): string {
  const options = ncpdpOptions.parse({});
  const { sender } = options;
  const batch = new Batch(options, { type: 'R', sender, receiver: sender, number: 1, at: startOfDay(Math.max(0, ...fills.map(({ claim }) => claim.day))) });
  const records = fills.map((one) => batch.detail(one.claim.id.slice(0, REFERENCE).padEnd(REFERENCE), answer(one, plan).toString()));
  return [batch.header(), ...records, batch.trailer()].join('');
}

function answer({ claim, decision, reversed }: DecidedFill, plan: string): Transmission {
  const lost = new Lost();
  const { transaction, pharmacy, day, contract, billed, prescription, id } = claim;
  const out = new Transmission(responseHeader, [VERSION, transaction, '1', ACCEPTED, NPI, pharmacy, formatDay(day).replaceAll('-', '')], lost);
  if (billed !== null) {
    out.add(responseSegments.insurance, [
      ['FO', plan],
      ['C2', contract],
    ]);
    out.add(responseSegments.patient, [
      ['CA', billed.given],
      ['CB', billed.family],
      ['C4', billed.birth],
    ]);
  }
  const payment = decision?.payment ?? null;
  const rejects = decision === null ? (reversed === null ? [NOT_REVERSED] : []) : decision.rejects;
  out.add(responseSegments.status, [
    ['AN', rejects.length > 0 ? 'R' : payment === null ? 'A' : 'P'],
    ['F3', id],
    ...(rejects.length === 0 ? [] : ([['FA', rejects.length], ...rejects.map((code) => ['FB', code] as const)] as const)),
  ]);
  out.add(responseSegments.claim, [
    ['EM', PRESCRIPTION],
    ['D2', prescription],
  ]);
  if (payment !== null) {
    const { patientPay, ingredient, fee, planPaid, deductible, copay, coinsurance, manufacturerPaid, medicarePaid } = payment;
    const other = manufacturerPaid + medicarePaid;
    const rest = patientPay - deductible - copay - coinsurance;
    out.add(responseSegments.pricing, [
      ['F5', patientPay],
      ['F6', ingredient],
      ['F7', fee],
      ['J5', other === 0 ? null : other],
      ['F9', planPaid],
      ['FH', deductible],
      ['FI', copay],
      ['4U', coinsurance],
      ['UK', rest > 0 ? rest : null],
    ]);
  }
  out.add(
    responseSegments.dur,
    (decision?.alerts ?? []).slice(0, MOST_FINDINGS).flatMap(
      ({ code, severity, other, text }, i) =>
        [
          ['J6', i + 1],
          ['E4', code],
          ['FS', significanceOf(severity)],
          ['FU', other === null ? null : other.day],
          ['FV', other === null ? null : other.quantity],
          ['FY', text.slice(0, MESSAGE).trimEnd()],
          ['NS', text.slice(MESSAGE).trimStart()],
        ] as const,
    ),
  );
  return out;
}
