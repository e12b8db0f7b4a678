/** The state of the person: places and telephone numbers follow from it, so it is one of those that there are. */
import { replace } from '../../grammar/diagnostic.ts';
import type { Expression } from '../../ir/expression.ts';
import { stateOf, states } from '../../model/places/us-states.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownState } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';

export function checkStates(checker: Checker, scope: Scope, value: Expression): void {
  for (const text of textsOf(value)) {
    if (stateOf(text.value) !== undefined) continue;
    const span = { start: text.at[1], end: text.at[2] };
    const upper = text.value.trim().toUpperCase();
    checker.report(
      unknownState,
      scope,
      span,
      { found: text.value },
      {
        found: text.value,
        expected: states().map((state) => state.code),
        suggestions: stateOf(upper) === undefined ? [] : [replace(`write "${upper}"`, span, `"${upper}"`)],
      },
    );
  }
}

/** The texts that a value can be; those that only conditions ask about are not among them. */
function textsOf(e: Expression): readonly Extract<Expression, { op: 'text' }>[] {
  switch (e.op) {
    case 'text':
      return [e];
    case 'if':
      return [...textsOf(e.yes), ...textsOf(e.no)];
    case 'choose':
    case 'mixture':
      return e.arms.flatMap((arm) => textsOf(arm.value));
    case 'by':
      return [...e.rows.flatMap((row) => textsOf(row.value)), ...(e.otherwise === null ? [] : textsOf(e.otherwise))];
    case 'first_of':
      return [...e.arms.flatMap((arm) => textsOf(arm.value)), ...(e.otherwise === null ? [] : textsOf(e.otherwise))];
    default:
      return [];
  }
}
