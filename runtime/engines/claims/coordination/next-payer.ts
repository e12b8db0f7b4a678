/** What a provider sends after a decision: the claim to the next payer, or to the first one where it was sent to another. */
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { derivedId } from '../../../subject/put-record.ts';
import { paymentDay } from '../../remittances/payment-day.ts';
import type { Filing } from '../billing/filing.ts';
import type { Submitted } from '../claim-for-payer.ts';
import { EVENING } from '../claim-lags.ts';

/** What identifiers of claims are derived with: to the first payer after another one, and to the second and third. */
const TO_FIRST = 0x434c4d46;
const TO_LATER = 0x434c4d50;

/** X12 005010X222, SBR01: primary, secondary, tertiary. */
const MOST_PAYERS = 3;

/** Whether a payer before the one of the claim has not decided about it. */
export function othersUndecided({ coverage, earlier }: Submitted, order: readonly Coverage[]): boolean {
  const before = order.slice(0, Math.max(0, order.indexOf(coverage)));
  return before.some(({ id }) => !earlier.some(({ coverage_id }) => coverage_id === id));
}

/**
 * The next filing, with the minute at which it is sent: on the day on which the decision is paid. A claim that leaves nothing to the patient goes no further.
 * @param order the coverages of the claim in their order
 * @param payments the decisions about the claim: of a replacement, the reversal of the original and its own
 * @param decisionOf when the payer decides about a claim that was sent to it; undefined for one that was not
 * @returns null where nothing follows
 */
export function nextFiling(
  submitted: Submitted,
  order: readonly Coverage[],
  payments: readonly ClaimPayment[],
  now: number,
  decisionOf: (claim: string) => number | undefined,
): (Filing & { readonly at: number }) | null {
  const { claim, coverage, earlier, visit, begins, terms, drgWeight, emergency } = submitted;
  const last = payments.at(-1);
  if (last === undefined) return null;
  const at = startOfDay(paymentDay(dayOfMinute(now))) + EVENING;
  const filing = (to: Coverage, contents: Claim, before: readonly ClaimPayment[], notBefore: number) => {
    const draft = { claim: contents, begins, terms, drgWeight, emergency, denied: null };
    return { draft, coverage: to, visit, earlier: before, notBefore, rejection: null, copy: null, after: [], at };
  };
  if (othersUndecided(submitted, order)) {
    const sent = derivedId(claim.id, TO_FIRST);
    return claim.frequency === '1' ? filing(order[0], { ...claim, id: sent }, [], now) : null;
  }
  const next = order[order.indexOf(coverage) + 1];
  if (next === undefined || !order.includes(coverage) || earlier.length + 2 > MOST_PAYERS) return null;
  const number = TO_LATER + earlier.length;
  const id = derivedId(claim.id, number);
  const owes = last.status !== 'reversal' && last.patient_responsibility > 0;
  const original = claim.original_id === null ? null : derivedId(claim.original_id, number);
  const known = original === null ? undefined : decisionOf(original);
  if (original !== null && known !== undefined) {
    // Where the payer refused the replacement or the void, the original stands there too.
    if (!payments.some(({ status }) => status === 'reversal')) return null;
    const contents = { ...withFrequency(claim, owes ? '7' : '8'), id, original_id: original };
    return filing(next, contents, [...earlier, last], Math.max(now, known));
  }
  return owes ? filing(next, { ...withFrequency(claim, '1'), id, original_id: null }, [...earlier, last], now) : null;
}

/** The last digit of the type of bill is the frequency. */
function withFrequency(claim: Claim, frequency: Claim['frequency']): Claim {
  const bill = claim.type_of_bill === null ? null : `${claim.type_of_bill.slice(0, -1)}${frequency}`;
  return { ...claim, frequency, type_of_bill: bill };
}
