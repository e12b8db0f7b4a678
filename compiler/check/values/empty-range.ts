/** Ranges whose ends are in the wrong order, or that exclude the only value between their ends. */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../../grammar/diagnostic.ts';
import type { Scope } from '../../bind/scope.ts';
import { emptyRange } from '../../diagnostics/distribution-diagnostics.ts';
import type { Checker } from '../checker.ts';

type Range = Extract<ValueNode, { kind: 'range' }>;

/** Reports a range without a value. @param equal whether its ends are equal */
export function reportEmptyRange(checker: Checker, scope: Scope, range: Range, equal: boolean): void {
  const found = checker.source(scope, range.span);
  const dates = range.low?.kind === 'date';
  checker.report(emptyRange, scope, range.span, { range: found, dates, equal }, { found, suggestions: reversed(checker, scope, range) });
}

/** The range with its ends exchanged; of equal ends, with its end. */
export function reversed(checker: Checker, scope: Scope, { low, high, highOpen, span }: Range): Suggestion[] {
  if (low === null || high === null) return [];
  const [first, last] = [low, high].map((end) => checker.source(scope, end.span));
  const right = first === last ? `${first}..${last}` : `${last}..${highOpen ? '<' : ''}${first}`;
  return [replace(`write \`${right}\``, span, right, false)];
}
