/** The arguments of a call against the parameters of its function. */

import type { Argument, CallValue } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { counted } from '../../../model/counted.ts';
import { nearest } from '../../../model/nearest.ts';
import { badArguments } from '../../diagnostics/type-diagnostics.ts';
import type { Checker } from '../checker.ts';
import type { Place } from '../place.ts';
import { type FunctionSpecification, refuse } from './value-function.ts';

/** Arguments by the names of the parameters; null where something was not allowed, which is reported. */
export function readArguments(checker: Checker, place: Place, call: CallValue, of: FunctionSpecification): ReadonlyMap<string, Argument> | null {
  const positional = of.parameters.filter(({ by }) => by !== 'name');
  const named = of.parameters.filter(({ by }) => by === 'name').map(({ name }) => name);
  const given = new Map<string, Argument>();
  let count = 0;
  for (const argument of call.args) {
    const parameter =
      argument.name === null ? positional[Math.min(count++, positional.length - 1)] : of.parameters.find(({ name }) => name === argument.name?.text);
    if (argument.given !== null) {
      refuse(checker, place, call, 'it takes no `given`; only `share(… where … given …)` in `expect` does', argument.given);
      return null;
    }
    if (argument.where !== null && parameter?.narrowed !== true) {
      refuse(checker, place, call, 'it takes no `where`; only `share(… where …)` and `count(… where …)` in `expect` do', argument.where);
      return null;
    }
    if (argument.name !== null && parameter?.by !== 'name') {
      if (of.usage === undefined) unknownArgument(checker, place, call, argument.name, named);
      else refuse(checker, place, call, of.usage);
      return null;
    }
    if (parameter !== undefined && !given.has(parameter.name)) given.set(parameter.name, argument);
  }
  const more = positional.at(-1)?.more === true;
  if (more ? count >= positional.length : count === positional.length) return given;
  const values = counted(positional.length, 'value');
  refuse(
    checker,
    place,
    call,
    of.usage ?? `it takes ${values}${named.length === 0 ? '' : `, and the named arguments ${named.map((name) => `\`${name}\``).join(', ')}`}`,
  );
  return null;
}

function unknownArgument(checker: Checker, place: Place, call: CallValue, { text, span }: NonNullable<Argument['name']>, named: readonly string[]): void {
  checker.report(
    badArguments,
    place.scope,
    span,
    { call: call.callee.text, problem: `it has no argument \`${text}\`` },
    { found: text, expected: named, suggestions: nearest(text, named).map((name) => replace(`write \`${name}\``, span, name, false)) },
  );
}
