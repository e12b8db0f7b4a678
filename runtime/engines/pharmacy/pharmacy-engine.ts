/** The pharmacy: prescriptions are filled at moments of their own, as often as the profile's `fills` says. */

import { paysForDrugs } from '../../../ir/covered-kinds.ts';
import { allActions } from '../../../ir/walk.ts';
import { fillVerbs } from '../../../vocabulary/fill-verbs.ts';
import type { Shared } from '../../../vocabulary/plan-vocabulary.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import { ReviewSites } from '../authorizations/review-decision.ts';
import type { Ask, Engine } from '../engine.ts';
import type { VerbContext } from '../verb-context.ts';
import { CoveredMember, memberKinds } from './covered/covered-member.ts';
import { DrugPlans } from './covered/drug-plans.ts';
import { actCovered, nextCovered } from './covered/fill-covered.ts';
import { PaidFills } from './covered/paid-fills.ts';
import { noteCorrection } from './covered/rebilled-fills.ts';
import { fill } from './fill-verb.ts';
import { dispense, noteCare } from './fills/prescriptions.ts';
import { statedHabit } from './fills/stated-habit.ts';
import { type PharmacyKinds, type PharmacyState, pharmacyKey } from './pharmacy-state.ts';

export const pharmacyEngine = {
  name: 'pharmacy',
  kinds: ['medication_dispenses', 'pharmacy_claims', 'accumulators', 'dur_alerts', 'authorizations'],
  verbs: { fill },
  prepare(context) {
    const { fills } = context.ir;
    const { first } = context;
    const plans = paysForDrugs(context.ir) || (first !== null && paysForDrugs(first.ir)) ? new DrugPlans(context) : null;
    const isStated = [...allActions(context.ir)].some(({ verb }) => Object.hasOwn(fillVerbs, verb));
    if (fills === undefined && plans === null && !isStated) return null;
    const closures = new Map((fills?.fields ?? []).map(({ name, value }) => [name, compile(value, context)]));
    const shares = sharesOf(context);
    const reviews = new ReviewSites(context);
    const path = fills?.path ?? `${context.ir.profile}.fills`;
    const [started, gaps, overridden, hasty, parted] = ['start', 'gap', 'override', 'early', 'partial'].map((name) => context.sites.site(`${path}/${name}`));
    return {
      key: pharmacyKey,
      reactsTo: ['encounters', 'medication_requests', ...(plans === null ? [] : memberKinds)],
      begin(person, ask) {
        const read = reader(closures, ask);
        return {
          person,
          // All, and none too early, unless less is said.
          habit: {
            ...{ start: 1, adherence: 1, early: 0, partial: 0, pharmacy: person.parties?.organization.id ?? '', pharmacyKind: 'retail', daw: 0 },
            ...statedHabit(read, context),
          },
          stated: new Map(),
          therapies: new Map(),
          stays: new Map(),
          uncollected: [],
          attempts: [],
          rests: [],
          paid: new PaidFills(),
          corrected: [],
          // Drawn by the prescription, so that one more of them changes no other.
          collects: ({ id }, start) => start >= 1 || person.draw.at(started, person.index, numberOf(id)).uniform() < start,
          overrides: (request, nth) => person.draw.at(overridden, person.index, numberOf(derivedId(request, nth))).uniform(),
          early: (request, nth, share) => within(share, () => person.draw.at(hasty, person.index, numberOf(derivedId(request, nth))).uniform()),
          partial: (request, nth, share) => within(share, () => person.draw.at(parted, person.index, numberOf(derivedId(request, nth))).uniform()),
          weight: (request, year, nth) => 0.5 + person.draw.at(gaps, person.index, numberOf(derivedId(request, year * 1_000 + nth))).uniform(),
          requests: [],
          review: (question, terms, forced) => reviews.decide(question, terms, forced, person, ask),
          cash: fills !== undefined,
          member: plans === null ? null : new CoveredMember(person, shares(ask), person.first === null ? null : (pharmacyKey.of(person.first)?.member ?? null)),
        };
      },
      react(state, notice) {
        noteCare(state, notice);
        const { member } = state;
        if (member !== null) {
          state.paid.note(notice);
          noteCorrection(state, notice);
        }
        // From then on, prescriptions from before are filled.
        const news = member?.note(notice) ?? null;
        if (news === null) return;
        if ('approved' in news) state.therapies.get(news.approved.drug)?.resume(news.approved.decided);
        else if (!state.cash) for (const therapy of state.therapies.values()) therapy.notBefore(news.from);
      },
      next: (state) => nextCovered(state, plans),
      act(state, now, put, revise) {
        const { member, therapies } = state;
        if (member !== null && plans !== null) {
          actCovered(state, plans, member, now, put, revise);
          return;
        }
        for (const { therapy, at, habit } of state.attempts.splice(0)) {
          put('medication_dispenses', dispense(therapy, at, now, { ...therapy.habit, ...habit }));
          therapy.fill(at);
        }
        if (!state.cash) return;
        for (const therapy of therapies.values()) {
          // Fills of prescriptions from before the start are known at the start.
          for (let due = therapy.due(); due <= now; due = therapy.due()) {
            put('medication_dispenses', dispense(therapy, due, now));
            therapy.fill(due);
          }
        }
      },
    };
  },
} as const satisfies Engine<PharmacyState, PharmacyKinds>;

/** Amounts that the coverage of a profile shares with the medical one. */
function sharesOf(context: VerbContext): (ask: Ask) => ReadonlySet<Shared> {
  const stated = context.ir.coverages.find(({ kind }) => kind === 'pharmacy')?.fields.find(({ name }) => name === 'shares');
  const closure = stated === undefined ? null : compile(stated.value, context);
  return (ask) => new Set(closure === null ? [] : ((ask(closure) as readonly Shared[] | null) ?? []));
}

function reader(closures: ReadonlyMap<string, Closure>, ask: (closure: Closure) => Value): (name: string) => Value {
  return (name) => {
    const closure = closures.get(name);
    return closure === undefined ? null : ask(closure);
  };
}

/** Where in a share a draw falls, from 0 to 1; null outside of it. */
function within(share: number, draw: () => number): number | null {
  const drawn = share <= 0 ? 1 : draw();
  return drawn < share ? drawn / share : null;
}

/** Whole numbers of 32 bits, as draws are numbered by. */
export function numberOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16);
}
