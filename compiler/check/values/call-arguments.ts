/** Arguments of calls, and what is wrong with them. */
import type { Argument, CallValue, Value } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker } from '../checker.ts';
import type { Place } from '../place.ts';

export function badCall(checker: Checker, place: Place, call: CallValue, problem: string, value: Value | null = null): void {
  const span = value?.span ?? call.span;
  checker.report(say.badArguments, place.scope, span, { call: call.callee.text, problem }, { found: checker.source(place.scope, span) });
}

/** Arguments by name after the positional ones; anything not allowed is reported. */
export function readArguments(
  checker: Checker,
  place: Place,
  call: CallValue,
  positional: number,
  named: readonly string[],
  /** Whether `where` may follow the first. */
  narrowed = false,
): { readonly first: readonly Argument[]; readonly byName: ReadonlyMap<string, Value> } | null {
  const first = call.args.filter((arg) => arg.name === null);
  const byName = new Map<string, Value>();
  for (const arg of call.args) {
    if (arg.given !== null) {
      badCall(checker, place, call, 'it takes no `given`; `share(… where … given …)` of the cohort stands in `expect`', arg.given);
      return null;
    }
    if (arg.where !== null && !(narrowed && arg === first[0])) {
      badCall(checker, place, call, 'it takes no `where`; `share(… where …)` and `count(… where …)` of the cohort stand in `expect`', arg.where);
      return null;
    }
    if (arg.name === null) continue;
    if (!named.includes(arg.name.text)) {
      const near = nearest(arg.name.text, named);
      checker.report(
        say.badArguments,
        place.scope,
        arg.name.span,
        { call: call.callee.text, problem: `it has no argument \`${arg.name.text}\`` },
        { found: arg.name.text, expected: [...named], suggestions: near.map((name) => replace(`write \`${name}\``, arg.name?.span ?? call.span, name, false)) },
      );
      return null;
    }
    byName.set(arg.name.text, arg.value);
  }
  if (first.length !== positional) {
    badCall(
      checker,
      place,
      call,
      `it takes ${positional === 1 ? 'one value' : `${positional} values`}${named.length === 0 ? '' : `, and by name ${named.map((n) => `\`${n}\``).join(', ')}`}`,
    );
    return null;
  }
  return { first, byName };
}
