/** Authorizations: requests to payers before care, which they answer at moments of their own. */
import { coveredKinds } from '../../../ir/covered-kinds.ts';
import { allActions } from '../../../ir/walk.ts';
import type { CoverageKind } from '../../../model/benefits/coverage.ts';
import { authorizationVerbs } from '../../../vocabulary/authorization-verbs.ts';
import type { Engine } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { AuthorizationsState, authorizationsKey } from './authorizations-state.ts';
import { appeal, authorize } from './authorize-verbs.ts';
import { ReviewSites } from './review-decision.ts';
import { Reviews } from './review-terms.ts';

export const authorizationsEngine = {
  name: 'authorizations',
  kinds: ['authorizations'],
  verbs: { authorize, appeal },
  prepare(context) {
    const covers = (kind: CoverageKind): boolean => coveredKinds(context.ir).has(kind) || (context.first !== null && coveredKinds(context.first.ir).has(kind));
    const asked = [...allActions(context.ir)].some(({ verb }) => Object.hasOwn(authorizationVerbs, verb));
    if (!covers('medical') && !(asked && covers('pharmacy'))) return null;
    const reviews = new Reviews(context);
    if (reviews.isEmpty && !asked) return null;
    const reviewer = { reviews, sites: new ReviewSites(context) };
    return {
      key: authorizationsKey,
      reactsTo: [...coverageNotices, 'authorizations'],
      begin: (person, ask) => new AuthorizationsState(person, ask, reviewer),
      react: (state, notice) => state.note(notice),
      next: ({ answers }) => answers.next,
      act: ({ answers }, _now, _put, _revise, answer) => answers.give(answer),
    };
  },
} as const satisfies Engine<AuthorizationsState, 'authorizations'>;
