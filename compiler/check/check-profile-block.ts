/** A block of fields that a profile has once: `fills { … }`, `billing { … }`. */
import type { Body } from '../../grammar/ast/ast.ts';
import type { Related } from '../../grammar/diagnostic.ts';
import type { ProfileBlock } from '../../ir/plan-terms.ts';
import { profileStatements } from '../../vocabulary/block-statements.ts';
import type { Type } from '../../vocabulary/types.ts';
import { isStatement } from '../bind/is-statement.ts';
import { duplicateName } from '../diagnostics/name-diagnostics.ts';
import { readBlock } from './check-block.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import { elaborateAs } from './values/elaborate.ts';

/** @returns the first of them; another one is reported */
export function checkProfileBlock(checker: Checker, word: 'fills' | 'billing', known: ReadonlyMap<string, Type>): ProfileBlock | null {
  const path = `${checker.bound.profile?.name.text ?? ''}.${word}`;
  let first: ProfileBlock | null = null;
  let earlier: Related | null = null;
  for (const { item, scope } of checker.bound.profileItems) {
    if (!isStatement(item, word)) continue;
    refuseParts(checker, scope, item, profileStatements[word].parts);
    if (earlier !== null) checker.report(duplicateName, scope, item.verb.span, { name: word, once: 'in a profile' }, { found: word, related: [earlier] });
    earlier ??= { message: 'first used here', file: scope.module.source.path, span: item.verb.span };
    const body: Body = item.body ?? { items: [], span: item.span };
    const fields = [...readBlock(checker, scope, body, `\`${word}\``, [...known.keys()])].map(([name, { value, scope: at }]) => {
      const place = {
        kind: 'profile',
        scope: at,
        path: `${path}.${name}`,
        what: `\`${name}\``,
        timeline: null,
        observable: null,
        counts: new Map(),
        eventMeans: 'first',
      } as const;
      return { name, value: elaborateAs(checker, place, value, known.get(name) as Type) };
    });
    first ??= { path, fields, at: checker.at(scope, item.span) };
  }
  return first;
}
