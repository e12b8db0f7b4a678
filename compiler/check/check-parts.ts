/** Parts of a statement that it does not take: left in, they would be silently useless. */
import type { Statement } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { StatementPart } from '../../vocabulary/block-statements.ts';
import type { Scope } from '../bind/scope.ts';
import { needlessPart } from '../diagnostics/name-diagnostics.ts';
import type { Checker } from './checker.ts';

/** A name after the argument is read only where a statement takes one. */
type RefusedPart = Exclude<StatementPart, 'object'>;

const words = {
  argument: 'argument',
  value: 'value after a colon',
  args: 'arguments in parentheses',
  body: 'braces',
  lasts: '`while`',
  when: '`when`',
  chance: '`chance`',
} as const satisfies Record<RefusedPart, string>;

/** `meant`: the field that a value after a colon means, `plan` in `coverage medical: ppo`. */
export function refuseParts(checker: Checker, scope: Scope, item: Statement, allowed: readonly StatementPart[], meant: string | null = null): void {
  for (const [part, what] of Object.entries(words) as [RefusedPart, string][]) {
    const found = item[part];
    if (found === null || allowed.includes(part)) continue;
    const span = 'span' in found ? found.span : item.span;
    const text = checker.source(scope, span);
    const before = (item.object ?? item.argument ?? item.verb).span.end;
    const written = `{ ${meant}: ${text} }`;
    const suggestions =
      part === 'value' && meant !== null && span.end === item.span.end
        ? [replace(`write \`${written}\``, { start: before, end: span.end }, ` ${written}`)]
        : [];
    checker.report(needlessPart, scope, span, { verb: item.verb.text, part: what }, { found: text, suggestions });
  }
}
