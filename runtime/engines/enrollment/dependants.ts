/** Whom a coverage of the first person of a unit covers besides: the spouse or partner, and children under 26. Medicare covers nobody besides. */
import type { CoverageDefinition } from '../../../ir/plan-terms.ts';
import type { Coverage, CoverageKind } from '../../../model/benefits/coverage.ts';
import { beginningBy } from '../../../model/benefits/enrollment-terms.ts';
import type { Relationship } from '../../../model/parties/related-person.ts';
import { addMonths, dayOfMinute } from '../../../model/time/civil.ts';
import type { Kinship } from '../../subject/subject-state.ts';
import type { Person } from '../engine.ts';
import type { EnrollmentPlans } from './enrollment-plans.ts';
import type { EnrollmentState, Joining } from './enrollment-state.ts';
import { HeldCoverage } from './held-coverage.ts';

/** Months of age up to which a plan that covers children has to cover them (45 CFR 147.120). */
const COVERED_MONTHS = 26 * 12;

const COVERED: Partial<Readonly<Record<Relationship, Coverage['relationship']>>> = { spouse: 'spouse', partner: 'other', child: 'child' };

export class Dependants {
  /** Kinds of coverage that the profile of the person states itself: nobody is a dependant for these. */
  readonly #own: ReadonlySet<CoverageKind>;
  readonly #plans: EnrollmentPlans;

  constructor(own: readonly CoverageDefinition[], plans: EnrollmentPlans) {
    this.#own = new Set(own.map(({ kind }) => kind));
    this.#plans = plans;
  }

  /** Somebody joins the unit, at its start or by birth: the coverages of the first person cover them. */
  join(state: EnrollmentState, subscriber: EnrollmentState): void {
    if (relationshipOf(state.person) === undefined) return;
    subscriber.dependants.push((contract, told, joining) => this.#cover(state, contract, told, joining));
    for (const contract of subscriber.held) this.#cover(state, contract, state.person.now, null);
  }

  /** A coverage of the first person covers a dependant, from its first day, from birth, or from the day on which they join. @returns whether it does */
  #cover(state: EnrollmentState, contract: HeldCoverage, told: number, joining: Joining | null): boolean {
    const { person } = state;
    const { coverage, covered } = contract;
    const relationship = relationshipOf(person);
    const birth = dayOfMinute(person.birth);
    const effective = Math.max(birth, coverage.effective, joining?.from ?? coverage.effective);
    const aged = relationship === 'child' ? this.#plans.lastDay(coverage.plan, addMonths(birth, COVERED_MONTHS) - 1) : Number.POSITIVE_INFINITY;
    const last = Math.min(coverage.termination ?? Number.POSITIVE_INFINITY, aged);
    if (relationship === undefined || (covered !== null && !covered.has((person.kinship as Kinship).relationship))) return false;
    if (this.#own.has(coverage.kind) || last < effective || !this.#plans.coversDependants(coverage.plan)) return false;
    const before = contract.dependants.filter((one) => one.state === state);
    if (before.some((one) => (one.coverage.termination ?? effective) >= effective)) return false;
    // The person code is that of the place in the unit: whether there is a spouse changes no number of a child.
    const member_id = `${coverage.subscriber_id}${String(person.member + 1).padStart(2, '0')}`;
    const born = birth > coverage.effective && (joining === null || birth >= joining.from);
    const reason = born ? 'birth' : (joining?.reason ?? coverage.reason);
    const of = { ...coverage, id: contract.idOf(person.member, before.length), member_id, relationship, effective, termination: null, reason };
    const held = new HeldCoverage(state, of, contract);
    held.begin(born ? 'birth' : beginningBy(reason), told);
    if (last !== Number.POSITIVE_INFINITY) held.endWith(last, last === aged ? 'termination_of_benefits' : (contract.end?.reason ?? 'termination_of_benefits'));
    return true;
  }
}

function relationshipOf({ kinship }: Person): Coverage['relationship'] | undefined {
  return kinship === null ? undefined : COVERED[kinship.relationship];
}
