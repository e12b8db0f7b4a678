/** Which records a value names: a row of a code table, an event, `encounter.emergency`, or `prescription(rx.metformin)`. */

import type { ValueNode } from '../../../grammar/ast/ast.ts';
import type { RecordRef } from '../../../ir/expression.ts';
import { encounterClasses } from '../../../model/clinical/encounter.ts';
import { kindOf, type RecordKind, recordKinds } from '../../../model/record-kinds.ts';
import { notHere } from '../../diagnostics/type-diagnostics.ts';
import { groupNamed } from '../check-groups.ts';
import type { Checker } from '../checker.ts';
import { refuse } from '../functions/value-function.ts';
import type { Place } from '../place.ts';
import { elaborate } from './elaborate.ts';
import { resolveEvent } from './elaborate-names.ts';

/** Record kinds by the words of the language, for `prescription(rx.metformin)`. */
export const recordWords: ReadonlyMap<string, RecordKind> = new Map(
  recordKinds.flatMap((kind) => (kindOf[kind].word === undefined ? [] : [[kindOf[kind].word, kind]])),
);

/** What a query is about: a row of a code table, an event, `encounter.emergency`, or `prescription(rx.metformin)`. */
export function recordRef(checker: Checker, place: Place, value: ValueNode): RecordRef | null {
  if (value.kind === 'call' && recordWords.has(value.callee.text) && value.args.length === 1) {
    const record = recordWords.get(value.callee.text) ?? null;
    const group = groupNamed(checker, place, value.args[0].value);
    if (group !== null) return { kind: 'group', concepts: group, record };
    const of = elaborate(checker, place, value.args[0].value, { kind: 'coding' });
    if (of.expression.op === 'concept') return { kind: 'concept', concept: checker.sameCode(of.expression.concept), record };
    if (of.type.kind !== 'unknown') refuse(checker, place, value, 'it takes a row of a code table or a group', value.args[0].value);
    return null;
  }
  if (value.kind === 'path') {
    const event = resolveEvent(checker, place, value);
    if (event !== null) return { kind: 'event', event: event.id };
    const [first, second] = value.names;
    if (first.text === 'encounter' && value.names.length <= 2 && !place.scope.names.has('encounter')) {
      if (second === undefined) return { kind: 'encounter', class: null };
      if ((encounterClasses as readonly string[]).includes(second.text)) return { kind: 'encounter', class: second.text };
    }
  }
  const group = groupNamed(checker, place, value);
  if (group !== null) return { kind: 'group', concepts: group, record: null };
  const of = elaborate(checker, place, value, { kind: 'coding' });
  if (of.expression.op === 'concept') return { kind: 'concept', concept: checker.sameCode(of.expression.concept), record: null };
  if (of.type.kind !== 'unknown')
    checker.report(
      notHere,
      place.scope,
      value.span,
      { what: `\`${checker.source(place.scope, value.span)}\``, where: `in ${place.what}` },
      { found: checker.source(place.scope, value.span), expected: ['a row of a code table', 'a group', 'an event', '`encounter` or `encounter.emergency`'] },
    );
  return null;
}
