/** The block of a plan or a formulary around a place. */
import type { Body, Declaration } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { TermSpec } from '../../vocabulary/formulary-vocabulary.ts';
import { termSpecs } from '../../vocabulary/plan-vocabulary.ts';

const within = ({ start, end }: Span, at: number): boolean => start < at && at < end;

/** @returns the specification of the innermost block whose braces hold the place; null outside of plans and formularies */
export function termsAround(declarations: readonly Declaration[], at: number): TermSpec | null {
  const around = declarations.find(({ kind, span }) => (kind === 'plan' || kind === 'formulary') && within(span, at));
  return around === undefined || !('body' in around) ? null : innermost(around.kind, around.body as Body, at);
}

function innermost(word: string, body: Body, at: number): TermSpec | null {
  for (const item of body.items)
    if (item.kind === 'statement' && item.body !== null && within(item.body.span, at)) return innermost(item.verb.text, item.body, at);
  return termSpecs.get(word) ?? null;
}
