/** The state of the person: places and telephone numbers follow from it, so it is one of those that there are. */
import { replace } from '../../grammar/diagnostic.ts';
import type { Expression } from '../../ir/expression.ts';
import { leavesOf } from '../../ir/walk.ts';
import { stateOf, states } from '../../model/places/us-states.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownState } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';

export function checkStates(checker: Checker, scope: Scope, value: Expression): void {
  for (const text of leavesOf(value)) {
    if (text.op !== 'text' || stateOf(text.value) !== undefined) continue;
    const span = { start: text.at[1], end: text.at[2] };
    const upper = text.value.trim().toUpperCase();
    checker.report(
      unknownState,
      scope,
      span,
      { found: text.value, lower: stateOf(upper) !== undefined },
      {
        found: text.value,
        expected: states().map((state) => state.code),
        suggestions: stateOf(upper) === undefined ? [] : [replace(`write \`"${upper}"\``, span, `"${upper}"`)],
      },
    );
  }
}
