/** A pool where one of its members is meant: by the pool's own pick, or by one that is stated. */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import type { Checker, Typed } from '../checker.ts';
import { drawPath, type Place } from '../place.ts';
import { broken, drawsAllowed } from './elaborate.ts';

/** @param stated how the member is picked here, in place of the pool's own way */
export function pickOf(checker: Checker, place: Place, value: ValueNode, id: number, stated: { readonly skew: number | null } | null): Typed {
  if (!drawsAllowed(checker, place, value)) return broken(checker, place, value);
  const pool = checker.pools[id];
  const pick = stated === null ? pool.pick : stated.skew === null ? 'random' : 'skewed';
  const skew = stated === null ? pool.skew : stated.skew;
  return {
    expression: { op: 'pick_party', pool: id, pick, skew, path: drawPath(place, 'pick'), at: checker.at(place.scope, value.span) },
    type: { kind: 'party', of: pool.kind },
  };
}
