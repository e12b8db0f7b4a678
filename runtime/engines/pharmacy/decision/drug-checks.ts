/** Checks of the drug against its terms in the formulary and the person's own history. All that fail are reported. */

import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import { addMonths, completedYears, formatDay } from '../../../../model/time/civil.ts';
import { daysOf } from './cents.ts';
import { coveredDays } from './covered-days.ts';
import type { DecisionSteps } from './fill-decision.ts';
import type { FillPerson, FillRequest, PastFill } from './fill-request.ts';
import type { DrugTerms, FormularyTerms, LimitTerms, StepTerms } from './formulary-terms.ts';

export interface Checking {
  readonly request: FillRequest;
  readonly person: FillPerson;
  readonly formulary: FormularyTerms;
  /** Null for a drug that the formulary does not list. */
  readonly terms: DrugTerms | null;
  /** Days of the longest supply that the tier covers. */
  readonly tierDays: number | null;
  readonly reject: (code: RejectCode, rule: string, term: string, before: string) => void;
  readonly steps: DecisionSteps;
}

export function checkListed({ terms, formulary, request, reject }: Checking): void {
  if (terms?.covered === false) reject('70', 'coverage', `drug ${terms.name}: covered no`, request.drug.display);
  else if ((terms?.tier ?? formulary.others) === null) reject('MR', 'formulary', `formulary ${formulary.name}`, request.drug.display);
}

export function checkPerson({ terms, person, request, reject }: Checking): void {
  if (terms === null) return;
  const age = completedYears(person.birth, request.day);
  if (terms.minAge !== null && age < terms.minAge) reject('60', 'age', `min_age ${terms.minAge}`, String(age));
  if (terms.maxAge !== null && age > terms.maxAge) reject('60', 'age', `max_age ${terms.maxAge}`, String(age));
  if (terms.sex !== null && person.sex !== terms.sex) reject('61', 'sex', `sex ${terms.sex}`, person.sex);
}

export function checkRefills({ request, reject }: Checking): void {
  if (request.fillNumber > request.refills) reject('73', 'refills', `${request.refills} authorised`, `refill ${request.fillNumber}`);
}

/** The last supply of the same ingredients, at any pharmacy; null where there is none. */
export function lastFill({ drug, day }: Pick<FillRequest, 'drug' | 'day'>, fills: readonly PastFill[]): PastFill | null {
  let last: PastFill | null = null;
  for (const fill of fills)
    if (!fill.reversed && fill.day <= day && (last === null || fill.day >= last.day) && sameIngredients(fill.drug.ingredients, drug.ingredients)) last = fill;
  return last;
}

export function sameIngredients(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** @returns the first day on which a refill is covered; null where nothing is in hand */
export function checkRefillDay({ request, person, formulary, reject, steps }: Checking): number | null {
  const last = lastFill(request, person.fills);
  if (last === null) return null;
  const from = last.day + daysOf(last.daysSupply, formulary.refillAfter);
  const [term, before] = [() => `refill_after ${Math.round(formulary.refillAfter * 1e6) / 1e4}%: ${formatDay(from)}`, formatDay(request.day)];
  if (request.day >= from) steps?.push({ rule: 'refill', term: term(), before, after: 'passed' });
  else if (request.therapyChange) steps?.push({ rule: 'refill', term: term(), before, after: 'therapy change' });
  else reject('79', 'refill', term(), before);
  return from;
}

export function checkAuthorization({ terms, person, request, reject, steps }: Checking): void {
  if (terms === null || !terms.priorAuth) return;
  const approved = person.authorizations.find(({ drug, from, to }) => terms.drugs.has(drug) && from <= request.day && request.day <= to);
  const term = `drug ${terms.name}: prior_auth required`;
  if (approved === undefined) reject('75', 'prior authorization', term, 'none');
  else steps?.push({ rule: 'prior authorization', term, before: `until ${formatDay(approved.to)}`, after: 'passed' });
}

export function checkSteps({ terms, person, request, reject, steps }: Checking): void {
  for (const step of terms?.steps ?? []) {
    const taken = daysTaken(step, person, request.day);
    const term = `step ${step.name}: taken ${step.taken} days`;
    if (taken < step.taken) reject('608', 'step therapy', term, `${taken} days`);
    else steps?.push({ rule: 'step therapy', term, before: `${taken} days`, after: 'passed' });
  }
}

/** Only what was filled under the coverage counts, up to the day before. */
function daysTaken({ drugs, within }: StepTerms, { fills }: FillPerson, day: number): number {
  const counted = fills.filter((fill) => fill.covered && !fill.reversed && drugs.has(fill.drug.key) && fill.day < day);
  const from = within === null ? Number.NEGATIVE_INFINITY : addMonths(day, -within.months) - within.days;
  return coveredDays(counted, from, day);
}

export function checkLimit(checking: Checking): void {
  const { terms, request, tierDays, reject, steps } = checking;
  const limit = terms?.limit ?? null;
  if (limit !== null) {
    const total = quantityWithin(limit, checking) + request.quantity;
    const term = `limit: quantity ${limit.quantity} per ${limit.per} days`;
    if (total > limit.quantity) reject('76', 'quantity limit', term, String(total));
    else steps?.push({ rule: 'quantity limit', term, before: String(total), after: 'passed' });
  }
  const most = Math.min(terms?.daysSupply ?? Number.POSITIVE_INFINITY, tierDays ?? Number.POSITIVE_INFINITY);
  if (request.daysSupply > most) reject('7X', 'days supply', `days_supply ${most}`, String(request.daysSupply));
}

/** What was dispensed of the drug in the days that end with that of the fill. */
function quantityWithin({ per }: LimitTerms, { terms, person, request }: Checking): number {
  const counted = person.fills.filter(
    (fill) => !fill.reversed && terms?.drugs.has(fill.drug.key) === true && fill.day > request.day - per && fill.day <= request.day,
  );
  return counted.reduce((sum, { quantity }) => sum + quantity, 0);
}
