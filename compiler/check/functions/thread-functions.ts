/** Questions about threads: `in_state(ckd.stage4)`, `symptom(sx.pain)`. */
import { boolean, coding, number } from '../../../vocabulary/types.ts';
import { markId } from '../timeline-names.ts';
import { elaborate } from '../values/elaborate.ts';
import { stateMark } from '../values/elaborate-threads.ts';
import { type FunctionCall, type FunctionSpecification, valueFunction } from './value-function.ts';

const past = { in: ['event', 'expect'], why: ', whose value is set before any event happens' } as const satisfies FunctionSpecification['stands'];
const state = { name: 'state', takes: 'a state, `machine.state`', doc: 'Inside its machine, the name of the state alone' } as const;

/** The number of the state among the marks; null after a report. */
function markOf({ checker, place }: FunctionCall<'state'>, value: ReturnType<FunctionCall['value']>): number | null {
  const mark = stateMark(checker, place, value);
  return mark === null ? null : markId(checker.timelines, mark) - checker.timelines.real.events;
}

export const inState = valueFunction({
  name: 'in_state',
  group: 'thread',
  does: 'whether the thread is in the state now (a caller stays in its state during a call)',
  result: 'yes or no',
  example: 'in_state(ckd.stage4)',
  parameters: [state],
  stands: past,
  elaborate(call) {
    const mark = markOf(call, call.value('state'));
    return mark === null ? null : { expression: { op: 'in_state', mark, at: call.at }, type: boolean };
  },
});

export const symptom = valueFunction({
  name: 'symptom',
  group: 'thread',
  does: 'the score of a symptom, 0 where none was given',
  result: 'a number',
  example: 'symptom(sx.pain)',
  parameters: [{ name: 'x', takes: 'a row of a code table', doc: 'The symptom' }],
  stands: past,
  elaborate(call) {
    const of = call.value('x');
    const typed = elaborate(call.checker, call.inner, of, coding);
    if (typed.expression.op === 'concept')
      return { expression: { op: 'score', concept: call.checker.sameCode(typed.expression.concept), at: call.at }, type: number };
    return typed.type.kind === 'unknown' ? null : call.refuse('it takes a row of a code table', of);
  },
});
