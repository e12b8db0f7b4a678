/** Risk scores: at the end of each year, what the diagnoses of the year predict of the next one for members of Medicare Advantage plans. */
import { scoresRisk } from '../../../ir/covered-kinds.ts';
import type { Engine } from '../engine.ts';
import { StateKey } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { RiskState } from './risk-state.ts';

const key = new StateKey<RiskState>();

export const riskEngine = {
  name: 'risk',
  kinds: ['risk_scores'],
  verbs: {},
  prepare({ ir, first }) {
    if (!scoresRisk(ir) && (first === null || !scoresRisk(first.ir))) return null;
    const plans = new Set(ir.plans.flatMap(({ name, fields }) => (fields.some((one) => one.name === 'risk') ? [name ?? ''] : [])));
    return {
      key,
      reactsTo: [...coverageNotices, 'claims', 'claim_payments'],
      begin: (person) => new RiskState(person, plans),
      react: (state, notice) => state.note(notice),
      next: ({ next }) => next,
      act(state, now, put) {
        for (const one of state.decide(now)) put('risk_scores', one);
      },
    };
  },
} as const satisfies Engine<RiskState, 'risk_scores'>;
