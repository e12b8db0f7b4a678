/** Premiums: what is owed for each month of a contract, on its first day, and what changes of it when a change of the contract is reported. */
import { chargesPremiums } from '../../../ir/covered-kinds.ts';
import type { Engine } from '../engine.ts';
import { StateKey } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { PremiumRates } from './premium-rates.ts';
import { PremiumsState } from './premiums-state.ts';

const key = new StateKey<PremiumsState>();

export const premiumsEngine = {
  name: 'premiums',
  kinds: ['premiums'],
  verbs: {},
  prepare(context) {
    if (!chargesPremiums(context.ir)) return null;
    const rates = new PremiumRates(context);
    return {
      key,
      reactsTo: coverageNotices,
      begin: () => new PremiumsState(rates),
      react: (state, notice) => state.note(notice),
      next: ({ next }) => next,
      act(state, now, put) {
        for (const one of state.bill(now)) put('premiums', one);
      },
    };
  },
} as const satisfies Engine<PremiumsState, 'premiums'>;
