/** What the engine of authorizations knows of one person. */

import { isDrug } from '../../../ir/reviewed-services.ts';
import type { Authorization } from '../../../model/benefits/authorization.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Coding } from '../../../model/scalars.ts';
import { AwaitedAnswers } from '../awaited-answers.ts';
import { type Ask, type Person, type RecordNotice, StateKey } from '../engine.ts';
import { KnownCoverages } from '../enrollment/known-coverages.ts';
import type { Forced, ReviewDecision, ReviewQuestion, ReviewSites } from './review-decision.ts';
import type { Requested, Reviews } from './review-terms.ts';

export interface Reviewer {
  readonly reviews: Reviews;
  readonly sites: ReviewSites;
}

export class AuthorizationsState {
  readonly person: Person;
  readonly reviewer: Reviewer;
  readonly #ask: Ask;
  readonly coverages = new KnownCoverages();
  readonly answers = new AwaitedAnswers();
  /** Of this person, in the order of the requests, each with the service that was asked for. */
  readonly filed: { readonly record: Authorization; readonly requested: Requested }[] = [];

  constructor(person: Person, ask: Ask, reviewer: Reviewer) {
    this.person = person;
    this.#ask = ask;
    this.reviewer = reviewer;
  }

  /** The coverage of a day whose payer is asked, the one that claims are sent to: for drugs, or the medical one. Null where there is none. */
  coverageOn(day: number, drug: boolean): Coverage | null {
    const found = this.coverages.on(drug ? 'pharmacy' : 'medical', day, this.person.now);
    return found.find(({ plan_type: type }) => type !== 'copay_card') ?? null;
  }

  /** Requests that the pharmacy made for drugs can be appealed, too. */
  note(notice: RecordNotice): void {
    this.coverages.note(notice);
    if (notice.kind !== 'authorizations' || !notice.made) return;
    const { record } = notice;
    if (record.service === null || !isDrug(record.service) || this.filed.some(({ record: { id } }) => id === record.id)) return;
    this.filed.push({ record, requested: this.reviewer.reviews.requested(record.service) });
  }

  coverage(id: string): Coverage | null {
    return this.coverages.at(this.person.now).find((one) => one.id === id) ?? null;
  }

  /** The answer of the payer whose coverage it is; a plan that needs no authorization answers immediately. */
  review(question: ReviewQuestion, { benefit }: Requested, drug: Coding | null, coverage: Coverage, forced: Forced): ReviewDecision {
    const { reviews } = this.reviewer;
    const terms = drug === null ? reviews.terms(coverage.plan, benefit) : reviews.drugTerms(coverage.plan, drug);
    if (terms !== null) return this.reviewer.sites.decide(question, terms, forced, this.person, this.#ask);
    return { status: 'not_required', decided: question.requested, reason: null, units_approved: null, valid_from: null, valid_to: null };
  }

  /** The last denial of what is asked for that is known by a minute, and was not appealed; null where there is none. */
  denial({ key }: Requested, now: number): Authorization | null {
    const appealed = new Set(this.filed.map(({ record }) => record.appeal_of));
    const found = this.filed.findLast(
      ({ record, requested }) => record.status === 'denied' && (record.decided as number) <= now && !appealed.has(record.id) && requested.key === key,
    );
    return found?.record ?? null;
  }
}

export const authorizationsKey = new StateKey<AuthorizationsState>();
