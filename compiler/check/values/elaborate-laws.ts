/** Calls of distributions: named parameters, their dimension (numbers, durations, dates, quantities, money), and the draw they make. */

import { isProblem, type Law, laws } from '../../../draws/distributions/distributions.ts';
import type { CallValue, ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import type { At, Expression } from '../../../ir/expression.ts';
import { enumerate } from '../../../model/counted.ts';
import { nearest } from '../../../model/nearest.ts';
import { describe, isNumeric, number, type Precision, type Type } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/distribution-diagnostics.ts';
import { badArguments } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { drawsAllowed, elaborate, elaborateAs } from './elaborate.ts';
import { foldNumber } from './elaborate-constants.ts';

/** Parameters that are values of the drawn kind; the others are plain numbers. */
const dimensional: ReadonlySet<string> = new Set(['mean', 'sd', 'median', 'p95', 'min', 'mode', 'max', 'scale', 'low', 'high']);

/** A call of a law with its parameters as plain numbers. */
export interface LawCall {
  readonly law: Law;
  readonly set: number;
  readonly parameters: readonly Expression[];
  /** The type of what is drawn. */
  readonly type: Type;
}

export interface Truncation {
  readonly low: Expression | null;
  readonly high: Expression | null;
  readonly highOpen: boolean;
}

const unbounded: Truncation = { low: null, high: null, highOpen: false };

/** `uniform(6.5..7.0)`, `normal(mean: 58, sd: 11)`: null when it was reported. */
export function readLaw(checker: Checker, place: Place, call: CallValue, expected: Type | null): LawCall | null {
  const law = laws.get(call.callee.text);
  if (law === undefined || !drawsAllowed(checker, place, call)) return null;
  const given = law.name === 'uniform' ? uniformEnds(checker, place, call) : namedParameters(checker, place, call, law);
  if (given === null) return null;
  const inner = as(place, `\`${law.name}\``);
  const hint =
    expected !== null && (isNumeric(expected) || expected.kind === 'share' || expected.kind === 'money') && expected.kind !== 'observed' ? null : expected;
  const typed = given.values.map(({ name, value }) => ({ name, value, typed: elaborate(checker, inner, value, dimensional.has(name) ? hint : number) }));
  const type = dimensionOf(checker, place, call, typed);
  if (type === null) return null;
  const parameters = typed.map(({ name, value, typed: { expression, type: found } }) => {
    const wanted = dimensional.has(name) ? spread(type, name) : found.kind === 'share' ? found : number;
    if (!dimensional.has(name)) return elaboratedNumber(checker, inner, value, expression, found);
    return asNumber(type, found.kind === 'unknown' ? wanted : found, expression);
  });
  const result: LawCall = { law, set: given.set, parameters, type };
  checkConstants(checker, place, call, result);
  return result;
}

function elaboratedNumber(checker: Checker, place: Place, value: ValueNode, expression: Expression, found: Type): Expression {
  if (isNumeric(found) || found.kind === 'share') return expression;
  return elaborateAs(checker, place, value, number);
}

/** The spread of times is a duration. */
function spread(type: Type, name: string): Type {
  return type.kind === 'time' && name === 'sd' ? { kind: 'duration', precision: type.precision } : type;
}

interface Given {
  readonly set: number;
  readonly values: readonly { readonly name: string; readonly value: ValueNode }[];
}

function uniformEnds(checker: Checker, place: Place, call: CallValue): Given | null {
  const [argument] = call.args;
  if (call.args.length === 1 && argument.name === null && argument.value.kind === 'range' && argument.value.low !== null && argument.value.high !== null) {
    return {
      set: 0,
      values: [
        { name: 'low', value: argument.value.low },
        { name: 'high', value: argument.value.high },
      ],
    };
  }
  const values = call.args.map((arg) => checker.source(place.scope, arg.value.span));
  const right = values.length === 2 ? `uniform(${values[0]}..${values[1]})` : null;
  checker.report(
    say.wrongParameters,
    place.scope,
    call.span,
    {
      law: 'uniform',
      found:
        values.length === 0
          ? 'nothing'
          : enumerate(
              values.map((value) => `\`${value}\``),
              'and',
            ),
      allowed: 'a range',
      unknown: null,
    },
    {
      found: checker.source(place.scope, call.span),
      expected: ['uniform(low..high)'],
      suggestions: right === null ? [] : [replace(`write \`${right}\``, call.span, right)],
    },
  );
  return null;
}

const named = (names: readonly string[]): string =>
  enumerate(
    names.map((name) => `\`${name}\``),
    'and',
  );

function namedParameters(checker: Checker, place: Place, call: CallValue, law: Law): Given | null {
  const source = (value: ValueNode): string => checker.source(place.scope, value.span);
  const signature = (set: number): string => `${law.name}(${law.parameterSets[set].map((p) => `${p.name}: …`).join(', ')})`;
  const allowed = enumerate(law.parameterSets.map((_, set) => `\`${signature(set)}\``));
  const positional = call.args.filter((arg) => arg.name === null);
  if (positional.length > 0) {
    const set = law.parameterSets.findIndex((parameters) => parameters.length === call.args.length);
    const right =
      set < 0 || positional.length !== call.args.length
        ? null
        : `${law.name}(${law.parameterSets[set].map((p, i) => `${p.name}: ${source(call.args[i].value)}`).join(', ')})`;
    checker.report(
      say.positionalArgument,
      place.scope,
      call.span,
      { call: law.name, right: right === null ? allowed : null },
      {
        found: source(call),
        expected: law.parameterSets.map((_, i) => signature(i)),
        suggestions: right === null ? [] : [replace(`write \`${right}\``, call.span, right)],
      },
    );
    return null;
  }
  const names = call.args.map((arg) => arg.name?.text ?? '');
  const set = law.parameterSets.findIndex((parameters) => parameters.length === names.length && parameters.every((p) => names.includes(p.name)));
  if (set >= 0) return { set, values: law.parameterSets[set].map((p) => ({ name: p.name, value: call.args[names.indexOf(p.name)].value })) };
  const known = [...new Set(law.parameterSets.flat().map((p) => p.name))];
  const suggestions = call.args.flatMap((arg) => {
    if (arg.name === null || known.includes(arg.name.text)) return [];
    const right = otherNames.get(arg.name.text) ?? nearest(arg.name.text, known)[0];
    return right !== undefined && known.includes(right) && !names.includes(right)
      ? [replace(`replace \`${arg.name.text}\` with \`${right}\``, arg.name.span, right, otherNames.has(arg.name.text))]
      : [];
  });
  const unknown = names.filter((name) => !known.includes(name));
  const bounded = withBounds(law, call, source);
  if (bounded !== null) suggestions.push(replace(`write \`${bounded}\``, call.span, bounded));
  checker.report(
    say.wrongParameters,
    place.scope,
    call.span,
    {
      law: law.name,
      found:
        names.length === 0
          ? 'nothing'
          : enumerate(
              names.map((name) => `\`${name}\``),
              'and',
            ),
      allowed: enumerate(law.parameterSets.map((parameters) => named(parameters.map((p) => p.name)))),
      unknown: unknown.length === 0 ? null : enumerate(unknown.map((name) => `\`${name}\``)),
    },
    { found: source(call), expected: law.parameterSets.map((_, i) => signature(i)), suggestions },
  );
  return null;
}

/** `normal(mean: 58, sd: 11, min: 18, max: 90)` as this language writes it; null where it is not that. */
function withBounds(law: Law, call: CallValue, source: (value: CallValue | ValueNode) => string): string | null {
  const named = (...names: readonly string[]): CallValue['args'][number] | undefined => call.args.find((arg) => names.includes(arg.name?.text ?? ''));
  const [low, high] = [named('min', 'minimum', 'low', 'lower'), named('max', 'maximum', 'high', 'upper')];
  if (low === undefined || high === undefined) return null;
  const rest = call.args.filter((arg) => arg !== low && arg !== high);
  const names = rest.map((arg) => otherNames.get(arg.name?.text ?? '') ?? arg.name?.text ?? '');
  if (!law.parameterSets.some((set) => set.length === names.length && set.every(({ name }) => names.includes(name)))) return null;
  return `${law.name}(${rest.map((arg, i) => `${names[i]}: ${source(arg.value)}`).join(', ')}) in ${source(low.value)}..${source(high.value)}`;
}

/** What other tools call the same parameter. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['mu', 'mean'],
  ['avg', 'mean'],
  ['average', 'mean'],
  ['std', 'sd'],
  ['stddev', 'sd'],
  ['std_dev', 'sd'],
  ['stdev', 'sd'],
  ['sigma', 'sd'],
  ['lambda', 'mean'],
  ['rate', 'mean'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['trials', 'n'],
  ['probability', 'p'],
  ['prob', 'p'],
]);

/** The common type of the parameters that are values of the drawn kind. */
function dimensionOf(
  checker: Checker,
  place: Place,
  call: CallValue,
  typed: readonly { readonly name: string; readonly value: ValueNode; readonly typed: Typed }[],
): Type | null {
  let type: Type = number;
  let first = true;
  for (const { name, value, typed: t } of typed) {
    if (!dimensional.has(name)) continue;
    const found: Type = t.type.kind === 'observed' ? number : t.type;
    if (found.kind === 'unknown') continue;
    if (!['number', 'share', 'money', 'duration', 'time', 'quantity'].includes(found.kind)) {
      checker.report(
        badArguments,
        place.scope,
        value.span,
        { call: call.callee.text, problem: `${describe(found)} cannot be drawn from a distribution` },
        { found: checker.source(place.scope, value.span) },
      );
      return null;
    }
    if (first) type = found;
    else if (type.kind === 'time' && found.kind === 'duration' && name === 'sd') continue;
    else if (type.kind !== found.kind || (type.kind === 'quantity' && found.kind === 'quantity' && type.unit !== found.unit)) {
      checker.report(
        badArguments,
        place.scope,
        call.span,
        { call: call.callee.text, problem: `its parameters must have the same type, not ${describe(type)} and ${describe(found)}` },
        { found: checker.source(place.scope, call.span) },
      );
      return null;
    } else if ((type.kind === 'time' || type.kind === 'duration') && (found.kind === 'time' || found.kind === 'duration') && found.precision === 'minute')
      type = { ...type, precision: 'minute' };
    first = false;
  }
  return type.kind === 'number' ? number : type;
}

const unitOf = (precision: Precision): 'day' | 'minute' => precision;

/** A value of the drawn kind as a plain number. */
export function asNumber(type: Type, found: Type, expression: Expression): Expression {
  const at: At = expression.at;
  if (found.kind === 'duration' && (type.kind === 'duration' || type.kind === 'time'))
    return { op: 'measure', unit: unitOf(type.precision), value: expression, at };
  if (found.kind === 'time' && type.kind === 'time' && type.precision === 'day') return { op: 'to_day', value: expression, at };
  return expression;
}

/** A plain number as a value of the drawn kind. */
export function fromNumber(type: Type, expression: Expression): Expression {
  const at: At = expression.at;
  if (type.kind === 'duration') return { op: 'to_duration', unit: unitOf(type.precision), value: expression, at };
  if (type.kind === 'time' && type.precision === 'day') return { op: 'to_time', value: expression, at };
  return expression;
}

/** Durations, dates, cents, and numbers where whole ones are asked for are drawn whole. */
export function drawsWhole(type: Type, expected: Type | null): boolean {
  return type.kind === 'duration' || type.kind === 'time' || type.kind === 'money' || (type.kind === 'number' && expected?.kind === 'number' && expected.whole);
}

/** The draw that a law makes, perhaps truncated and moved. */
export function lawDraw(
  checker: Checker,
  place: Place,
  call: CallValue,
  read: LawCall,
  expected: Type | null,
  bounds: Truncation = unbounded,
  linear: { offset: Expression | null; scale: Expression | null } = { offset: null, scale: null },
): Typed {
  const at = checker.at(place.scope, call.span);
  const whole = drawsWhole(read.type, expected);
  const drawn: Expression = {
    op: 'draw',
    law: read.law.name,
    set: read.set,
    parameters: read.parameters,
    offset: linear.offset,
    scale: linear.scale,
    low: bounds.low,
    high: bounds.high,
    highOpen: bounds.highOpen,
    whole,
    path: drawPath(place, read.law.name),
    at,
  };
  const type: Type =
    read.type.kind === 'number' ? { kind: 'number', whole: whole || (read.law.discrete && linear.scale === null && linear.offset === null) } : read.type;
  return { expression: fromNumber(read.type, drawn), type };
}

/** Parameters that are all constant are judged now, not when the first subject is drawn. */
function checkConstants(checker: Checker, place: Place, call: CallValue, { law, set, parameters }: LawCall): void {
  const values = parameters.map((e) => foldNumber(e, checker.params));
  if (values.some((value) => value === null)) return;
  const prepared = law.prepare(set, values as number[]);
  if (isProblem(prepared))
    checker.report(say.impossibleLaw, place.scope, call.span, { law: law.name, problem: prepared.problem }, { found: checker.source(place.scope, call.span) });
}
