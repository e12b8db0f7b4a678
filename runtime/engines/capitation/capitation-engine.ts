/** Capitation: what is owed to primary care providers for each month of a member, on its first day, and what changes of it when a change is reported. */
import { capitatesMembers } from '../../../ir/covered-kinds.ts';
import { PlanReader } from '../claims/adjudication/plan-reader.ts';
import type { Engine } from '../engine.ts';
import { StateKey } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { CapitationState } from './capitation-state.ts';

const key = new StateKey<CapitationState>();

export const capitationEngine = {
  name: 'capitation',
  kinds: ['capitations'],
  verbs: {},
  prepare(context) {
    const { ir, first } = context;
    if (!capitatesMembers(ir) && (first === null || !capitatesMembers(first.ir))) return null;
    const rates = new Map(
      ir.plans.flatMap((plan): [string, number][] => {
        const rate = new PlanReader(plan, context).money('capitation');
        return rate === null ? [] : [[plan.name ?? '', rate]];
      }),
    );
    return {
      key,
      reactsTo: [...coverageNotices, 'attributions'],
      begin: () => new CapitationState(rates),
      react: (state, notice) => state.note(notice),
      next: ({ next }) => next,
      act(state, now, put) {
        for (const one of state.pay(now)) put('capitations', one);
      },
    };
  },
} as const satisfies Engine<CapitationState, 'capitations'>;
