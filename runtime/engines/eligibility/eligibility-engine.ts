/** Eligibility: what providers ask payers about coverage, and what payers know of it by then. */
import { irsOfPeople } from '../../../ir/definition.ts';
import { allActions } from '../../../ir/walk.ts';
import { eligibilityVerbs } from '../../../vocabulary/eligibility-verbs.ts';
import type { Engine } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { EligibilityState, eligibilityKey as key } from './eligibility-state.ts';
import { inquireEligibility } from './inquire-eligibility.ts';

export const eligibilityEngine = {
  name: 'eligibility',
  kinds: ['eligibility_inquiries'],
  verbs: { inquire_eligibility: inquireEligibility },
  prepare(context) {
    // A dependant is looked up under the coverage of the first person, whoever of the unit asks.
    const asks = irsOfPeople((context.first ?? context).ir).some((one) => [...allActions(one)].some(({ verb }) => Object.hasOwn(eligibilityVerbs, verb)));
    if (!asks) return null;
    return {
      key,
      reactsTo: coverageNotices,
      begin: (person) => new EligibilityState(person),
      react: (state, notice) => void state.coverages.note(notice),
      next: ({ answers }) => answers.next,
      act: ({ answers }, _now, _put, _revise, answer) => answers.give(answer),
    };
  },
} as const satisfies Engine<EligibilityState, 'eligibility_inquiries'>;
