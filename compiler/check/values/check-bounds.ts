/**
 * Bounds of fields: what is the same for everybody is checked here, and what differs between subjects where it is worked out (`bounded`).
 */

import { isProblem, laws } from '../../../draws/distributions/distributions.ts';
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { echo } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
import { leavesOf } from '../../../ir/walk.ts';
import { grouped } from '../../../model/counted.ts';
import type { Bounds } from '../../../model/describe.ts';
import { formatCents } from '../../../model/scalars.ts';
import { durationDays } from '../../../model/time/duration.ts';
import { boundsOf, type Type } from '../../../vocabulary/types.ts';
import { drawLeavesBounds } from '../../diagnostics/distribution-diagnostics.ts';
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
    if (least === null || most === null) {
      sure = false;
      warnOfTails(checker, place, value, leaf, bounds, type);
    } else if (!keeps(bounds, least) && !keeps(bounds, most)) report(checker, place, value, leaf, least, bounds, type);
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

/** Draws outside the bounds that are rarer than this are not reported: no cohort meets them. */
const RARE = 1e-9;

/** A law without ends goes beyond the bounds for some people, however few: the text says so before a large run stops at one of them. */
function warnOfTails(checker: Checker, place: Place, value: ValueNode, leaf: Expression, { least, most }: Bounds, type: Type): void {
  const draw = leaf.op === 'round' ? leaf.value : leaf;
  if (draw.op !== 'draw' || draw.offset !== null || draw.scale !== null || type.kind === 'duration') return;
  const parameters = draw.parameters.map((e) => foldNumber(e, checker.params));
  const law = parameters.includes(null) ? undefined : laws.get(draw.law)?.prepare(draw.set, parameters as number[]);
  if (law === undefined || isProblem(law)) return;
  const below = least === null || draw.low !== null ? 0 : law.cdf(least);
  const above = most === null || draw.high !== null ? 0 : law.survival(most);
  if (below + above < RARE) return;
  const inside = draw.at[1] >= value.span.start && draw.at[2] <= value.span.end;
  const span = inside ? { start: draw.at[1], end: draw.at[2] } : value.span;
  const found = echo(checker.source(place.scope, span));
  const truncated = draw.low === null && draw.high === null && least !== null && most !== null;
  const suggestions = truncated
    ? [{ title: `add \`in ${least}..${most}\``, edits: [{ span: { start: span.end, end: span.end }, text: ` in ${least}..${most}` }], safe: false }]
    : [];
  const share = `1 draw in ${formatCount(1 / (below + above))}`;
  checker.report(drawLeavesBounds, place.scope, span, { what: place.what, range: rangeWords({ least, most }, String), share }, { found, suggestions });
}

/** As amounts are written: `-$1,500.00`. */
function dollars(cents: number): string {
  const [whole, rest] = formatCents(Math.abs(cents)).split('.');
  return `${cents < 0 ? '-' : ''}$${grouped(whole)}.${rest}`;
}

/** Two digits are enough of a chance. */
function formatCount(x: number): string {
  let unit = 1;
  while (x / unit >= 100) unit *= 10;
  return grouped(Math.round(x / unit) * unit);
}

function rangeWords({ least, most }: Bounds, number: (size: number) => string): string {
  return least === null ? `at most ${number(most as number)}` : most === null ? `at least ${number(least)}` : `between ${number(least)} and ${number(most)}`;
}

/** Which limit of its length a text does not keep. */
function lengthWords(size: number, least: number | null, most: number | null): string {
  return least !== null && size < least ? `at least ${least} are required` : `the limit is ${most}`;
}

function report(checker: Checker, place: Place, value: ValueNode, leaf: Expression, size: number, { least, most }: Bounds, type: Type): void {
  const inside = leaf.at[1] >= value.span.start && leaf.at[2] <= value.span.end;
  const span = inside ? { start: leaf.at[1], end: leaf.at[2] } : value.span;
  const source = checker.source(place.scope, span);
  if (type.kind === 'text') {
    checker.report(textTooLong, place.scope, span, { what: place.what, found: size, range: lengthWords(size, least, most) }, { found: echo(source) });
    return;
  }
  const number = type.kind === 'money' ? dollars : type.kind === 'duration' ? (days: number) => `${days} days` : String;
  const found = foldNumber(leaf, checker.params) === null ? `\`${echo(source)}\`` : type.kind === 'duration' ? source : number(size);
  const range = rangeWords({ least, most }, number);
  checker.report(numberRange, place.scope, span, { what: place.what, found, range }, { found: echo(source) });
}
