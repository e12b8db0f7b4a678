/** A payer's answer to a request: a function of the terms, of what the scenario states in their place, and of draws that the request addresses. */
import type { Site } from '../../../draws/draw.ts';
import type { Authorization, AuthorizationAnswer } from '../../../model/benefits/authorization.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { Duration } from '../../../model/time/duration.ts';
import type { Closure } from '../../subject/subject-state.ts';
import { dayAfter } from '../claims/adjudication/benefit-year.ts';
import { ADDRESSES, addressOf } from '../claims/claim-lags.ts';
import type { Ask, Person } from '../engine.ts';
import type { VerbContext } from '../verb-context.ts';
import type { ReviewTerms } from './review-terms.ts';

/** What the author of a scenario decides in place of the payer; null for what is left to it. */
export interface Forced {
  readonly status: 'approved' | 'denied' | null;
  readonly pended: boolean | null;
  readonly turnaround: Duration | null;
  readonly validFor: Duration | null;
  readonly reason: Authorization['reason'];
  readonly unitsApproved: number | null;
}

/** What a payer is asked. */
export interface ReviewQuestion extends Pick<Authorization, 'id' | 'review' | 'expedited' | 'units_requested' | 'level'> {
  /** Minute of the request. */
  readonly requested: number;
  /** First day of the stay or service that it is about, where care has begun. */
  readonly began: number | null;
}

export type ReviewDecision = Pick<Authorization, 'reason' | 'units_approved' | 'valid_from' | 'valid_to'> & {
  readonly status: AuthorizationAnswer;
  readonly decided: number;
};

/** Payers answer in the morning, where the answer takes a day or more. */
const MORNING = 10 * 60;
/** Days of a standard decision: at most seven (42 CFR 422.568 from 2026). */
const LONGEST = 7;
/** An expedited request is decided within 72 hours (42 CFR 422.572). */
const EXPEDITED: Duration = { months: 0, days: 3, minutes: 0, businessDays: 0 };

/** Where the answers are drawn. */
export class ReviewSites {
  readonly #approve: Site;
  readonly #pend: Site;
  readonly #turnaround: Site;

  constructor({ sites }: VerbContext) {
    this.#approve = sites.site('authorizations/approve');
    this.#pend = sites.site('authorizations/pend');
    this.#turnaround = sites.site('authorizations/turnaround');
  }

  decide(question: ReviewQuestion, terms: ReviewTerms, forced: Forced, person: Person, ask: Ask): ReviewDecision {
    const address = addressOf(question.id);
    const drawn = (site: Site): number => person.draw.at(site, person.index, address).uniform();
    const share = (of: Closure | number): number => (typeof of === 'number' ? of : Number(ask(of, address)));
    const status = forced.status ?? (drawn(this.#approve) < share(question.level === 0 ? terms.approve : terms.appeal) ? 'approved' : 'denied');
    const pended = forced.pended ?? drawn(this.#pend) < share(terms.pend);
    const length = (nth: 0 | 1): Duration => forced.turnaround ?? this.#length(terms, person, ask, (address + nth) % ADDRESSES);
    let decided = answeredAt(question.requested, length(0), question.expedited);
    if (pended) decided = answeredAt(decided, length(1), question.expedited);
    if (status === 'denied')
      return { status, decided, reason: forced.reason ?? 'not_medically_necessary', units_approved: null, valid_from: null, valid_to: null };
    const units = forced.unitsApproved ?? question.units_requested;
    const partial = units !== null && question.units_requested !== null && units < question.units_requested;
    return {
      status: partial ? 'partial' : 'approved',
      decided,
      reason: null,
      units_approved: units,
      ...daysOf(question, decided, forced.validFor ?? terms.validFor),
    };
  }

  #length({ turnaround }: ReviewTerms, person: Person, ask: Ask, address: number): Duration {
    if (turnaround !== null) return ask(turnaround, address) as Duration;
    const days = 1 + Math.floor(person.draw.at(this.#turnaround, person.index, address).uniform() * LONGEST);
    return { months: 0, days, minutes: 0, businessDays: 0 };
  }
}

/** Minute of the answer to a request. */
function answeredAt(requested: number, length: Duration, expedited: boolean): number {
  const usual = after(requested, length);
  return expedited ? Math.min(usual, after(requested, EXPEDITED)) : usual;
}

function after(minute: number, length: Duration): number {
  const day = dayAfter(dayOfMinute(minute), length);
  return day === dayOfMinute(minute) ? minute + Math.max(0, Math.round(length.minutes)) : Math.max(minute, startOfDay(day) + MORNING);
}

/** Care is authorized from the request on, for so long after the answer; care that was given, for so long before the request. */
function daysOf({ review, requested, began }: ReviewQuestion, decided: number, validFor: Duration): Pick<ReviewDecision, 'valid_from' | 'valid_to'> {
  const asked = dayOfMinute(requested);
  if (review === 'retrospective') return { valid_from: began ?? dayAfter(asked, validFor, -1), valid_to: asked };
  return { valid_from: began ?? asked, valid_to: dayAfter(dayOfMinute(decided), validFor) - 1 };
}
