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
import type { BilledPayers } from './billed-payers.ts';

/** What identifiers of claims are derived with: to the first payer after another one, and to the second and third. */
const TO_FIRST = 0x434c4d46;
const TO_LATER = 0x434c4d50;
/** Between the identifiers of one round of decisions and those of the next. */
const ROUND = 0x10;
/** To who pays in place of a payer. */
const IN_PLACE = 8;

/** X12 005010X222, SBR01: primary, secondary, tertiary. */
const MOST_PAYERS = 3;

/** The place of a coverage among those that pay now: a continued one may be a record of its own. -1 where it does not pay. */
function placeIn(order: readonly Coverage[], { id, plan }: Coverage): number {
  const own = order.findIndex((one) => one.id === id);
  return own >= 0 ? own : order.findIndex((one) => one.plan === plan);
}

/** Whether a payer before the one of the claim has not decided about it. */
export function othersUndecided({ coverage, earlier }: Submitted, order: readonly Coverage[]): boolean {
  const before = order.slice(0, Math.max(0, placeIn(order, coverage)));
  return before.some(({ id }) => !earlier.some(({ coverage_id }) => coverage_id === id));
}

/** What the next filing follows from. */
export interface LastDecision {
  readonly submitted: Submitted;
  /** The decisions about the claim: of a replacement, the reversal of the original and its own. */
  readonly payments: readonly ClaimPayment[];
  /** How often it was decided before, because of what was reported later about coverage. */
  readonly round: number;
}

type NextFiling = Filing & { readonly at: number };

/**
 * The next filing, with the minute at which it is sent: on the day on which the decision is paid. A claim that leaves nothing to the patient goes no further.
 * Where the payer turns out not to cover the day, it goes to who pays in its place.
 * @param order the coverages of the claim in their order, by what is known now
 * @returns null where nothing follows
 */
export function nextFiling({ submitted, payments, round }: LastDecision, order: readonly Coverage[], now: number, billed: BilledPayers): NextFiling | null {
  const { claim, coverage, earlier } = submitted;
  const last = payments.at(-1);
  if (last === undefined) return null;
  if (othersUndecided(submitted, order)) {
    const sent = derivedId(claim.id, TO_FIRST);
    return claim.frequency === '1' ? filingOf(submitted, order[0], { ...claim, id: sent }, [], now, now) : null;
  }
  const place = placeIn(order, coverage);
  const before = place < 0 ? earlier : [...earlier, last];
  const next = order[place < 0 ? earlier.length : place + 1];
  if (next === undefined || before.length + 1 > MOST_PAYERS) return null;
  const id = derivedId(claim.id, TO_LATER + earlier.length + ROUND * round + (place < 0 ? IN_PLACE : 0));
  const owes = last.status !== 'reversal' && (place < 0 || last.patient_responsibility > 0);
  const known = billed.by(claim, next.id);
  const again = claim.frequency !== '1' || round > 0;
  if (known !== null && (again || known.sequence !== before.length + 1)) {
    // Where the payer refused the replacement or the void, the original stands there too.
    if (claim.frequency !== '1' && !payments.some(({ status }) => status === 'reversal')) return null;
    // It has the claim already that it is to have.
    if (place < 0 && claim.frequency === '1' && known.sequence === before.length + 1) return null;
    const contents = { ...withFrequency(claim, owes ? '7' : '8'), id, original_id: known.claim };
    return filingOf(submitted, next, contents, before, Math.max(now, known.at), now);
  }
  return owes ? filingOf(submitted, next, { ...withFrequency(claim, '1'), id, original_id: null }, before, now, now) : null;
}

/** The claim to the payer who turns out to come first, before the one that was billed; null where the order is as it was billed, or that payer has it already. */
export function firstFiling(submitted: Submitted, order: readonly Coverage[], now: number, billed: BilledPayers): NextFiling | null {
  const { claim, coverage } = submitted;
  const [first] = order;
  if (placeIn(order, coverage) < 1 || billed.by(claim, first.id) !== null) return null;
  const contents = { ...withFrequency(claim, '1'), id: derivedId(claim.id, TO_FIRST + ROUND), original_id: null };
  return filingOf(submitted, first, contents, [], now, now);
}

function filingOf(submitted: Submitted, to: Coverage, contents: Claim, before: readonly ClaimPayment[], notBefore: number, now: number): NextFiling {
  const { visit, begins, terms, drgWeight, emergency } = submitted;
  const draft = { claim: contents, begins, terms, drgWeight, emergency, denied: null };
  const at = startOfDay(paymentDay(dayOfMinute(now))) + EVENING;
  return { draft, coverage: to, visit, earlier: before, notBefore, rejection: null, copy: null, after: [], at };
}

/** The last digit of the type of bill is the frequency. */
function withFrequency(claim: Claim, frequency: Claim['frequency']): Claim {
  const bill = claim.type_of_bill === null ? null : `${claim.type_of_bill.slice(0, -1)}${frequency}`;
  return { ...claim, frequency, type_of_bill: bill };
}
