/** Enrollment: the coverages that a profile begins with, those of the dependants of the first person of a unit, and what the sponsor tells the payer of them. */
import { coveredKinds } from '../../../ir/covered-kinds.ts';
import type { Engine } from '../engine.ts';
import { assignPcp } from './assign-pcp.ts';
import { Dependants } from './dependants.ts';
import { enroll, terminate } from './enroll-and-terminate.ts';
import { EnrollmentPlans } from './enrollment-plans.ts';
import { type EnrollmentKinds, EnrollmentState, enrollmentKey as key } from './enrollment-state.ts';
import { compileCoverages } from './initial-coverages.ts';
import { practitionerOf, primaryCareNotices } from './primary-care-claims.ts';

export const enrollmentEngine = {
  name: 'enrollment',
  kinds: ['coverages', 'enrollments', 'attributions'],
  verbs: { enroll, terminate, assign_pcp: assignPcp },
  prepare(context) {
    const { ir, first } = context;
    if (coveredKinds(ir).size === 0 && (first === null || coveredKinds(first.ir).size === 0)) return null;
    const plans = new EnrollmentPlans(context);
    const initial = compileCoverages(context, plans);
    const dependants = new Dependants(ir.coverages, plans);
    return {
      key,
      beforeEvents: true,
      reactsTo: plans.attributesByClaims ? primaryCareNotices : [],
      begin(person, ask) {
        const state = new EnrollmentState(person, ask, plans);
        initial(state);
        const subscriber = person.first === null ? null : key.of(person.first);
        if (subscriber !== null) dependants.join(state, subscriber);
        return state;
      },
      react: (state, notice) => state.claims.note(notice, (id) => practitionerOf(state.person, plans.parties, id)),
      next: (state) => state.next,
      act: (state, now, put, revise) => state.act({ now, put, revise }),
    };
  },
} as const satisfies Engine<EnrollmentState, EnrollmentKinds>;
