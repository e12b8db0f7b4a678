/** Payers: when they decide about a claim, and what they decide by. */
import type { Site } from '../../../draws/draw.ts';
import type { Claim } from '../../../model/benefits/claim.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { type Duration, durationDays } from '../../../model/time/duration.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { Trace } from '../../plan/trace.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Ask, Person } from '../engine.ts';
import type { VerbContext } from '../verb-context.ts';
import type { PlanTerms } from './adjudication/benefit-terms.ts';
import { compilePlan } from './adjudication/compile-plan.ts';
import { ADDRESSES, addressOf, usualTurnaround } from './claim-lags.ts';
import { takesClaim } from './coordination/takes-claim.ts';
import { networksOf } from './payer-networks.ts';

export interface ReadyPlan {
  readonly terms: PlanTerms;
  readonly networkOf: (claim: Claim) => string | null;
  readonly turnaround: Closure | null;
  readonly pend: Closure | null;
}

/** Decisions are made in the night after the day on which they are due, before what is submitted that day. */
const MORNING = 6 * 60;

export class Payers {
  /** Where someone asks why a claim was decided as it was. */
  readonly trace: Trace | null;
  readonly #plans: ReadonlyMap<string, ReadyPlan>;
  readonly #turnaround: Site;
  readonly #pended: Site;

  constructor(context: VerbContext) {
    this.trace = context.trace;
    this.#plans = new Map(
      context.ir.plans.map((plan) => {
        const terms = compilePlan(plan, context);
        const [turnaround, pend] = [terms.turnaround, terms.pend].map((one) => (one === null ? null : compile(one, context)));
        return [terms.name, { terms, networkOf: networksOf(terms, context.parties), turnaround, pend }];
      }),
    );
    this.#turnaround = context.sites.site('claims/turnaround');
    this.#pended = context.sites.site('claims/pend');
  }

  plan(name: string): ReadyPlan {
    return this.#plans.get(name) as ReadyPlan;
  }

  /** The coverages that are for a claim, in their order. */
  orderOf(claim: Pick<Claim, 'type' | 'type_of_bill'>, coverages: readonly Coverage[]): readonly Coverage[] {
    return coverages.filter(({ plan }) => takesClaim(this.plan(plan).terms, claim));
  }

  /** Minute of the decision about a claim. One that waits for information takes a second turnaround. */
  decisionOf({ id, submitted }: Claim, plan: ReadyPlan, person: Person, ask: Ask): number {
    const address = addressOf(id);
    const share = plan.pend === null ? 0 : Number(ask(plan.pend, address));
    const pended = share > 0 && person.draw.at(this.#pended, person.index, address).uniform() < share;
    const days = this.#days(plan, person, ask, address) + (pended ? this.#days(plan, person, ask, (address + 1) % ADDRESSES) : 0);
    return startOfDay(dayOfMinute(submitted) + Math.max(1, days)) + MORNING;
  }

  #days({ turnaround }: ReadyPlan, person: Person, ask: Ask, address: number): number {
    if (turnaround === null) return usualTurnaround(this.#turnaround, person.draw, person.index, address);
    return Math.round(durationDays(ask(turnaround, address) as Duration));
  }
}
