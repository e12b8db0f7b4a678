/** What payers know of the coverage of one person, and what statements are waiting to be answered. */
import type { CoverageKind } from '../../../model/benefits/coverage.ts';
import { AwaitedAnswers } from '../awaited-answers.ts';
import { type Person, StateKey } from '../engine.ts';
import { KnownCoverages } from '../enrollment/known-coverages.ts';

export class EligibilityState {
  readonly #person: Person;
  readonly coverages = new KnownCoverages();
  readonly answers = new AwaitedAnswers();

  constructor(person: Person) {
    this.#person = person;
  }

  /** Whether a payer knows the subscriber under whose contract the person is, at a minute. */
  isSubscriberKnown(kind: CoverageKind, minute: number): boolean {
    const { first } = this.#person;
    const state = first === null ? null : eligibilityKey.of(first);
    return state?.coverages.at(minute).some((one) => one.kind === kind) === true;
  }
}

export const eligibilityKey = new StateKey<EligibilityState>();
