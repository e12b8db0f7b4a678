/** The traversal of a body as it will run: with the items of a mixin in place of the `include` that names it. */
import type { Body, BodyItem } from '../../grammar/ast/ast.ts';
import { alternatives, bodiesIn } from '../../grammar/ast/walk-items.ts';
import { includeTarget } from './bind-include.ts';
import { isStatement } from './is-statement.ts';
import type { Scope } from './scope.ts';

/** A body with the module in which its names are looked up, and the mixins it comes from: one that includes itself is not followed again. */
export interface ScopedBody {
  readonly body: Body;
  readonly scope: Scope;
  readonly included?: readonly Body[];
}

export interface ScopedItem {
  readonly item: BodyItem;
  readonly scope: Scope;
  readonly included: readonly Body[];
}

/** The items directly in a body. An `include` that names nothing is left out: it is reported where steps are checked. */
export function* itemsOf({ body, scope, included = [] }: ScopedBody): Generator<ScopedItem> {
  for (const item of body.items) {
    if (!isStatement(item, 'include')) {
      yield { item, scope, included };
      continue;
    }
    const target = includeTarget(scope, item, 'event', () => {});
    if (target !== null && !included.includes(target.body)) yield* itemsOf({ body: target.body, scope: target.scope, included: [...included, target.body] });
  }
}

/** All items of a body and of the bodies inside it, each before those inside it. */
export function eachIncluded(of: ScopedBody): Generator<ScopedItem> {
  return walk(of, bodiesIn);
}

/** The items that happen where the body is, in whichever arm: not those in the braces of a visit or another verb. */
export function eachOnLevel(of: ScopedBody): Generator<ScopedItem> {
  return walk(of, alternatives);
}

function* walk(of: ScopedBody, into: (item: BodyItem) => readonly Body[]): Generator<ScopedItem> {
  for (const found of itemsOf(of)) {
    yield found;
    for (const body of into(found.item)) yield* walk({ ...found, body }, into);
  }
}
