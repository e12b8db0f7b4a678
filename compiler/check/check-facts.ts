/** Fields of a declaration that is a list of facts: each known, each given once, each of its type. */
import type { Body, BodyItem, FieldNode } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import { nearest } from '../../model/nearest.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownField } from '../diagnostics/name-diagnostics.ts';
import { reportAgain } from './check-block.ts';
import type { Checker } from './checker.ts';

interface Scoped<Item> {
  readonly item: Item;
  readonly scope: Scope;
}

/** The fields by name. @param of the declaration in words, such as "`measure`" */
export function factsOf(checker: Checker, scope: Scope, body: Body, names: readonly string[], of: string): ReadonlyMap<string, FieldNode> {
  const found = factsAmong(
    checker,
    body.items.map((item) => ({ item, scope })),
    names,
    of,
  );
  return new Map([...found].map(([name, { item }]) => [name, item]));
}

/** The same for items of several modules. */
export function factsAmong(checker: Checker, items: readonly Scoped<BodyItem>[], names: readonly string[], of: string): ReadonlyMap<string, Scoped<FieldNode>> {
  const found = new Map<string, Scoped<FieldNode>>();
  for (const { item, scope } of items) {
    const source = checker.source(scope, item.span);
    const name = item.kind === 'field' ? checker.source(scope, item.path.span) : item.kind === 'statement' ? item.verb.text : source.slice(0, 30);
    const span = item.kind === 'field' ? item.path.span : item.kind === 'statement' ? item.verb.span : item.span;
    if (item.kind !== 'field' || !names.includes(name)) {
      const near = nearest(name, names);
      checker.report(unknownField, scope, span, { name, of }, { found: name, expected: names, suggestions: near.map((other) => guess(span, other, false)) });
      continue;
    }
    const first = found.get(name);
    if (first !== undefined) reportAgain(checker, { scope, span }, { name }, { scope: first.scope, span: first.item.path.span });
    else found.set(name, { item, scope });
  }
  return found;
}
