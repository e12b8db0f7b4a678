/** Operators: arithmetic over numbers, durations and times; comparisons; `in`, which truncates what is random and asks of what is fixed. */
import type { BinaryOperator, ValueNode } from '../../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../../grammar/diagnostic.ts';
import type { At, Comparator, Expression } from '../../../ir/expression.ts';
import { grouped } from '../../../model/counted.ts';
import { boolean, coding, describe, isNumeric, money, number, share, type Type, unknown } from '../../../vocabulary/types.ts';
import { badOperands, incomparable } from '../../diagnostics/type-diagnostics.ts';
import { groupNamed } from '../check-groups.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';
import { isRandom } from './elaborate-random.ts';
import { truncate } from './elaborate-truncate.ts';

type Binary = Extract<ValueNode, { kind: 'binary' }>;

const comparators: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '<', '<=', '>', '>=', '~']);

export function elaborateBinary(checker: Checker, place: Place, value: Binary, expected: Type | null): Typed {
  const at = checker.at(place.scope, value.span);
  const sign = value.operator;
  if (sign === 'and' || sign === 'or') {
    const left = elaborateAs(checker, as(place, `\`${sign}\``), value.left, boolean);
    const right = elaborateAs(checker, as(place, `\`${sign}\``), value.right, boolean);
    return { expression: { op: sign, left, right, at }, type: boolean };
  }
  if (comparators.has(sign)) return compare(checker, place, value, at);
  const inner = expected !== null && (expected.kind === 'share' || expected.kind === 'number') ? null : expected;
  const left = elaborate(checker, place, value.left, inner);
  const right = elaborate(checker, place, value.right, inner?.kind === 'time' ? null : inner);
  return arithmetic(checker, place, value, left, right, at);
}

function compare(checker: Checker, place: Place, value: Binary, at: At): Typed {
  const sign = value.operator as Comparator;
  // A bare word takes its meaning from the other side: `control == poor`.
  let left = elaborateQuietly(checker, place, value.left);
  // Where neither is known, the first is at fault: what the second means would have followed from it.
  const right = left === null ? elaborateQuietly(checker, place, value.right) : elaborate(checker, place, value.right, left.type);
  left ??= elaborate(checker, place, value.left, right?.type ?? null);
  if (right === null) return { expression: { op: 'boolean', value: false, at }, type: boolean };
  if (!comparable(left.type, right.type, sign)) {
    checker.report(
      incomparable,
      place.scope,
      value.span,
      { left: describe(left.type), right: describe(right.type), sign },
      { found: checker.source(place.scope, value.span), suggestions: [...inDollars(value.right, left.type), ...inDollars(value.left, right.type)] },
    );
    return { expression: { op: 'boolean', value: false, at }, type: boolean };
  }
  return { expression: { op: 'compare', sign, left: left.expression, right: right.expression, at }, type: boolean };
}

/** A bare unknown word is left for the second try, when the other side's type is known. */
function elaborateQuietly(checker: Checker, place: Place, value: ValueNode): Typed | null {
  if (value.kind !== 'path' || value.names.length > 1) return elaborate(checker, place, value, null);
  const { result, reported } = checker.apart(place.scope, value.span, () => elaborate(checker, place, value, null));
  return reported.length === 0 ? result : null;
}

function hasNoUnit(type: Type): boolean {
  return type.kind === 'observed' && type.unit === null;
}

function comparable(left: Type, right: Type, sign: Comparator): boolean {
  if (left.kind === 'unknown' || right.kind === 'unknown') return true;
  const equality = sign === '==' || sign === '!=';
  if (left.kind === 'quantity' && right.kind === 'quantity') return left.unit === right.unit;
  if (left.kind === 'quantity' && right.kind === 'observed') return right.unit === null || right.unit === left.unit;
  if (left.kind === 'observed' && right.kind === 'quantity') return left.unit === null || right.unit === left.unit;
  if (left.kind === 'observed' && (right.kind === 'coding' || right.kind === 'text')) return equality;
  if (right.kind === 'observed' && (left.kind === 'coding' || left.kind === 'text')) return equality;
  if (hasNoUnit(left) || hasNoUnit(right)) {
    const other = hasNoUnit(left) ? right : left;
    if (other.kind === 'time') return true;
    if (other.kind === 'boolean') return equality;
  }
  if (isNumeric(left) && isNumeric(right)) return true;
  if (left.kind === 'party' && right.kind === 'party') return equality && (left.of === right.of || left.of === 'party' || right.of === 'party');
  if (left.kind === 'choice' || left.kind === 'text' || left.kind === 'coding' || left.kind === 'boolean') {
    if (left.kind === 'choice' && right.kind === 'choice') return equality && right.labels.every((label) => left.labels.includes(label));
    return equality && (left.kind === right.kind || (left.kind === 'text' && right.kind === 'choice') || (left.kind === 'choice' && right.kind === 'text'));
  }
  return left.kind === right.kind;
}

function arithmetic(checker: Checker, place: Place, value: Binary, left: Typed, right: Typed, at: At): Typed {
  const sign = value.operator as '+' | '-' | '*' | '/';
  const [l, r] = [left.type, right.type];
  const plain: Expression = { op: 'arithmetic', sign, left: left.expression, right: right.expression, at };
  if (l.kind === 'unknown' || r.kind === 'unknown')
    return {
      expression: plain,
      type: l.kind === 'unknown' && (r.kind === 'number' || r.kind === 'share' || r.kind === 'duration') ? unknown : l.kind === 'unknown' ? r : l,
    };
  if (sign === '+' || sign === '-') {
    if (l.kind === 'time' && r.kind === 'duration') {
      const exact = r.precision === 'minute' || (l.precision === 'minute' && isNothing(right.expression));
      return {
        expression: { op: 'shift', base: left.expression, sign: sign === '+' ? 1 : -1, by: right.expression, at },
        type: { kind: 'time', precision: exact ? 'minute' : 'day' },
      };
    }
    if (l.kind === 'duration' && r.kind === 'duration')
      return {
        expression: { op: 'add_durations', sign: sign === '+' ? 1 : -1, left: left.expression, right: right.expression, at },
        type: { kind: 'duration', precision: l.precision === 'minute' || r.precision === 'minute' ? 'minute' : 'day' },
      };
    if (l.kind === r.kind && (l.kind === 'share' || l.kind === 'money')) return { expression: plain, type: l };
    if (isNumeric(l) && isNumeric(r) && sameUnit(l, r)) return { expression: plain, type: wider(l, r) };
  }
  if (sign === '*') {
    if (l.kind === 'duration' && r.kind === 'number')
      return { expression: { op: 'scale_duration', factor: right.expression, value: left.expression, at }, type: l };
    if (l.kind === 'number' && r.kind === 'duration')
      return { expression: { op: 'scale_duration', factor: left.expression, value: right.expression, at }, type: r };
    if ((l.kind === 'share' && isNumeric(r)) || (r.kind === 'share' && isNumeric(l))) return { expression: plain, type: share };
    if (l.kind === 'share' && r.kind === 'share') return { expression: plain, type: share };
    if ((l.kind === 'money' && (isNumeric(r) || r.kind === 'share')) || (r.kind === 'money' && (isNumeric(l) || l.kind === 'share')))
      return { expression: { op: 'round', value: plain, at }, type: money };
    if (isNumeric(l) && isNumeric(r))
      return { expression: plain, type: l.kind === 'number' && r.kind === 'number' ? { kind: 'number', whole: l.whole && r.whole } : wider(l, r) };
  }
  if (sign === '/') {
    if (l.kind === 'share' && isNumeric(r)) return { expression: plain, type: share };
    if (l.kind === 'money' && isNumeric(r)) return { expression: { op: 'round', value: plain, at }, type: money };
    if (isNumeric(l) && isNumeric(r)) return { expression: plain, type: l.kind === 'number' ? number : l };
  }
  checker.report(badOperands, place.scope, value.span, { left: describe(l), right: describe(r), sign }, { found: checker.source(place.scope, value.span) });
  return broken(checker, place, value);
}

function isNothing(expression: Expression): boolean {
  return expression.op === 'duration' && expression.months === 0 && expression.days === 0 && expression.minutes === 0 && expression.businessDays === 0;
}

function sameUnit(l: Type, r: Type): boolean {
  return l.kind !== 'quantity' || r.kind !== 'quantity' || l.unit === r.unit;
}

/** An amount of money that lacks its sign: `paid > 100`. */
function inDollars(value: ValueNode, other: Type): Suggestion[] {
  if (other.kind !== 'money' || value.kind !== 'number' || !/^\d+(?:\.\d\d)?$/.test(value.text)) return [];
  const [whole, cents] = value.text.split('.');
  const right = `$${grouped(whole)}${cents === undefined ? '' : `.${cents}`}`;
  return [replace(`write \`${right}\``, value.span, right, false)];
}

function wider(l: Type, r: Type): Type {
  if (l.kind === 'number' && r.kind === 'number') return { kind: 'number', whole: l.whole && r.whole };
  if (l.kind === 'quantity') return l;
  if (r.kind === 'quantity') return r;
  return number;
}

export function elaborateUnary(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'unary' }>, expected: Type | null): Typed {
  const at = checker.at(place.scope, value.span);
  if (value.operator === 'not')
    return { expression: { op: 'not', value: elaborateAs(checker, as(place, '`not`'), value.operand, boolean), at }, type: boolean };
  const operand = elaborate(checker, place, value.operand, expected);
  if (!isNumeric(operand.type) && operand.type.kind !== 'share' && operand.type.kind !== 'money') {
    checker.report(
      badOperands,
      place.scope,
      value.span,
      { left: null, right: describe(operand.type), sign: '-' },
      { found: checker.source(place.scope, value.span) },
    );
    return broken(checker, place, value);
  }
  return { expression: { op: 'negate', value: operand.expression, at }, type: operand.type };
}

export function elaborateIn(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'in' }>, expected: Type | null): Typed {
  const at = checker.at(place.scope, value.span);
  if (isRandom(value.subject)) return truncate(checker, place, value, expected);
  const subject = elaborate(checker, place, value.subject, null);
  const group = groupNamed(checker, place, value.range);
  if (group !== null) {
    if (!comparable(subject.type, coding, '=='))
      checker.report(
        incomparable,
        place.scope,
        value.range.span,
        { left: describe(subject.type), right: 'a group of codes', sign: 'in' },
        { found: checker.source(place.scope, value.range.span) },
      );
    return { expression: { op: 'one_of', value: subject.expression, items: group.map((concept) => ({ op: 'concept', concept, at })), at }, type: boolean };
  }
  if (value.range.kind === 'list') {
    const items = value.range.items.map((item) => elaborate(checker, place, item, subject.type));
    for (const [i, item] of items.entries()) {
      if (!comparable(subject.type, item.type, '=='))
        checker.report(
          incomparable,
          place.scope,
          value.range.items[i].span,
          { left: describe(subject.type), right: describe(item.type), sign: 'in' },
          { found: checker.source(place.scope, value.range.items[i].span) },
        );
    }
    return { expression: { op: 'one_of', value: subject.expression, items: items.map((item) => item.expression), at }, type: boolean };
  }
  if (value.range.kind !== 'range' || value.range.low === null || value.range.high === null) {
    checker.report(
      incomparable,
      place.scope,
      value.range.span,
      { left: describe(subject.type), right: 'something that is not a range or list', sign: 'in' },
      { found: checker.source(place.scope, value.range.span), expected: ['a range `low..high`', 'a list `[a, b]`', 'a group of codes'] },
    );
    return broken(checker, place, value);
  }
  const low = elaborate(checker, place, value.range.low, subject.type);
  const high = elaborate(checker, place, value.range.high, subject.type);
  for (const [end, node] of [[low, value.range.low] as const, [high, value.range.high] as const]) {
    if (!comparable(subject.type, end.type, '<'))
      checker.report(
        incomparable,
        place.scope,
        node.span,
        { left: describe(subject.type), right: describe(end.type), sign: 'in' },
        { found: checker.source(place.scope, node.span) },
      );
  }
  return {
    expression: { op: 'within', value: subject.expression, low: low.expression, high: high.expression, highOpen: value.range.highOpen, at },
    type: boolean,
  };
}
