/** `X in low..high` where X is random: the law conditional on the range, never clamped. */

import { isProblem, laws, truncate as truncateLaw } from '../../../draws/distributions/distributions.ts';
import type { CallValue, ValueNode } from '../../../grammar/ast/ast.ts';
import type { Expression } from '../../../ir/expression.ts';
import { describe, fits, isNumeric, number, type Type } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/distribution-diagnostics.ts';
import { wrongType } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';
import { asNumber, drawsWhole, fromNumber, type LawCall, lawDraw, readLaw, type Truncation } from './elaborate-laws.ts';
import { isRandom } from './elaborate-random.ts';
import { reportEmptyRange } from './empty-range.ts';

type In = Extract<ValueNode, { kind: 'in' }>;

/** Least probability of a range that can still be drawn from. */
const LEAST_MASS = 1e-6;

export function truncate(checker: Checker, place: Place, value: In, expected: Type | null): Typed {
  const range = value.range;
  if (range.kind !== 'range' || range.low === null || range.high === null) {
    checker.report(
      wrongType,
      place.scope,
      range.span,
      { expected: 'a range', found: null, place: 'after `in`' },
      { found: checker.source(place.scope, range.span), expected: ['low..high'] },
    );
    return broken(checker, place, value);
  }
  const linear = linearForm(value.subject);
  if (linear === null) return redraw(checker, place, value, expected);
  const read = readLaw(checker, place, linear.call, expected);
  checker.notes?.value(
    place,
    linear.call,
    expected,
    read === null ? broken(checker, place, linear.call) : { ...broken(checker, place, linear.call), type: read.type },
  );
  if (read === null) return broken(checker, place, value);
  const bounds = readBounds(checker, place, value, read.type);
  const offset = linear.offset === null ? null : linear.offset(checker, place, read.type);
  const scale = linear.scale === null ? null : linear.scale(checker, place);
  if (offset === null && scale === null) checkMass(checker, place, value, read, bounds, drawsWhole(read.type, expected));
  return lawDraw(checker, place, linear.call, read, expected, bounds, { offset, scale });
}

function readBounds(checker: Checker, place: Place, value: In, type: Type): Truncation {
  const range = value.range as Extract<ValueNode, { kind: 'range' }>;
  const hint = isNumeric(type) ? number : type;
  const end = (node: ValueNode | null): Expression | null => {
    if (node === null) return null;
    const typed = elaborate(checker, as(place, '`in`'), node, hint);
    if (!fits(typed.type, type) && !(isNumeric(typed.type) && isNumeric(type)))
      checker.report(
        wrongType,
        place.scope,
        node.span,
        { expected: describe(type), found: describe(typed.type), place: 'after `in`' },
        { found: checker.source(place.scope, node.span) },
      );
    return asNumber(type, typed.type, typed.expression);
  };
  const bounds = { low: end(range.low), high: end(range.high), highOpen: range.highOpen };
  const low = bounds.low === null ? null : foldNumber(bounds.low, checker.params);
  const high = bounds.high === null ? null : foldNumber(bounds.high, checker.params);
  if (low !== null && high !== null && (low > high || (low === high && range.highOpen)) && range.low !== null && range.high !== null)
    reportEmptyRange(checker, place.scope, range, low === high);
  return bounds;
}

function checkMass(checker: Checker, place: Place, value: In, read: LawCall, bounds: Truncation, whole: boolean): void {
  const parameters = read.parameters.map((e) => foldNumber(e, checker.params));
  const low = bounds.low === null ? null : foldNumber(bounds.low, checker.params);
  const high = bounds.high === null ? null : foldNumber(bounds.high, checker.params);
  if (low === null || high === null || low > high || parameters.some((p) => p === null)) return;
  const prepared = read.law.prepare(read.set, parameters as number[]);
  if (isProblem(prepared)) return;
  const widen = whole && !prepared.discrete ? 0.5 : 0;
  const { mass } = truncateLaw(prepared, low - widen, high + widen, bounds.highOpen);
  if (mass >= LEAST_MASS) return;
  checker.report(
    say.emptyTruncation,
    place.scope,
    value.span,
    {
      law: checker.source(place.scope, value.subject.span),
      range: checker.source(place.scope, value.range.span),
    },
    { found: checker.source(place.scope, value.span) },
  );
}

type Build = (checker: Checker, place: Place, type: Type) => Expression;

interface Linear {
  readonly call: CallValue;
  readonly offset: Build | null;
  readonly scale: ((checker: Checker, place: Place) => Expression) | null;
}

/** `a + b × law(…)` with fixed a and b, in any arrangement: null where the value is not of that form. */
function linearForm(value: ValueNode): Linear | null {
  if (value.kind === 'call' && laws.has(value.callee.text)) return { call: value, offset: null, scale: null };
  if (value.kind === 'unary' && value.operator === '-') return scaled(linearForm(value.operand), (c, p) => constant(c, p, value, -1));
  if (value.kind !== 'binary' || isRandom(value.left) === isRandom(value.right)) return null;
  const [fixed, drawn] = isRandom(value.left) ? [value.right, value.left] : [value.left, value.right];
  const inner = linearForm(drawn);
  if (inner === null) return null;
  const moved: Build = (checker, place, type) => {
    const typed = elaborate(checker, place, fixed, type.kind === 'number' ? number : type);
    return asNumber(type, typed.type, typed.expression);
  };
  const factor = (checker: Checker, place: Place): Expression => elaborateAs(checker, place, fixed, number);
  switch (value.operator) {
    case '+':
      return offsetBy(inner, moved, 1);
    case '-':
      return drawn === value.left ? offsetBy(inner, moved, -1) : offsetBy(scaled(inner, (c, p) => constant(c, p, value, -1)) as Linear, moved, 1);
    case '*':
      return scaled(inner, factor);
    case '/':
      return drawn === value.left
        ? scaled(inner, (c, p) => ({ op: 'arithmetic', sign: '/', left: constant(c, p, value, 1), right: factor(c, p), at: c.at(p.scope, value.span) }))
        : null;
    default:
      return null;
  }
}

function constant(checker: Checker, place: Place, value: ValueNode, n: number): Expression {
  return { op: 'number', value: n, at: checker.at(place.scope, value.span) };
}

function offsetBy(inner: Linear, by: Build, sign: 1 | -1): Linear {
  return {
    ...inner,
    offset: (checker, place, type) => {
      const moved = by(checker, place, type);
      const signed: Expression = sign === 1 ? moved : { op: 'negate', value: moved, at: moved.at };
      return inner.offset === null ? signed : { op: 'arithmetic', sign: '+', left: inner.offset(checker, place, type), right: signed, at: moved.at };
    },
  };
}

function scaled(inner: Linear | null, by: (checker: Checker, place: Place) => Expression): Linear | null {
  if (inner === null) return null;
  const { scale, offset } = inner;
  return {
    call: inner.call,
    scale: scale === null ? by : (c, p) => product(by(c, p), scale(c, p)),
    offset: offset === null ? null : (c, p, type) => product(by(c, p), offset(c, p, type)),
  };
}

function product(left: Expression, right: Expression): Expression {
  return { op: 'arithmetic', sign: '*', left, right, at: left.at };
}

/** Any other random value is drawn again until it lies in the range: exact, at the price of more draws. */
function redraw(checker: Checker, place: Place, value: In, expected: Type | null): Typed {
  const subject = elaborate(checker, place, value.subject, expected);
  if (subject.type.kind === 'unknown') return subject;
  if (!isNumeric(subject.type) && !['share', 'money', 'duration', 'time'].includes(subject.type.kind)) {
    checker.report(
      wrongType,
      place.scope,
      value.subject.span,
      { expected: 'a number, a duration or a time', found: describe(subject.type), place: 'the value before `in`' },
      { found: checker.source(place.scope, value.subject.span) },
    );
    return broken(checker, place, value);
  }
  const bounds = readBounds(checker, place, value, subject.type);
  const at = checker.at(place.scope, value.span);
  const zero: Expression = { op: 'number', value: 0, at };
  const drawn: Expression = {
    op: 'redraw',
    value: asNumber(subject.type, subject.type, subject.expression),
    low: bounds.low ?? zero,
    high: bounds.high ?? zero,
    highOpen: bounds.highOpen,
    at,
  };
  return { expression: fromNumber(subject.type, drawn), type: subject.type };
}
