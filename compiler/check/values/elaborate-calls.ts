/** Calls: the function is looked up, its place and arguments are checked against its specification, and it gives the expression. */
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { guess, replace, type Suggestion } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Type } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { readArguments } from '../functions/call-arguments.ts';
import { valueFunctions } from '../functions/function-registry.ts';
import { FunctionCall, type ValueFunction } from '../functions/value-function.ts';
import type { Place } from '../place.ts';
import { broken, drawsAllowed, elaborate } from './elaborate.ts';
import { letNamed, letSignature, readLet } from './elaborate-let.ts';
import { elaborateListed } from './elaborate-listed.ts';

export function elaborateCall(checker: Checker, place: Place, call: CallValue, expected: Type | null): Typed {
  const listed = place.lists === true ? elaborateListed(checker, place, call) : null;
  if (listed !== null) return listed;
  const of = valueFunctions.get(call.callee.text);
  const own = letNamed(checker, place, call.names);
  if (own !== null && (of === undefined || own.parameters.length > 0)) return readLet(checker, place, own, call.args, call.span);
  if (of === undefined) reportUnknown(checker, place, call);
  const typed = of === undefined ? null : callOf(checker, place, call, of, expected);
  if (typed !== null) return typed;
  noteArguments(checker, place, call);
  return broken(checker, place, call);
}

/** For editors: what a call that is wrong, or not finished, has in it. One mistake is reported once. */
function noteArguments(checker: Checker, place: Place, call: CallValue): void {
  if (checker.notes === null) return;
  for (const { value } of call.args) checker.apart(place.scope, value.span, () => elaborate(checker, place, value, null));
}

function callOf(checker: Checker, place: Place, call: CallValue, of: ValueFunction, expected: Type | null): Typed | null {
  if (of.own === true) return of.elaborate(new FunctionCall(checker, place, call, expected, of, new Map()));
  const other = of.instead?.(checker, place, call) ?? null;
  if (other !== null) return other;
  if (!stands(checker, place, call, of)) return null;
  const given = readArguments(checker, place, call, of);
  return given === null ? null : of.elaborate(new FunctionCall(checker, place, call, expected, of, given));
}

function stands(checker: Checker, place: Place, call: CallValue, of: ValueFunction): boolean {
  if (of.stands === undefined) return of.random !== true || drawsAllowed(checker, place, call);
  if (of.stands.in.includes(place.kind)) return true;
  const where = `in ${place.what}${of.stands.why}`;
  checker.report(say.notHere, place.scope, call.span, { what: `\`${of.name}\``, where }, { found: checker.source(place.scope, call.span) });
  return false;
}

/** Functions of earlier versions and names of other tools, and what is written instead. */
const otherFunctions: ReadonlyMap<string, string> = new Map([
  ['visited', 'any'],
  ['value', 'last'],
  ['gaussian', 'normal'],
  ['norm', 'normal'],
  ['rnorm', 'normal'],
  ['lognorm', 'lognormal'],
  ['log_normal', 'lognormal'],
  ['expon', 'exponential'],
  ['unif', 'uniform'],
  ['runif', 'uniform'],
  ['rand', 'uniform'],
  ['randint', 'uniform'],
  ['random', 'uniform'],
  ['average', 'mean'],
  ['avg', 'mean'],
]);

function reportUnknown(checker: Checker, place: Place, call: CallValue): void {
  const { text: name, span } = call.callee;
  const lets = letsWithin(checker, place, call);
  const now = call.names.length > 1 ? undefined : otherFunctions.get(name);
  const near = now === undefined ? nearest(name, [...lets.keys(), ...(call.names.length > 1 ? [] : valueFunctions.keys())]) : [now];
  checker.report(
    say.unknownFunction,
    place.scope,
    span,
    { name },
    {
      found: name,
      expected:
        near.length > 0
          ? near.map((other) => lets.get(other) ?? other)
          : call.names.length > 1
            ? [...lets.values()].slice(0, 12)
            : [...valueFunctions.values()].filter(({ group }) => group === 'distribution').map((law) => law.name),
      suggestions: [
        ...asRange(checker, place, call),
        ...near.map((other) => (other === now ? replace(`write \`${other}\``, span, other) : guess(span, other, false))),
      ],
    },
  );
}

/** What can be called besides the functions of the language, with how it is called: `let` declarations of the file or module that is named. */
function letsWithin(checker: Checker, place: Place, { names }: CallValue): Map<string, string> {
  const prefix = names
    .slice(0, -1)
    .map(({ text }) => `${text}.`)
    .join('');
  const scope = names.length === 1 ? place.scope : followPath(place.scope, names.slice(0, -1)).scope;
  const found = new Map<string, string>();
  for (const [name, meaning] of scope.names) if (meaning.kind === 'let') found.set(prefix + name, prefix + letSignature(meaning.node));
  if (names.length === 1) for (const [name, { node }] of checker.profileLets) found.set(name, letSignature(node));
  return found;
}

/** `clamp(x, 18, 90)` of other languages: a range after the value, which redraws and never clamps. */
function asRange(checker: Checker, place: Place, call: CallValue): Suggestion[] {
  if (!['clamp', 'clip', 'truncate', 'bounded'].includes(call.callee.text) || call.args.length !== 3) return [];
  const [value, low, high] = call.args.map((arg) => checker.source(place.scope, arg.value.span));
  return [replace(`write \`in ${low}..${high}\``, call.span, `${value} in ${low}..${high}`)];
}
