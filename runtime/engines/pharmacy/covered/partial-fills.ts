/** Partial fills: the pharmacy hands over a part of a fill and owes the rest, which it hands over and bills some days later. */
import type { MedicationDispense } from '../../../../model/clinical/medication-dispense.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { derivedId } from '../../../subject/put-record.ts';
import { OPENING, type Therapy } from '../fills/therapy.ts';
import type { PharmacyPut, PharmacyState } from '../pharmacy-state.ts';
import { type BilledClaim, type BilledFill, billFill } from './bill-fill.ts';
import type { CoveredMember } from './covered-member.ts';
import type { DrugPlans } from './drug-plans.ts';
import type { OwedRest } from './owed-rest.ts';

/** Days in which the rest is handed over: those in which it has to be for drugs of schedule II, 72 hours (21 CFR 1306.13). */
const DAYS_TO_COMPLETE = 3;
/** What identifiers of the rest are derived with. */
const REST = 0x52455354;

/** Null for a fill that is handed over as a whole, or that cannot be divided. */
export function partOfFill({ partial }: PharmacyState, { habit }: Therapy, whole: BilledFill): { readonly fill: BilledFill; readonly rest: number } | null {
  const { dispense } = whole;
  const where = partial(dispense.request_id, dispense.fill_number, habit.partial);
  const divided = where === null ? null : divide(dispense.quantity, dispense.days_supply, where);
  if (divided === null) return null;
  const { quantity, daysSupply, wait } = divided;
  return {
    fill: {
      ...whole,
      dispense: { ...dispense, quantity, days_supply: daysSupply },
      part: { quantity: dispense.quantity, daysSupply: dispense.days_supply, first: null },
    },
    rest: startOfDay(dayOfMinute(dispense.handed_over) + wait) + OPENING,
  };
}

/**
 * A part in whole units, which lasts until the rest is handed over.
 * @param where from 0 to 1: first the days until then, and within each of them the part
 */
export function divide(
  quantity: number,
  days: number,
  where: number,
): { readonly quantity: number; readonly daysSupply: number; readonly wait: number } | null {
  const nth = Math.floor(where * DAYS_TO_COMPLETE);
  const wait = nth + 1;
  if (days <= wait) return null;
  const least = wait + Math.floor((where * DAYS_TO_COMPLETE - nth) * (days - wait));
  const part = Math.ceil((quantity * least) / days);
  return part >= quantity ? null : { quantity: part, daysSupply: Math.floor((part * days) / quantity), wait };
}

export function owe({ rests }: PharmacyState, rest: OwedRest): void {
  const after = rests.findIndex(({ at }) => at > rest.at);
  rests.splice(after < 0 ? rests.length : after, 0, rest);
}

/** Minute of the next rest; infinite where there is none, and after death. */
export function restOf({ rests: [next], person }: PharmacyState): number {
  const at = next?.at ?? Number.POSITIVE_INFINITY;
  return person.death !== null && at > person.death ? Number.POSITIVE_INFINITY : at;
}

/** What is owed next is handed over, and billed to the coverage of the day, unless the prescription is in force no longer. */
export function handOverRest(state: PharmacyState, plans: DrugPlans, member: CoveredMember, now: number, put: PharmacyPut): void {
  const { at, therapy, whole, fill, paid } = state.rests.shift() as OwedRest;
  const { request_id: request, fill_number: nth } = whole.dispense;
  if (therapy.request?.id !== request) return;
  const handed = {
    ...whole.dispense,
    id: derivedId(request, REST + nth),
    // Quantities have three decimals.
    quantity: Math.round((whole.dispense.quantity - fill.dispense.quantity) * 1000) / 1000,
    days_supply: whole.dispense.days_supply - fill.dispense.days_supply,
    handed_over: at,
    recorded: now,
  };
  const coverage = member.coverageOn(dayOfMinute(at));
  const plan = coverage === null ? null : plans.plan(coverage.plan);
  if (coverage !== null && plan !== null) {
    const part = { quantity: whole.dispense.quantity, daysSupply: whole.dispense.days_supply, first: { ...paid.shared, dispense: fill.dispense.id } };
    const answer = billFill({ ...whole, dispense: handed, coverage, plan, part }, member, plans);
    putAnswer(answer, handed, put);
    if (answer.paid !== null) state.paid.add(answer.paid);
  } else if (state.cash) {
    member.completed(handed, fill.dispense.id);
    put('medication_dispenses', handed);
  }
}

/** @param handed what is handed over if the claim is paid; null where nobody collects it */
export function putAnswer({ claim, accumulators, paid }: BilledClaim, handed: MedicationDispense | null, put: PharmacyPut): void {
  if (paid !== null && handed !== null) put('medication_dispenses', handed);
  put('pharmacy_claims', claim);
  if (paid !== null && paid.card !== null) put('pharmacy_claims', paid.card.claim);
  for (const accumulator of accumulators) put('accumulators', accumulator);
}
