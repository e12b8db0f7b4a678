/** One of a pool of parties, as its position in the list of parties. */
import type { Expression } from '../../../ir/expression.ts';
import { memberPicker } from '../../parties/pick-party.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';

export function compilePickParty(e: Extract<Expression, { op: 'pick_party' }>, context: Context): Closure {
  const pick = memberPicker(context.parties, e.pool, context.ir.pools[e.pool].name, e.pick, e.skew, context.sites.site(e.path), context.sites);
  const of = (s: SubjectState, field: string) => (): string | null => {
    const value = context.resolve.person(s, field);
    return typeof value === 'string' ? value : null;
  };
  return (s) => pick({ index: s.index, occurrence: s.occurrence, draw: s.draw, zip: of(s, 'zip'), state: of(s, 'state') });
}
