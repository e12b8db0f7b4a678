/** The arguments of a call against the parameters of its function. */

import type { Argument, CallValue } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import { counted, enumerate } from '../../../model/counted.ts';
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
      refuse(
        checker,
        place,
        call,
        `it does not take \`given\`, which belongs to \`share\`, as in \`share(subjects where … given ${checker.source(place.scope, argument.given.span)})\``,
        argument.given,
      );
      return null;
    }
    if (argument.where !== null && parameter?.narrowed !== true) {
      refuse(
        checker,
        place,
        call,
        'it does not take `where`, which selects subjects or records in `expect`, as in `share(subjects where …)` and `count(subjects where …)`',
        argument.where,
      );
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
  const names = positional.map(({ name }) => `\`${name}\``);
  const values =
    names.length > 0
      ? `${more ? 'at least ' : ''}${counted(names.length, 'argument')}, ${enumerate(names, 'and')}`
      : named.length > 0
        ? 'only named arguments'
        : 'no arguments';
  const unnamed = `${count === 0 ? 'none was' : count === 1 ? '1 was' : `${count} were`} given${names.length === 0 && named.length > 0 ? ' without a name' : ''}`;
  const others = enumerate(
    named.map((name) => `\`${name}\``),
    'and',
  );
  refuse(
    checker,
    place,
    call,
    of.usage ??
      `it takes ${values}, but ${unnamed}${named.length === 0 ? '' : `; the named ${named.length === 1 ? 'argument is' : 'arguments are'} ${others}`}`,
  );
  return null;
}

function unknownArgument(checker: Checker, place: Place, call: CallValue, { text, span }: NonNullable<Argument['name']>, named: readonly string[]): void {
  checker.report(
    badArguments,
    place.scope,
    span,
    { call: call.callee.text, problem: `it has no argument \`${text}\`` },
    { found: text, expected: named, suggestions: nearest(text, named).map((name) => guess(span, name, false)) },
  );
}
