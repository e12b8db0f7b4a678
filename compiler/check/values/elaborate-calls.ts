/** Calls: distributions, `pick`, `lookup`, functions of numbers, and questions about the subject's past. */

import { laws } from '../../../draws/distributions/distributions.ts';
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
import { nearest } from '../../../model/nearest.ts';
import { isNumeric, number, type Type, whole } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { badCall, readArguments } from './call-arguments.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';
import { arrivals } from './elaborate-arrivals.ts';
import { lawDraw, readLaw } from './elaborate-laws.ts';
import { lookup } from './elaborate-lookup.ts';
import { patternText } from './elaborate-pattern.ts';
import { pick } from './elaborate-pick.ts';
import { isQuery, query, questions } from './elaborate-queries.ts';
import { threadQuestion, threadQuestions } from './elaborate-threads.ts';
import { uniqueNumber } from './elaborate-unique.ts';

/** Functions of numbers, with how many they take; `min` and `max` take two and more. */
const numeric = ['min', 'max', 'mod', 'exp', 'log', 'pow'] as const;

export function elaborateCall(checker: Checker, place: Place, call: CallValue, expected: Type | null): Typed {
  const name = call.callee.text;
  if (laws.has(name)) {
    const read = readLaw(checker, place, call, expected);
    return read === null ? broken(checker, place, call) : lawDraw(checker, place, call, read, expected);
  }
  if (name === 'pick') return pick(checker, place, call);
  if (name === 'lookup') return lookup(checker, place, call, expected);
  if (name === 'min' || name === 'max') return extreme(checker, place, call, name);
  if (name === 'exp' || name === 'log' || name === 'pow') return math(checker, place, call, name);
  if (name === 'mod') return modulo(checker, place, call);
  if (name === 'unique') return uniqueNumber(checker, place, call);
  if (name === 'pattern') return patternText(checker, place, call);
  if (name === 'arrivals') return arrivals(checker, place, call);
  if (isQuery(name)) return query(checker, place, call, expected);
  if (threadQuestions.has(name) && (place.kind === 'event' || place.kind === 'expect')) return threadQuestion(checker, place, call);
  const known = [...laws.keys(), 'pick', 'lookup', 'unique', 'pattern', 'arrivals', ...numeric, ...questions.keys(), ...threadQuestions.keys()];
  const near = nearest(name, known);
  checker.report(
    say.unknownFunction,
    place.scope,
    call.callee.span,
    { name },
    {
      found: name,
      expected: near.length > 0 ? near : [...laws.keys()],
      suggestions: [...asRange(checker, place, call), ...near.map((other) => replace(`write \`${other}\``, call.callee.span, other, false))],
    },
  );
  return broken(checker, place, call);
}

/** `clamp(x, 18, 90)` of other languages: a range after the value, which redraws and never clamps. */
function asRange(checker: Checker, place: Place, call: CallValue): Suggestion[] {
  if (!['clamp', 'clip', 'truncate', 'bounded'].includes(call.callee.text) || call.args.length !== 3) return [];
  const [value, low, high] = call.args.map((arg) => checker.source(place.scope, arg.value.span));
  return [replace(`write \`in ${low}..${high}\``, call.span, `${value} in ${low}..${high}`)];
}

/** `min(a, b, …)`, `max(a, b, …)`: as nested `if`s, so that the runtime needs no further operation. */
function extreme(checker: Checker, place: Place, call: CallValue, name: 'min' | 'max'): Typed {
  if (call.args.length < 2 || call.args.some((arg) => arg.name !== null)) {
    badCall(checker, place, call, `it takes two or more values: \`${name}(a, b)\``);
    return broken(checker, place, call);
  }
  const parts = call.args.map((arg) => elaborate(checker, as(place, `\`${name}\``), arg.value, null));
  const wrong = parts.findIndex((part) => !isNumeric(part.type) && part.type.kind !== 'share' && part.type.kind !== 'money');
  if (wrong >= 0) {
    badCall(checker, place, call, 'it compares numbers', call.args[wrong].value);
    return broken(checker, place, call);
  }
  const at = checker.at(place.scope, call.span);
  const type = parts.find((part) => part.type.kind !== 'number')?.type ?? {
    kind: 'number',
    whole: parts.every((part) => part.type.kind === 'number' && part.type.whole),
  };
  return {
    expression: { op: 'extreme', least: name === 'min', values: parts.map((part) => part.expression), at },
    type: type.kind === 'observed' ? number : type,
  };
}

function math(checker: Checker, place: Place, call: CallValue, name: 'exp' | 'log' | 'pow'): Typed {
  const count = name === 'pow' ? 2 : 1;
  const args = readArguments(checker, place, call, count, []);
  if (args === null) return broken(checker, place, call);
  const values = args.first.map((arg) => elaborateAs(checker, as(place, `\`${name}\``), arg.value, number));
  return { expression: { op: 'math', name, values, at: checker.at(place.scope, call.span) }, type: number };
}

/** `mod(x, y)`: what is left of x after whole steps of y, x − y·⌊x/y⌋. */
function modulo(checker: Checker, place: Place, call: CallValue): Typed {
  const args = readArguments(checker, place, call, 2, []);
  if (args === null) return broken(checker, place, call);
  const [x, y] = args.first.map((arg) => elaborate(checker, as(place, '`mod`'), arg.value, null));
  if (!isNumeric(x.type) || !isNumeric(y.type)) {
    badCall(checker, place, call, 'it takes two numbers');
    return broken(checker, place, call);
  }
  const at = checker.at(place.scope, call.span);
  const binary = (sign: '-' | '*' | '/', left: Expression, right: Expression): Expression => ({ op: 'arithmetic', sign, left, right, at });
  const floor: Expression = { op: 'round', value: binary('-', binary('/', x.expression, y.expression), { op: 'number', value: 0.5, at }), at };
  const wholes = x.type.kind === 'number' && x.type.whole && y.type.kind === 'number' && y.type.whole;
  return { expression: binary('-', x.expression, binary('*', y.expression, floor)), type: wholes ? whole : number };
}
