/** `enroll` and `terminate`: changes of the coverage of a person after the start. */
import type { Action } from '../../../ir/definition.ts';
import { type Coverage, type CoverageKind, coveredRelationships } from '../../../model/benefits/coverage.ts';
import { type ContinuationEvent, continuationEvents, continuationMonths, type EnrollmentReason, endingBy } from '../../../model/benefits/enrollment-terms.ts';
import type { Relationship } from '../../../model/parties/related-person.ts';
import { addMonths, civilOf, dayOf, dayOfMinute } from '../../../model/time/civil.ts';
import { personNumber, subscriberNumber } from '../../demographics/identifiers.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import { recordedAt } from '../../subject/put-record.ts';
import type { Kinship, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { CoveragePriority } from './coverage-priority.ts';
import { EnrollmentPlans } from './enrollment-plans.ts';
import { type EnrollmentState, enrollmentKey } from './enrollment-state.ts';
import type { PrimaryCare } from './held-attributions.ts';
import { HeldCoverage } from './held-coverage.ts';
import { chosenBy, coveredBy, SUBSCRIBER, sponsorOf } from './initial-coverages.ts';
import { paidMonths } from './nonpayment.ts';

/** Days in which a continuation may be elected, from the later of the end of coverage and its notice: 26 U.S.C. 4980B(f)(5). */
const ELECTION_DAYS = 60;

/** A statement that is reported where a whole run has nothing for it. @param change carries it out, and returns whether there was something to change */
export function acting(compileOne: (action: Action, context: VerbContext) => (s: SubjectState, state: EnrollmentState) => boolean): CompileVerb {
  return (action, context) => {
    const change = compileOne(action, context);
    const key = keyOfAct(action.at);
    return (s) => {
      const state = enrollmentKey.of(s);
      countAct(s.recording, key, state !== null && change(s, state));
    };
  };
}

/** The coverage of a kind that began last: that without a name, where a person has several. */
export function lastOf({ held }: EnrollmentState, kind: CoverageKind): HeldCoverage | null {
  return held.findLast(({ coverage }) => coverage.name === kind) ?? held.findLast(({ coverage }) => coverage.kind === kind) ?? null;
}

/** What is asked of the fields of `enroll`. */
interface Enrolling {
  readonly kind: CoverageKind;
  readonly value: (name: string) => Value;
  readonly day: (name: string) => number | null;
  readonly told: number;
}

export const enroll: CompileVerb = acting((action, context) => {
  const kind = wordArgument(action) as CoverageKind;
  const fields = new Fields(action, context);
  const plans = new EnrollmentPlans(context);
  const priority = new CoveragePriority(context.ir.coverages);
  const names = action.fields.map(({ name }) => name);
  const values = new Map(names.map((name) => [name, fields.or<Value>(name, null)]));
  const days = new Map(names.map((name) => [name, fields.day(name)]));
  const id = idAt(context, action.path);
  const numbers = context.sites.site('member');
  return (s, state) => {
    const told = recordedAt(s);
    const asked: Enrolling = { kind, told, value: (name) => values.get(name)?.(s) ?? null, day: (name) => days.get(name)?.(s) ?? null };
    const before = lastOf(state, kind);
    const subscribed = subscriberNumber(numbers, personNumber(s.draw, s.index));
    const name = before?.coverage.name ?? kind;
    const begin = (coverage: Begun): HeldCoverage =>
      begun(
        state,
        { ...coverage, id: id(s), kind, name, priority: priority.of(kind, name), subscriber_id: subscribed, ...plans.termsOf(coverage.plan) },
        asked,
        chosenBy(asked.value('pcp'), context),
      );
    if (asked.value('continuation') === 'cobra') return before !== null && continued(before, asked, begin);
    return enrolled(s, before, asked, begin, context);
  };
});

/** What `enroll` decides of a new coverage. */
type Begun = Pick<Coverage, 'plan' | 'effective' | 'reason' | 'benefit_status' | 'carry_over' | 'sponsor_id' | 'group_number'>;

/** A new coverage of the subject and of those whom it covers. */
function begun(
  state: EnrollmentState,
  coverage: Begun & Pick<Coverage, 'id' | 'kind' | 'name' | 'priority' | 'subscriber_id' | 'plan_type' | 'payer_id'>,
  { value, told }: Enrolling,
  named: PrimaryCare | null,
): HeldCoverage {
  const before = lastOf(state, coverage.kind);
  const covered = coveredBy(value('covers')) ?? before?.covered ?? null;
  const whole = {
    ...coverage,
    member_id: `${coverage.subscriber_id}${SUBSCRIBER}`,
    relationship: 'self' as const,
    termination: null,
  };
  const held = new HeldCoverage(state, whole, null, covered);
  held.named = named;
  held.begin(coverage.reason ?? 'initial_enrollment', told);
  for (const cover of state.dependants) cover(held, told, null);
  return held;
}

/** Another coverage in place of the one of that kind, or the same again where it had ended. */
function enrolled(s: SubjectState, before: HeldCoverage | null, asked: Enrolling, begin: (coverage: Begun) => HeldCoverage, context: VerbContext): boolean {
  const { value, day, told } = asked;
  const stated = value('reason') as EnrollmentReason | null;
  const effective = Math.max(day('effective') ?? firstDay(stated, dayOfMinute(s.now)), dayOfMinute(s.birth));
  const plan = (value('plan') as string | null) ?? before?.coverage.plan ?? null;
  if (plan === null) return false;
  const old = before?.coverage;
  const covered = coveredBy(value('covers'));
  if (before !== null && covered !== null && before.coverage.plan === plan && before.covers(effective) && !renews(asked))
    return recovered(before, covered, effective, stated ?? 'qualifying_event', asked);
  const same = before !== null && old !== undefined && old.plan === plan && old.relationship === 'self' && covered === null;
  if (same && (old.termination === null || old.termination + 1 >= effective)) {
    if (old.termination === null) return false;
    for (const one of ofContract(before)) one.reinstate('active', stated ?? 'other', { ...one.continuation, paid_through: day('paid_through') }, told);
    return true;
  }
  // What begins on the first day of another coverage, or before it, would leave that one without a day.
  if (before !== null && old !== undefined && (old.termination ?? effective) >= effective && old.effective >= effective) return false;
  const replaced = before?.covers(effective) === true ? before : null;
  const reason = stated ?? (replaced === null ? 'initial_enrollment' : 'plan_change');
  replaced?.endContract(effective - 1, 'plan_change', told);
  const sponsor = value('sponsor');
  const from = sponsor === null && old !== undefined ? { sponsor_id: old.sponsor_id, group_number: old.group_number } : sponsorOf(sponsor, context);
  const held = begin({ plan, effective, reason, benefit_status: 'active', carry_over: value('carry_over') === true, ...from });
  held.continuation = { ...held.continuation, paid_through: day('paid_through') };
  return true;
}

/**
 * The first day of who enrolls after a marriage is that of the next month at the latest, and is taken for it; after a birth or an adoption it is the day itself
 * (26 CFR 54.9801-6, special enrollment).
 */
function firstDay(reason: EnrollmentReason | null, today: number): number {
  const { year, month } = civilOf(today);
  return reason === 'marriage' ? addMonths(dayOf(year, month, 1), 1) : today;
}

/** Whether something is asked for that only a coverage of its own has. */
const renews = ({ value }: Enrolling): boolean => value('sponsor') !== null || value('carry_over') !== null;

/** The contract goes on, and covers others of the household from a day on. */
function recovered(before: HeldCoverage, covered: ReadonlySet<Relationship>, from: number, reason: EnrollmentReason, { told, day }: Enrolling): boolean {
  if (before.coverage.relationship !== 'self') return false;
  before.covered = covered;
  const paid_through = day('paid_through');
  if (paid_through !== null) before.continuation = { ...before.continuation, paid_through };
  const left = before.dependants.filter((one) => one.covers(from) && !covered.has(relationOf(one)));
  for (const one of left) one.endWith(from - 1, endingBy(reason), told);
  const joined = before.state.dependants.filter((cover) => cover(before, told, { from, reason }));
  return left.length + joined.length > 0;
}

/** What a dependant is to the subscriber. */
function relationOf({ state }: HeldCoverage): Relationship {
  return (state.person.kinship as Kinship).relationship;
}

/** The coverage that ended goes on at the cost of the member; what is elected too late does not. */
function continued(before: HeldCoverage, asked: Enrolling, begin: (coverage: Begun) => HeldCoverage): boolean {
  const { value, day, told } = asked;
  const { coverage, end } = before;
  const last = coverage.termination;
  if (last === null || end === null || end.reason === 'death') return false;
  const elected = day('elected') ?? dayOfMinute(told);
  if (elected > Math.max(last, dayOfMinute(end.told)) + ELECTION_DAYS) return false;
  const own = coverage.relationship === 'self';
  const by =
    (value('qualifying_event') as ContinuationEvent | null) ??
    qualifying(own ? end.reason : coverage.relationship === 'child' ? 'ineligible_child' : end.reason);
  const until = addMonths(last + 1, continuationMonths(by, value('disabled') === true)) - 1;
  const continuation = { qualifying_event: by, elected, paid_through: day('paid_through') };
  const plan = (value('plan') as string | null) ?? coverage.plan;
  const reason = (value('reason') as EnrollmentReason | null) ?? 'cobra';
  if (own && plan === coverage.plan) {
    const covered = coveredBy(value('covers'));
    for (const one of ofContract(before)) {
      const relationship = one.state.person.kinship?.relationship;
      if (covered !== null && one !== before && (relationship === undefined || !covered.has(relationship))) continue;
      one.reinstate('cobra', reason, continuation, told);
      one.endWith(until, 'termination_of_benefits');
    }
    return true;
  }
  const { sponsor_id, group_number } = coverage;
  const held = begin({ plan, effective: last + 1, reason, benefit_status: 'cobra', carry_over: value('carry_over') === true, sponsor_id, group_number });
  held.continue(continuation);
  held.endContract(until, 'termination_of_benefits');
  return true;
}

function qualifying(reason: string): ContinuationEvent {
  return continuationEvents.find((one) => one === reason) ?? 'termination_of_employment';
}

/** A coverage, and those of dependants that ended with it. */
function ofContract(held: HeldCoverage): readonly HeldCoverage[] {
  const { termination } = held.coverage;
  return [held, ...held.dependants.filter(({ coverage, end }) => coverage.termination === termination && end?.reason === held.end?.reason)];
}

export const terminate: CompileVerb = acting((action, context) => {
  const kind = wordArgument(action) as CoverageKind;
  const fields = new Fields(action, context);
  const plans = new EnrollmentPlans(context);
  const reasonOf = fields.or<EnrollmentReason>('reason', 'termination_of_benefits');
  const [stated, paid] = [fields.day('termination'), fields.day('paid_through')];
  const covers = fields.or<Value>('covers', null);
  return (s, state) => {
    const today = dayOfMinute(s.now);
    const held = lastOf(state, kind);
    if (held === null || (held.coverage.termination ?? today + 1) <= today) return false;
    const reason = reasonOf(s);
    const paidThrough = paid?.(s) ?? held.continuation.paid_through;
    const first = held.continuedFrom ?? held.coverage.effective;
    const unpaid = reason === 'nonpayment' ? Math.max(paidThrough ?? paidMonths(today), first - 1) : null;
    const last = stated?.(s) ?? unpaid ?? plans.lastDay(held.coverage.plan, today);
    const whom = coveredBy(covers(s));
    // Without the others, the contract goes on.
    const ended = whom === null ? [held, ...held.dependants] : held.dependants.filter((one) => whom.has(relationOf(one)) && one.covers(last + 1));
    if (whom !== null) held.covered = new Set([...(held.covered ?? coveredRelationships)].filter((one) => !whom.has(one)));
    for (const one of ended) {
      if (unpaid !== null) one.continuation = { ...one.continuation, paid_through: last };
      one.endWith(last, reason, recordedAt(s));
    }
    return ended.length > 0;
  };
});
