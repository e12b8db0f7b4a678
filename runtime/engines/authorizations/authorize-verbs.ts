/** `authorize`, `appeal`: requests to the payer, with the answer that it gives at its time. */
import type { Action } from '../../../ir/definition.ts';
import { isDrug } from '../../../ir/reviewed-services.ts';
import type { Authorization } from '../../../model/benefits/authorization.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Duration } from '../../../model/time/duration.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import { put, recordedAt } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { responsible, visit, visitId } from '../clinical/care-context.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { type AuthorizationsState, authorizationsKey } from './authorizations-state.ts';
import type { Forced, ReviewQuestion } from './review-decision.ts';

export const authorize: CompileVerb = (action, context) => {
  const code = requestedCode(action, context);
  const file = filing(action, context);
  return (s) => {
    const state = authorizationsKey.of(s);
    const service = code(s);
    if (state === null || service === undefined) return;
    file(s, state, service, null);
  };
};

/** A further level of the last denial that was not appealed yet. */
export const appeal: CompileVerb = (action, context) => {
  const code = requestedCode(action, context);
  const file = filing(action, context);
  const key = keyOfAct(action.at);
  return (s) => {
    const state = authorizationsKey.of(s);
    const service = code(s);
    if (state === null || service === undefined) return;
    const denial = state.denial(state.reviewer.reviews.requested(service), s.now);
    countAct(s.recording, key, denial !== null);
    if (denial !== null) file(s, state, service, denial);
  };
};

/** The service that a statement is about; null for an admission, undefined for a value that is missing. */
export function requestedCode(action: Action, context: VerbContext): (s: SubjectState) => Coding | null | undefined {
  if (action.argument?.op === 'text') return () => null;
  const coding = conceptArgument(action, context);
  return (s) => coding(s) ?? undefined;
}

/** Files a request, or an appeal of a denial. */
export function filing(
  action: Action,
  context: VerbContext,
): (s: SubjectState, state: AuthorizationsState, service: Coding | null, of: Authorization | null) => void {
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const read = {
    review: fields.or<string>('review', ''),
    expedited: fields.or<boolean | null>('expedited', null),
    units: fields.or<number | null>('units', null),
    reason: fields.or<string | null>('reason', null),
    status: fields.or<string | null>('status', null),
    pended: fields.or<boolean | null>('pended', null),
    turnaround: fields.or<Duration | null>('turnaround', null),
    validFor: fields.or<Duration | null>('valid_for', null),
    unitsApproved: fields.or<number | null>('units_approved', null),
  };
  return (s, state, service, of) => {
    const drug = service !== null && isDrug(service) ? service : null;
    const coverage = of === null ? state.coverageOn(dayOfMinute(s.now), drug !== null) : state.coverage(of.coverage_id);
    if (coverage === null) return;
    const forced: Forced = {
      status: read.status(s) as Forced['status'],
      pended: read.pended(s),
      turnaround: read.turnaround(s),
      validFor: read.validFor(s),
      reason: read.reason(s) as Forced['reason'],
      unitsApproved: read.unitsApproved(s),
    };
    const stated = read.review(s) as Authorization['review'] | '';
    const review = stated === '' ? (of?.review ?? 'prospective') : stated;
    const stay = visit(s);
    const question: ReviewQuestion = {
      id: id(s),
      review,
      expedited: read.expedited(s) ?? of?.expedited ?? false,
      units_requested: read.units(s) ?? of?.units_requested ?? forced.unitsApproved,
      level: of === null ? 0 : of.level + 1,
      requested: s.now,
      began: review === 'prospective' || stay === null ? null : dayOfMinute(stay.start),
    };
    const requested = state.reviewer.reviews.requested(service);
    const { level, units_requested, expedited } = question;
    const record: Authorization = {
      id: question.id,
      category: service === null ? 'admission' : 'service',
      service,
      benefit: requested.benefit,
      ...{ review, expedited, units_requested, level, appeal_of: of?.id ?? null, requested: s.now },
      ...state.review(question, requested, drug, coverage, forced),
      coverage_id: coverage.id,
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      recorded: recordedAt(s),
    };
    state.filed.push({ record, requested });
    put(s, 'authorizations', { ...record });
    if (service !== null) s.trail(context.conceptOf.get(service) ?? -1, 'authorizations', true);
    if (action.flow === undefined) return;
    s.memory.ask(action.flow, s.occurrence);
    state.answers.wait({ at: record.decided as number, flow: action.flow, number: s.occurrence, outcome: record.status });
  };
}
