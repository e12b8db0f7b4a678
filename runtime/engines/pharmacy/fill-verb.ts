/** `fill`: the patient comes to the pharmacy at a time that the scenario states. */

import type { DurResult } from '../../../model/pharmacy/drug-utilization-review.ts';
import type { RejectCode } from '../../../model/pharmacy/reject-codes.ts';
import type { Coding } from '../../../model/scalars.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import type { Value } from '../../subject/value.ts';
import { conceptArgument, Fields } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { drugKey } from './decision/formulary-terms.ts';
import { statedHabit } from './fills/stated-habit.ts';
import { pharmacyKey } from './pharmacy-state.ts';

/** The fill itself is made by the pharmacy, which acts after the event. */
export const fill: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const key = keyOfAct(action.at);
  const [pharmacy, daw] = [fields.or<Value>('pharmacy', null), fields.or<Value>('daw', null)];
  const refused = fields.or<RejectCode | null>('reject', null);
  const result = fields.or<DurResult | null>('result', null);
  return (s) => {
    const state = pharmacyKey.of(s);
    const code: Coding | null = coding(s);
    if (state === null || code === null) return;
    const therapy = state.therapies.get(drugKey(code));
    const isFillable = therapy?.isFillable(s.now) === true;
    countAct(s.recording, key, isFillable);
    if (!isFillable) return;
    const habit = statedHabit((name) => (name === 'pharmacy' ? pharmacy(s) : name === 'daw' ? daw(s) : null), context);
    state.attempts.push({ therapy, at: s.now, habit, refused: refused(s), result: result(s) });
  };
};
