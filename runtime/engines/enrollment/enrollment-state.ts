/** The coverages of one person, and what is to become of them. */
import type { EnrollmentReason } from '../../../model/benefits/enrollment-terms.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Ask, Person, Put, Revise } from '../engine.ts';
import { StateKey } from '../engine.ts';
import type { EnrollmentPlans } from './enrollment-plans.ts';
import type { PrimaryCare } from './held-attributions.ts';
import type { HeldCoverage } from './held-coverage.ts';
import { PrimaryCareClaims } from './primary-care-claims.ts';

export type EnrollmentKinds = 'coverages' | 'enrollments' | 'attributions';

export interface EnrollmentWriter {
  readonly now: number;
  readonly put: Put<EnrollmentKinds>;
  readonly revise: Revise<EnrollmentKinds>;
}

/** Whom somebody joins later than a contract begins, and why. */
export interface Joining {
  /** First day. */
  readonly from: number;
  readonly reason: EnrollmentReason;
}

/**
 * Covers somebody of the unit under a contract, if it can.
 * @param told minute of the message
 * @param joining null where the contract begins
 * @returns whether it does
 */
export type Cover = (contract: HeldCoverage, told: number, joining: Joining | null) => boolean;

interface Act {
  readonly at: number;
  readonly carryOut: (write: EnrollmentWriter) => void;
}

export class EnrollmentState {
  readonly person: Person;
  readonly ask: Ask;
  readonly plans: EnrollmentPlans;
  /** Every coverage of the person, in the order in which they were planned. */
  readonly held: HeldCoverage[] = [];
  /** Lets a coverage of this person cover those in the unit whom it can. */
  readonly dependants: Cover[] = [];
  /** Who the primary care provider is by now, whom care is sought from; null where no plan asks for one. */
  primaryCare: PrimaryCare | null = null;
  /** What claims say of who gives primary care. */
  readonly claims = new PrimaryCareClaims();
  /** In order of time; those of one minute in the order in which they were planned. */
  readonly #acts: Act[] = [];
  #buried = false;

  constructor(person: Person, ask: Ask, plans: EnrollmentPlans) {
    this.person = person;
    this.ask = ask;
    this.plans = plans;
  }

  plan(at: number, carryOut: Act['carryOut']): void {
    const after = this.#acts.findIndex((other) => at < other.at);
    this.#acts.splice(after < 0 ? this.#acts.length : after, 0, { at, carryOut });
  }

  /** Minute of the next act. The dead are enrolled in nothing more, and their coverage ends when the death is known. */
  get next(): number {
    const { death, deathLag } = this.person;
    if (death !== null) return this.#buried ? Number.POSITIVE_INFINITY : death + deathLag;
    return this.#acts[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  act(write: EnrollmentWriter): void {
    const { death } = this.person;
    if (death === null) {
      const [act] = this.#acts.splice(0, 1);
      act.carryOut(write);
      return;
    }
    this.#buried = true;
    for (const one of this.held) one.endAtDeath(dayOfMinute(death), write);
  }
}

export const enrollmentKey = new StateKey<EnrollmentState>();
