/** `coverage medical { plan: … }` of a profile, for one person. */
import { siteOf } from '../../../draws/draw.ts';
import type { CoverageDefinition } from '../../../ir/plan-terms.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { beginningBy, type EnrollmentReason, endingBy } from '../../../model/benefits/enrollment-terms.ts';
import type { Relationship } from '../../../model/parties/related-person.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { uuid } from '../../demographics/demographics.ts';
import { personNumber, subscriberNumber } from '../../demographics/identifiers.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { Value } from '../../subject/value.ts';
import type { VerbContext } from '../verb-context.ts';
import { CoveragePriority } from './coverage-priority.ts';
import type { EnrollmentPlans } from './enrollment-plans.ts';
import type { EnrollmentState } from './enrollment-state.ts';
import type { PrimaryCare } from './held-attributions.ts';
import { HeldCoverage } from './held-coverage.ts';

/** The person code of the subscriber, the first of those whom a contract covers. */
export const SUBSCRIBER = '01';

/** Plans the coverages of a person. */
export function compileCoverages(context: VerbContext, plans: EnrollmentPlans): (state: EnrollmentState) => void {
  const priority = new CoveragePriority(context.ir.coverages);
  const all = context.ir.coverages.map((definition) => compileOne(definition, priority.of(definition.kind, definition.name), context, plans));
  return (state) => {
    for (const one of all) one(state);
  };
}

function compileOne(
  { kind, name, path, when, chance, fields }: CoverageDefinition,
  priority: number,
  context: VerbContext,
  plans: EnrollmentPlans,
): (state: EnrollmentState) => void {
  const { sites } = context;
  const [id, draws, numbers] = [sites.site(path), sites.site(`${path}/chance`), sites.site('member')];
  const condition = when === null ? null : compile(when, context);
  const share = chance === null ? null : compile(chance, context);
  const closures = new Map(fields.map((field) => [field.name, compile(field.value, context)]));
  return (state) => {
    const { person, ask } = state;
    const value = (field: string): Value => {
      const closure = closures.get(field);
      return closure === undefined ? null : ask(closure);
    };
    const dayOf = (field: string): number | null => {
      const minute = value(field);
      return typeof minute === 'number' ? dayOfMinute(minute) : null;
    };
    if (condition !== null && ask(condition) !== true) return;
    const likely = share === null ? 1 : Number(ask(share));
    if (likely < 1 && person.draw.at(draws, person.index).uniform() >= likely) return;
    const plan = value('plan');
    if (typeof plan !== 'string') return;
    const birth = dayOfMinute(person.birth);
    const effective = Math.max(birth, dayOf('effective') ?? dayOfMinute(person.now));
    const termination = dayOf('termination');
    // Coverage that would end before its first day never was.
    if (termination !== null && termination < effective) return;
    const subscriber = subscriberNumber(numbers, personNumber(person.draw, person.index));
    const sponsor = sponsorOf(value('sponsor'), context);
    const reason = value('reason') as EnrollmentReason | null;
    const held = new HeldCoverage(
      state,
      {
        id: uuid(siteOf(id, person.member), person.index, 0),
        kind,
        name,
        priority,
        ...plans.termsOf(plan),
        member_id: `${subscriber}${SUBSCRIBER}`,
        subscriber_id: subscriber,
        relationship: 'self',
        effective,
        termination: null,
        reason,
        benefit_status: 'active',
        carry_over: false,
        ...sponsor,
      },
      null,
      coveredBy(value('covers')),
    );
    held.named = chosenBy(value('pcp'), context);
    held.begin(beginningBy(reason), person.now);
    if (termination !== null) held.endWith(termination, endingBy(reason));
  };
}

/** Whom a value of `covers` names; null where none is given. */
export function coveredBy(value: Value): ReadonlySet<Relationship> | null {
  return Array.isArray(value) ? new Set(value as readonly Relationship[]) : null;
}

/** The primary care provider whom a member chooses, by the position of the party; null where none is given. */
export function chosenBy(position: Value, { parties }: VerbContext): PrimaryCare | null {
  return typeof position === 'number' ? { by: parties.provider(position), method: 'chosen' } : null;
}

/** Who provides a coverage, by the position of the party. */
export function sponsorOf(position: Value, { parties }: VerbContext): Pick<Coverage, 'sponsor_id' | 'group_number'> {
  if (typeof position !== 'number') return { sponsor_id: null, group_number: null };
  const { organization, group } = parties.sponsor(position);
  return { sponsor_id: organization.id, group_number: group };
}
