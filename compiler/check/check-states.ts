/** The state of the person: places and telephone numbers follow from it, so it is one of those that there are. */
import { replace } from '../../grammar/diagnostic.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachPart, leavesOf } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import { stateOf, states } from '../../model/places/us-states.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownState } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import { reportValue } from './set-values.ts';

export function checkStates(checker: Checker, scope: Scope, value: Expression): void {
  if (value.op === 'bounded') {
    checkStates(checker, scope, value.value);
    return;
  }
  for (const leaf of leavesOf(value)) {
    let text = leaf;
    while (text.op === 'param') text = checker.params[text.param].value;
    if (text.op !== 'text' || stateOf(text.value) !== undefined) continue;
    // A word such as "any" that the value itself asks about is no state.
    if (leaf.op === 'param' && isAsked(value, text.value)) continue;
    const span = { start: leaf.at[1], end: leaf.at[2] };
    const upper = text.value.trim().toUpperCase();
    const codes = states().map((state) => state.code);
    const near = stateOf(upper) === undefined ? nearest(upper, codes) : [upper];
    reportValue(
      checker,
      unknownState,
      scope,
      span,
      [leaf],
      { found: text.value, lower: stateOf(upper) !== undefined },
      {
        found: text.value,
        expected: [...near, ...codes.filter((code) => !near.includes(code))],
        suggestions: stateOf(upper) === undefined || leaf.op === 'param' ? [] : [replace(`write \`"${upper}"\``, span, `"${upper}"`)],
      },
    );
  }
}

/** Whether a text is in a value otherwise than as what it gives: in a condition. */
function isAsked(value: Expression, text: string): boolean {
  const given = new Set<Expression>(leavesOf(value));
  return [...eachPart(value)].some((part) => part.op === 'text' && part.value === text && !given.has(part));
}
