/**
 * Bounds of fields: what is the same for everybody is checked here, and what differs between subjects where it is worked out (`bounded`).
 */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { echo } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
import { leavesOf } from '../../../ir/walk.ts';
import type { Bounds } from '../../../model/describe.ts';
import { formatCents } from '../../../model/scalars.ts';
import { durationDays } from '../../../model/time/duration.ts';
import { boundsOf, type Type } from '../../../vocabulary/types.ts';
import { numberRange, textTooLong } from '../../diagnostics/type-diagnostics.ts';
import type { Checker } from '../checker.ts';
import type { Place } from '../place.ts';
import { foldNumber } from './elaborate-constants.ts';
import { rangeOf } from './elaborate-ranges.ts';

/** The expression, with a check at run time where the text does not show that it keeps the bounds of its type. */
export function withinBounds(checker: Checker, place: Place, value: ValueNode, expression: Expression, type: Type): Expression {
  const bounds = boundsOf(type);
  if (bounds === null) return expression;
  let sure = true;
  for (const leaf of leavesOf(expression)) {
    const [least, most] = sizes(leaf, type) ?? [null, null];
    if (least === null || most === null) sure = false;
    else if (!keeps(bounds, least) && !keeps(bounds, most)) report(checker, place, value, leaf, least, bounds, type);
    else if (!keeps(bounds, least) || !keeps(bounds, most)) sure = false;
  }
  return sure ? expression : { op: 'bounded', value: expression, ...bounds, what: place.what, at: expression.at };
}

/** The least and greatest size of an expression; null where the text does not show them. */
function sizes(e: Expression, type: Type): readonly [number, number] | null {
  if (type.kind === 'duration') return e.op === 'duration' ? [durationDays(e), durationDays(e)] : null;
  if (type.kind === 'text') return e.op === 'text' ? [e.value.length, e.value.length] : null;
  return rangeOf(e);
}

function keeps({ least, most }: Bounds, size: number): boolean {
  return (least === null || size >= least) && (most === null || size <= most);
}

function report(checker: Checker, place: Place, value: ValueNode, leaf: Expression, size: number, { least, most }: Bounds, type: Type): void {
  const inside = leaf.at[1] >= value.span.start && leaf.at[2] <= value.span.end;
  const span = inside ? { start: leaf.at[1], end: leaf.at[2] } : value.span;
  const source = checker.source(place.scope, span);
  if (type.kind === 'text') {
    checker.report(textTooLong, place.scope, span, { what: place.what, found: size, most: most ?? 0 }, { found: echo(source) });
    return;
  }
  const number = type.kind === 'money' ? (cents: number) => `$${formatCents(cents)}` : type.kind === 'duration' ? (days: number) => `${days} days` : String;
  const found = foldNumber(leaf) === null ? `\`${echo(source)}\`` : type.kind === 'duration' ? source : number(size);
  const range = least === null ? `at most ${number(most as number)}` : most === null ? `at least ${number(least)}` : `${number(least)} to ${number(most)}`;
  checker.report(numberRange, place.scope, span, { what: place.what, found, range }, { found: echo(source) });
}
