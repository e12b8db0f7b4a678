/** What enrollment asks of the plans of a scenario. */
import type { Terms } from '../../../ir/plan-terms.ts';
import { civilOf, dayOf, daysInMonth } from '../../../model/time/civil.ts';
import { plansOfOnePerson } from '../../../vocabulary/plan-vocabulary.ts';
import { constantOf } from '../../plan/expressions/constant-value.ts';
import type { Value } from '../../subject/value.ts';
import type { VerbContext } from '../verb-context.ts';

interface EnrolledPlan {
  /** Id of the payer. */
  readonly payer: string;
  /** Whether coverage ends on the day of what ends it, or with its month. */
  readonly ends: 'day' | 'month';
  /** Whether it covers the subscriber alone. */
  readonly ofOnePerson: boolean;
}

export class EnrollmentPlans {
  readonly #plans: ReadonlyMap<string, EnrolledPlan>;

  constructor({ ir, parties, codings, params }: VerbContext) {
    const constant = ({ fields }: Terms, name: string): Value => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? null : (constantOf(field.value, { codings, params }) ?? null);
    };
    this.#plans = new Map(
      ir.plans.map((plan) => {
        const name = plan.name ?? '';
        const payer = parties.payer(constant(plan, 'payer') as number | null, name).id;
        return [name, { payer, ends: constant(plan, 'ends') === 'day' ? 'day' : 'month', ofOnePerson: plansOfOnePerson.has(String(constant(plan, 'type'))) }];
      }),
    );
  }

  payerOf(plan: string): string {
    return (this.#plans.get(plan) as EnrolledPlan).payer;
  }

  coversDependants(plan: string): boolean {
    return this.#plans.get(plan)?.ofOnePerson === false;
  }

  /** Last day of coverage by a plan, where what ends it happens on a day. */
  lastDay(plan: string, day: number): number {
    if (this.#plans.get(plan)?.ends === 'day') return day;
    const { year, month } = civilOf(day);
    return dayOf(year, month, daysInMonth(year, month));
  }
}
