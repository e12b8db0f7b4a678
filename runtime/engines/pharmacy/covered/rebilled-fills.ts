/**
 * Rebills (B3): a prescription is corrected after it was filled. The pharmacy bills what it billed wrongly again, which takes the claim before back, in one
 * transaction. The payer accepts that as a whole or not at all: where the new claim is rejected, the one before stays paid.
 */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';
import type { RecordNotice, Revise } from '../../engine.ts';
import { drugKey } from '../decision/formulary-terms.ts';
import type { PharmacyKinds, PharmacyPut, PharmacyState } from '../pharmacy-state.ts';
import { alertRecords } from './alert-records.ts';
import { billFill, type PaidFill, restoreFill, reverseFill } from './bill-fill.ts';
import type { CorrectedPrescription } from './corrected-prescription.ts';
import type { CoveredMember } from './covered-member.ts';
import type { DrugPlans } from './drug-plans.ts';
import { putAnswer } from './partial-fills.ts';

/** A prescription that is withdrawn is no correction of its fills. */
export function noteCorrection({ paid, corrected, person }: PharmacyState, { kind, record, made }: RecordNotice): void {
  if (kind !== 'medication_requests' || made || record.status === 'cancelled' || record.status === 'entered_in_error') return;
  if (paid.of(record.id).some((fill) => differs(fill, record))) corrected.push({ request: record, at: person.now });
}

/** Minute of the next rebill; infinite where there is none. */
export function rebillOf({ corrected: [next] }: PharmacyState): number {
  return next?.at ?? Number.POSITIVE_INFINITY;
}

/** Bills the fills of the prescription that was corrected next again, in their order. */
export function rebill(state: PharmacyState, plans: DrugPlans, member: CoveredMember, now: number, put: PharmacyPut, revise: Revise<PharmacyKinds>): void {
  const { request, at } = state.corrected.shift() as CorrectedPrescription;
  const { quantity, days_supply, refills } = request;
  if (quantity === null || days_supply === null) return;
  for (const before of state.paid.of(request.id)) {
    if (!differs(before, request)) continue;
    const { claim, fill } = before;
    const { dispense } = fill;
    member.returned(dispense.id);
    const reversal = reverseFill(before, member, at, now);
    const answer = billFill({ ...fill, dispense: { ...dispense, quantity, days_supply, recorded: now }, refills }, member, plans, before);
    for (const alert of alertRecords(answer.claim, answer.alerts, fill.plan.formulary.dur, false)) put('dur_alerts', alert);
    if (answer.paid === null) {
      restoreFill(before, member);
      put('pharmacy_claims', answer.claim);
      continue;
    }
    for (const one of reversal.claims) put('pharmacy_claims', one);
    for (const accumulator of reversal.accumulators) put('accumulators', accumulator);
    putAnswer(answer, null, put);
    // The record of the fill is corrected, not made again.
    if (fill.collected) revise('medication_dispenses', dispense, { quantity, days_supply }, now);
    const paid = { ...answer.paid, fill };
    state.paid.replace(before, paid);
    const waiting = state.uncollected.indexOf(before);
    if (waiting >= 0) state.uncollected[waiting] = paid;
    state.therapies.get(drugKey(dispense.code))?.lasts(request.id, days_supply - claim.days_supply);
  }
}

/** Whether a whole fill was billed with another amount than the prescription says. Parts of a fill have amounts of their own. */
function differs({ claim, fill: { part } }: PaidFill, { quantity, days_supply }: MedicationRequest): boolean {
  return part === null && (claim.quantity !== quantity || claim.days_supply !== days_supply);
}
