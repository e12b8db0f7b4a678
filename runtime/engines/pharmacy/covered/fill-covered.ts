/** Fills of a covered person, one after the other: the claim, the fill unless it is rejected, and the reversal where nobody collects it. */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';
import { durResults } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import { dayOfMinute, MINUTES_PER_DAY } from '../../../../model/time/civil.ts';
import type { Revise } from '../../engine.ts';
import { daysOf } from '../decision/cents.ts';
import type { DurTerms } from '../decision/formulary-terms.ts';
import type { FillAttempt } from '../fills/fill-attempt.ts';
import type { FillHabit } from '../fills/fill-habit.ts';
import { dispense } from '../fills/prescriptions.ts';
import type { Therapy } from '../fills/therapy.ts';
import { dueOf, earlyOf, type PharmacyKinds, type PharmacyPut, type PharmacyState } from '../pharmacy-state.ts';
import { alertRecords, overrideShare } from './alert-records.ts';
import { type BilledClaim, type BilledFill, billFill, type PaidFill, reverseFill } from './bill-fill.ts';
import type { CoveredMember } from './covered-member.ts';
import { askFor, awaitAnswer, makeRequest } from './drug-authorizations.ts';
import type { DrugPlans } from './drug-plans.ts';
import { handOverRest, owe, partOfFill, putAnswer, restOf } from './partial-fills.ts';
import { rebill, rebillOf } from './rebilled-fills.ts';

/** Rejected for the want of a prior authorization alone. */
const AUTHORIZATION = '75' satisfies RejectCode;
/** Rejected by drug-utilization review. */
const REVIEW = '88' satisfies RejectCode;

/**
 * Days after which a drug that nobody collects is returned to stock, and its claim reversed. Payers allow 10 calendar days to 15 business days; a pharmacy
 * that goes by the shortest keeps all of them (PAAS National, Return to Stock Timeframes).
 */
export const DAYS_TO_COLLECT = 10;

/** Minute of the next fill, reversal, rebill or request. */
export function nextCovered(state: PharmacyState, plans: DrugPlans | null): number {
  return Math.min(
    attemptOf(state),
    dueOf(state, plans, soonest(state, plans)),
    earlyOf(state, plans, soonestEarly(state, plans)),
    returnOf(state.uncollected[0]),
    state.paid.next,
    requestOf(state),
    restOf(state),
    rebillOf(state),
  );
}

/** Everything that is due. Amounts that are used up depend on the order of the fills, those of before the start too. */
export function actCovered(state: PharmacyState, plans: DrugPlans, member: CoveredMember, now: number, put: PharmacyPut, revise: Revise<PharmacyKinds>): void {
  for (;;) {
    const [therapy, hasty] = [soonest(state, plans), soonestEarly(state, plans)];
    const [due, early, back] = [dueOf(state, plans, therapy), earlyOf(state, plans, hasty), returnOf(state.uncollected[0])];
    const [ended, asked, rest, corrected] = [state.paid.next, requestOf(state), restOf(state), rebillOf(state)];
    const others = Math.min(due, early, back, ended, asked, rest, corrected);
    if (Math.min(attemptOf(state), others) > now) return;
    if (attemptOf(state) <= others) {
      const stated = state.attempts.shift() as FillAttempt;
      fillCovered(state, stated.therapy, stated.at, plans, member, now, put, stated);
    } else if (corrected <= Math.min(due, early, back, ended, asked, rest)) rebill(state, plans, member, now, put, revise);
    else if (ended <= Math.min(due, early, back, asked, rest)) takeBack(state, ended, member, now, put);
    else if (rest <= Math.min(due, early, back, asked)) handOverRest(state, plans, member, now, put);
    else if (asked <= Math.min(due, early, back)) request(state, now, put);
    else if (early < Math.min(due, back)) fillCovered(state, hasty as Therapy, early, plans, member, now, put);
    else if (back <= due) returnToStock(state, member, now, put);
    else fillCovered(state, therapy as Therapy, due, plans, member, now, put);
  }
}

/** Minute of the next attempt that an event has made; infinite where there is none. */
function attemptOf({ attempts: [next] }: PharmacyState): number {
  return next?.at ?? Number.POSITIVE_INFINITY;
}

/** Minute of the next request for authorization; infinite where there is none, and after death. */
function requestOf({ requests: [next], person }: PharmacyState): number {
  const at = next?.request.record.requested ?? Number.POSITIVE_INFINITY;
  return person.death !== null && at > person.death ? Number.POSITIVE_INFINITY : at;
}

function request({ requests }: PharmacyState, now: number, put: PharmacyPut): void {
  const next = requests.shift();
  const record = next === undefined ? null : makeRequest(next.request, next.prescription, now);
  if (record !== null) put('authorizations', record);
}

function returnOf(fill: PaidFill | undefined): number {
  return fill === undefined ? Number.POSITIVE_INFINITY : fill.claim.at + DAYS_TO_COLLECT * MINUTES_PER_DAY;
}

/** The therapy that is filled next: by time, then in the order of the first prescriptions. */
function soonest(state: PharmacyState, plans: DrugPlans | null): Therapy | null {
  let found: Therapy | null = null;
  for (const therapy of state.therapies.values()) if (dueOf(state, plans, therapy) < dueOf(state, plans, found)) found = therapy;
  return found;
}

function soonestEarly(state: PharmacyState, plans: DrugPlans | null): Therapy | null {
  let found: Therapy | null = null;
  for (const therapy of state.therapies.values()) if (earlyOf(state, plans, therapy) < earlyOf(state, plans, found)) found = therapy;
  return found;
}

/** Nobody has collected the drug. */
function returnToStock(state: PharmacyState, member: CoveredMember, now: number, put: PharmacyPut): void {
  const fill = state.uncollected.shift() as PaidFill;
  state.paid.remove(fill);
  member.returned(fill.dispense);
  reverse(fill, member, returnOf(fill), now, put);
}

/** An end of coverage is reported: what was paid after the last day is reversed. The patient has the drug. */
function takeBack(state: PharmacyState, told: number, member: CoveredMember, now: number, put: PharmacyPut): void {
  for (const fill of state.paid.take()) {
    const waiting = state.uncollected.indexOf(fill);
    if (waiting < 0) member.unpaid(fill.dispense);
    else {
      state.uncollected.splice(waiting, 1);
      member.returned(fill.dispense);
    }
    reverse(fill, member, told, now, put);
  }
}

function reverse(fill: PaidFill, member: CoveredMember, at: number, now: number, put: PharmacyPut): void {
  const { claims, accumulators } = reverseFill(fill, member, at, now);
  for (const claim of claims) put('pharmacy_claims', claim);
  for (const accumulator of accumulators) put('accumulators', accumulator);
}

/**
 * A claim where the coverage pays for drugs, and the fill unless it is rejected: that waits for its day, or is left.
 * @param at minute of the next fill, or of an attempt before it: if that is rejected, the fill is made when it is due
 * @param stated the attempt that an event has made; null where it follows from the prescription
 */
function fillCovered(
  state: PharmacyState,
  therapy: Therapy,
  at: number,
  plans: DrugPlans,
  member: CoveredMember,
  now: number,
  put: PharmacyPut,
  stated: FillAttempt | null = null,
): void {
  const { collected } = therapy;
  const due = therapy.due();
  // An attempt on the day on which the next fill is due is that fill.
  const isEarly = stated === null ? at < due : dayOfMinute(at) < dayOfMinute(due);
  const habit = stated === null ? therapy.habit : { ...therapy.habit, ...stated.habit };
  const whole = billable(therapy, habit, plans, member, at, now, stated?.refused ?? null);
  therapy.attempted();
  if (whole === null) {
    if (isEarly && stated === null) return;
    if (collected) put('medication_dispenses', dispense(therapy, at, now, habit));
    therapy.fill(at);
    return;
  }
  const parted = isEarly || !collected ? null : partOfFill(state, therapy, whole);
  const fill = parted?.fill ?? whole;
  const { plan, dispense: handed } = fill;
  const { dur } = plan.formulary;
  let answer = billFill(fill, member, plans);
  const alone = answer.claim.rejects.length === 1 && answer.claim.rejects[0] === REVIEW;
  const overridden = alone && (stated?.result == null ? isOverridden(state, handed, answer, dur) : stated.result === 'filled_with_approval');
  for (const alert of alertRecords(answer.claim, answer.alerts, dur, overridden)) put('dur_alerts', alert);
  if (overridden) {
    put('pharmacy_claims', answer.claim);
    answer = billFill({ ...fill, result: durResults.filled_with_approval }, member, plans);
  }
  const { claim, retry, paid } = answer;
  putAnswer(answer, collected ? handed : null, put);
  if (paid === null) {
    if (isEarly) return;
    if (whole.refused !== null) therapy.postpone(dayOfMinute(at) + 1);
    else if (claim.rejects.length === 1 && claim.rejects[0] === AUTHORIZATION) {
      const awaited = member.awaited(handed.code, fill.coverage, at);
      if (awaited !== null) awaitAnswer(awaited, therapy);
      else state.requests.push({ request: askFor(fill, therapy, member, state.review, at), prescription: handed.request_id });
    } else if (retry === null) therapy.leave();
    else therapy.postpone(retry);
    return;
  }
  state.paid.add(paid);
  if (!collected) state.uncollected.push(paid);
  therapy.fill(at);
  if (parted !== null) {
    owe(state, { at: parted.rest, therapy, whole, fill, paid });
    return;
  }
  const haste = collected ? state.early(handed.request_id, therapy.fillNumber, therapy.habit.early) : null;
  const covered = daysOf(handed.days_supply, plan.formulary.refillAfter);
  // On one of the days after the fill on which the refill is not covered yet.
  if (haste !== null && covered > 1) therapy.attemptAfter(1 + Math.floor(haste * (covered - 1)));
}

/** Whether the pharmacist overrides a reject of drug-utilization review. */
function isOverridden(
  { overrides }: PharmacyState,
  { request_id, fill_number }: BilledFill['dispense'],
  { alerts }: BilledClaim,
  dur: readonly DurTerms[],
): boolean {
  return overrides(request_id, fill_number) < overrideShare(alerts, dur);
}

/** What a claim for the next fill says; null where nobody is billed: a claim has a price, a quantity and days of supply. */
function billable(
  therapy: Therapy,
  habit: FillHabit,
  plans: DrugPlans,
  member: CoveredMember,
  at: number,
  now: number,
  refused: RejectCode | null,
): BilledFill | null {
  const handed = dispense(therapy, at, now, habit);
  const coverage = member.coverageOn(dayOfMinute(at));
  const plan = coverage === null ? null : plans.plan(coverage.plan);
  const price = plans.price(handed.code);
  const { quantity, days_supply, request_id } = handed;
  if (coverage === null || plan === null || price === null || quantity === null || days_supply === null || request_id === null) return null;
  const { refills } = therapy.request as MedicationRequest;
  const { collected } = therapy;
  return {
    dispense: { ...handed, quantity, days_supply, request_id },
    refills,
    collected,
    pharmacy: habit.pharmacyKind,
    daw: habit.daw,
    price,
    coverage,
    plan,
    result: null,
    refused,
    part: null,
  };
}
