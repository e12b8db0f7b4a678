/** Authorizations of drugs: a fill that is rejected for the want of one (75) is followed by a request on the next business day, and is made once that is approved. */
import type { Authorization } from '../../../../model/benefits/authorization.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { addBusinessDays } from '../../../../model/time/holidays.ts';
import { derivedId } from '../../../subject/put-record.ts';
import type { Forced, ReviewDecision, ReviewQuestion } from '../../authorizations/review-decision.ts';
import type { ReviewTerms } from '../../authorizations/review-terms.ts';
import type { Therapy } from '../fills/therapy.ts';
import type { BilledFill } from './bill-fill.ts';
import type { CoveredMember, DrugAnswer } from './covered-member.ts';

/** The payer's answer to a question. */
export type DrugReview = (question: ReviewQuestion, terms: ReviewTerms, forced: Forced) => ReviewDecision;

/** What the prescriber asks for, at its minute. */
export interface DrugRequest {
  readonly therapy: Therapy;
  /** Known from its message time on, which is that of the request. */
  readonly record: Authorization & { readonly decided: number };
}

/** What identifiers of authorizations are derived with. */
const AUTHORIZATION = 0x50410000;
/** Offices send requests in the morning: a choice, since nothing depends on it. */
const MORNING = 9 * 60;
const NOTHING_FORCED: Forced = { status: null, pended: null, turnaround: null, validFor: null, reason: null, unitsApproved: null };

/** Asks for what a fill was rejected for; until the answer nothing is filled. */
export function askFor({ dispense, coverage, plan }: BilledFill, therapy: Therapy, member: CoveredMember, review: DrugReview, at: number): DrugRequest {
  const requested = startOfDay(addBusinessDays(dayOfMinute(at), 1)) + MORNING;
  const id = derivedId(dispense.request_id, AUTHORIZATION + member.nextAuthorization(dispense.request_id));
  const question = { id, review: 'prospective', expedited: false, units_requested: null, level: 0, requested, began: null } as const;
  const decision = review(question, plan.reviewOf(dispense.code), NOTHING_FORCED);
  therapy.postpone(dayOfMinute(decision.decided));
  therapy.notBefore(decision.decided);
  const { units_requested, level, expedited } = question;
  return {
    therapy,
    record: {
      ...{ id, category: 'service', service: dispense.code, benefit: null, review: 'prospective', expedited, units_requested, level, appeal_of: null },
      ...{ requested, ...decision, coverage_id: coverage.id, encounter_id: null, practitioner_id: dispense.practitioner_id, recorded: requested },
    },
  };
}

/** Nobody asks again while an answer is awaited: the fill is made when it comes, or is left where it is a denial. */
export function awaitAnswer({ decided, days }: DrugAnswer, therapy: Therapy): void {
  if (days === null) therapy.refuse();
  else {
    therapy.postpone(dayOfMinute(decided));
    therapy.notBefore(decided);
  }
}

/** The request is made, if the prescription is still in force: a denial ends its fills. @returns the record; null where nothing is asked for */
export function makeRequest({ therapy, record }: DrugRequest, prescription: string, now: number): Authorization | null {
  if (therapy.request?.id !== prescription) return null;
  if (record.status === 'denied') therapy.refuse();
  return { ...record, recorded: Math.max(now, record.requested) };
}
