/** What enrollment asks of the plans of a scenario. */
import { asksForPcp, attributesByClaims } from '../../../ir/covered-kinds.ts';
import type { Terms } from '../../../ir/plan-terms.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { PlanType } from '../../../model/benefits/plan-types.ts';
import type { Practitioner } from '../../../model/parties/providers.ts';
import { civilOf, dayOf, daysInMonth } from '../../../model/time/civil.ts';
import { plansOfOnePerson } from '../../../vocabulary/plan-vocabulary.ts';
import type { DeclaredParties } from '../../parties/run-parties.ts';
import { constantOf } from '../../plan/expressions/constant-value.ts';
import type { Trace } from '../../plan/trace.ts';
import type { Value } from '../../subject/value.ts';
import { PlanReader } from '../claims/adjudication/plan-reader.ts';
import { idsOfMembers } from '../claims/payer-networks.ts';
import type { VerbContext } from '../verb-context.ts';
import { type AttributionTerms, attributionTerms } from './attribution-terms.ts';

interface EnrolledPlan {
  /** Id of the payer. */
  readonly payer: string;
  readonly type: PlanType;
  /** Whether coverage ends on the day of what ends it, or with its month. */
  readonly ends: 'day' | 'month';
  /** Whether each member has a primary care provider. */
  readonly primaryCare: boolean;
  /** How claims attribute its members; null where they do not. */
  readonly attribution: AttributionTerms | null;
  /** Ids of those who are outside of its network. */
  readonly outside: ReadonlySet<string>;
}

export class EnrollmentPlans {
  readonly #plans: ReadonlyMap<string, EnrolledPlan>;

  /** The providers that the scenario names. */
  readonly parties: DeclaredParties;
  /** Where someone asks why a member is attributed to a provider. */
  readonly trace: Trace | null;

  constructor({ ir, parties, codings, params, trace }: VerbContext) {
    this.parties = parties;
    this.trace = trace;
    const constant = ({ fields }: Terms, name: string): Value => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? null : (constantOf(field.value, { codings, params }) ?? null);
    };
    this.#plans = new Map(
      ir.plans.map((plan) => {
        const name = plan.name ?? '';
        const payer = parties.payer(constant(plan, 'payer') as number | null, name).id;
        const type = constant(plan, 'type') as PlanType;
        const ends = constant(plan, 'ends') === 'day' ? 'day' : 'month';
        const attribution = attributesByClaims(plan) ? attributionTerms(new PlanReader(plan, { codings, params }).part('attribution')) : null;
        return [name, { payer, type, ends, primaryCare: asksForPcp(plan), attribution, outside: outsideOf(plan, parties) }];
      }),
    );
  }

  /** What a coverage has of its plan. */
  termsOf(plan: string): Pick<Coverage, 'plan' | 'plan_type' | 'payer_id'> {
    const { payer, type } = this.#plans.get(plan) as EnrolledPlan;
    return { plan, plan_type: type, payer_id: payer };
  }

  coversDependants(plan: string): boolean {
    return !plansOfOnePerson.has((this.#plans.get(plan) as EnrolledPlan).type);
  }

  needsPrimaryCare(plan: string): boolean {
    return (this.#plans.get(plan) as EnrolledPlan).primaryCare;
  }

  attributionBy(plan: string): AttributionTerms | null {
    return (this.#plans.get(plan) as EnrolledPlan).attribution;
  }

  /** Whether some plan attributes members by their claims. */
  get attributesByClaims(): boolean {
    return [...this.#plans.values()].some(({ attribution }) => attribution !== null);
  }

  /** Whether a practitioner, or the organization that they work for, is in the network of a plan. */
  hasInNetwork(plan: string, { id, organization_id, location_id }: Practitioner): boolean {
    const { outside } = this.#plans.get(plan) as EnrolledPlan;
    return ![id, organization_id, location_id].some((one) => outside.has(one));
  }

  /** Last day of coverage by a plan, where what ends it happens on a day. */
  lastDay(plan: string, day: number): number {
    if (this.#plans.get(plan)?.ends === 'day') return day;
    const { year, month } = civilOf(day);
    return dayOf(year, month, daysInMonth(year, month));
  }
}

/** Who is in a `network` of a plan is outside of its own. */
function outsideOf({ parts }: Terms, parties: DeclaredParties): ReadonlySet<string> {
  const members = parts.flatMap(({ word, fields }) => (word === 'network' ? fields.flatMap(({ name, value }) => (name === 'members' ? [value] : [])) : []));
  return idsOfMembers(
    members.flatMap((one) => (one.op === 'list' ? one.items : [one])),
    parties,
  );
}
