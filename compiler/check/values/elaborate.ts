/**
 * What everything that elaborates a value shares. The elaborator of all values itself (`elaborate-value.ts`) is handed to the checker, so that its parts
 * need not import what imports them.
 */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { tooLarge } from '../../../grammar/lexer.ts';
import { leavesOf } from '../../../ir/walk.ts';
import { describe, fits, type Type, unknown } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import { reportUnit } from '../check-units.ts';
import type { Checker, Typed } from '../checker.ts';
import type { Place } from '../place.ts';
import { reportValue } from '../set-values.ts';
import { withinBounds } from './check-bounds.ts';
import { exactFraction, shareText } from './exact-fraction.ts';

/** Levels of values inside each other, those of the definitions included that a value needs and that come later in the text. */
const MOST_DEEP = 500;

/** Stands for a value that was reported: it fits everywhere. */
export function broken(checker: Checker, place: Place, value: ValueNode): Typed {
  return { expression: { op: 'number', value: 0, at: checker.at(place.scope, value.span) }, type: unknown };
}

/**
 * Value of the tree → typed expression. `expected` is the type that the place asks for: it gives bare words their meaning and decides whether draws
 * are of whole numbers. The result may still be of another type; `elaborateAs` reports that.
 */
export function elaborate(checker: Checker, place: Place, value: ValueNode, expected: Type | null): Typed {
  if (checker.depth >= MOST_DEEP) {
    if (!checker.diagnostics.some(({ code }) => code === tooLarge.code))
      checker.report(tooLarge, place.scope, value.span, {
        problem: 'too many definitions depend on each other in a chain',
        limit: String(MOST_DEEP),
      });
    return broken(checker, place, value);
  }
  checker.depth++;
  const typed = checker.elaborator(checker, place, value, expected);
  checker.depth--;
  if (place.frame?.defining === false) checker.letValues++;
  else checker.notes?.value(place, value, expected, typed);
  return typed;
}

/** Elaborates and reports a value of the wrong type. */
export function elaborateAs(checker: Checker, place: Place, value: ValueNode, expected: Type): Typed['expression'] {
  return fitted(checker, place, value, elaborate(checker, place, value, expected), expected);
}

/** The expression, after its type was checked against what the place takes; numbers are rounded where whole ones are asked for. */
export function fitted(checker: Checker, place: Place, value: ValueNode, typed: Typed, expected: Type): Typed['expression'] {
  const { expression, type } = typed;
  if (expected.kind === 'share' && type.kind === 'number') return isRatio(value) ? expression : bareShare(checker, place, value, typed);
  if (type.kind === 'quantity' && (expected.kind === 'quantity' || expected.kind === 'observed') && expected.unit !== null && type.unit !== expected.unit) {
    reportUnit(checker, place.scope, value.span, place.what, type.unit, expected.unit, value.kind === 'quantity' ? value : null);
    return expression;
  }
  if (!fits(type, expected)) {
    const quoted = value.kind === 'unit' && expected.kind === 'text';
    if (quoted)
      checker.report(
        say.quotedUnit,
        place.scope,
        value.span,
        {},
        { found: `'${value.unit}'`, suggestions: [replace(`write \`"${value.unit}"\``, value.span, `"${value.unit}"`)] },
      );
    else {
      const source = checker.source(place.scope, value.span);
      // `7.5%` of what is measured in '%' is the number 7.5; of anything else, a list of one.
      const right =
        expected.kind === 'observed' && expected.unit === '%' && value.kind === 'percent'
          ? source.slice(0, -1).trimEnd()
          : expected.kind === 'list' && fits(type, expected.item)
            ? `[${source}]`
            : null;
      checker.report(
        say.wrongType,
        place.scope,
        value.span,
        { expected: describe(expected), found: describe(type), place: place.what },
        {
          found: source,
          expected: [describe(expected), ...(expected.kind === 'choice' && expected.labels.length <= 16 ? expected.labels : [])],
          suggestions: right === null ? [] : [replace(`write \`${right}\``, value.span, right)],
        },
      );
    }
    return expression;
  }
  const rounded: Typed['expression'] =
    expected.kind === 'number' && expected.whole && type.kind === 'number' && !type.whole ? { op: 'round', value: expression, at: expression.at } : expression;
  if (expected.kind === 'share' && expected.probability === true) asProbability(checker, place, value, expression);
  return type.kind === 'unknown' ? rounded : withinBounds(checker, place, value, rounded, expected);
}

/** What is the same for everybody is seen to be from 0 to 1; what varies is cut at 0 and 1 where it is drawn. */
function asProbability(checker: Checker, place: Place, value: ValueNode, expression: Typed['expression']): void {
  for (const leaf of leavesOf(expression)) {
    const found = exactFraction(leaf, checker.params);
    if (found === null || (found.of >= 0n && found.of <= found.outOf)) continue;
    const span = { start: leaf.at[1], end: leaf.at[2] };
    reportValue(
      checker,
      say.numberRange,
      place.scope,
      span.end > span.start ? span : value.span,
      [leaf],
      { what: place.what, found: shareText(found), range: 'between 0% and 100%' },
      { found: checker.source(place.scope, span) },
    );
    return;
  }
}

/** `1/3` is a share as it is written. */
function isRatio(value: ValueNode): boolean {
  return value.kind === 'binary' && value.operator === '/' && value.left.kind === 'number' && value.right.kind === 'number';
}

/** A plain number as a chance: `0.4` and `40` most likely mean `40%`; a computed one is made a share by `100% *`. */
function bareShare(checker: Checker, place: Place, value: ValueNode, { expression }: Typed): Typed['expression'] {
  if (value.kind === 'number') {
    const right = percentText(value.text);
    checker.report(
      say.bareChance,
      place.scope,
      value.span,
      { found: value.text },
      { found: value.text, expected: ['a percentage'], suggestions: [replace(`write \`${right}\``, value.span, right)] },
    );
  } else {
    const source = checker.source(place.scope, value.span);
    const simple = value.kind === 'path' || value.kind === 'call';
    const right = simple ? `100% * ${source}` : `100% * (${source})`;
    checker.report(
      say.wrongType,
      place.scope,
      value.span,
      { expected: 'a percentage', found: 'a number', place: place.what },
      { found: source, expected: ['a percentage'], suggestions: [replace(`write \`${right}\``, value.span, right, false)] },
    );
  }
  return expression;
}

function percentText(number: string): string {
  const value = Number(number);
  if (value > 1 || number === '1' || number === '0') return `${number}%`;
  const fraction = (number.split('.')[1] ?? '').padEnd(2, '0');
  return `${Number(fraction.slice(0, 2))}${fraction.length > 2 ? `.${fraction.slice(2)}` : ''}%`;
}

/** The type of two alternatives; where they differ and neither holds the other, that is reported. */
export function common(checker: Checker, place: Place, value: ValueNode, a: Typed, b: Typed): Type {
  if (a.type.kind === 'unknown') return b.type;
  if (b.type.kind === 'unknown') return a.type;
  if (a.type.kind === 'number' && b.type.kind === 'number') return { kind: 'number', whole: a.type.whole && b.type.whole };
  if (a.type.kind === 'choice' && b.type.kind === 'choice') return { ...a.type, labels: [...new Set([...a.type.labels, ...b.type.labels])] };
  if ((a.type.kind === 'time' && b.type.kind === 'time') || (a.type.kind === 'duration' && b.type.kind === 'duration'))
    return { ...a.type, precision: a.type.precision === 'minute' || b.type.precision === 'minute' ? 'minute' : 'day' } as Type;
  if (fits(b.type, a.type)) return a.type;
  if (fits(a.type, b.type)) return b.type;
  checker.report(say.wrongType, place.scope, value.span, { expected: describe(a.type), found: describe(b.type), place: 'the second alternative' });
  return unknown;
}

/** Draws are in profiles, anchors and events; not in columns, limits or expectations. */
export function drawsAllowed(checker: Checker, place: Place, value: ValueNode): boolean {
  if (place.kind === 'profile' || place.kind === 'anchor' || place.kind === 'event') return true;
  const where = place.kind === 'expect' ? 'in `expect`' : `in ${place.what}, which is the same for all subjects`;
  checker.report(say.notHere, place.scope, value.span, { what: 'a random value', where }, { found: checker.source(place.scope, value.span) });
  return false;
}
