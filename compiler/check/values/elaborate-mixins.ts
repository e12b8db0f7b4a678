/** Parameters of mixins: each is its argument, worked out where the parameter is read, with the names of where the argument is written. */
import type { PathValue } from '../../../grammar/ast/ast.ts';
import { tooLarge } from '../../../grammar/lexer.ts';
import { unknown } from '../../../vocabulary/types.ts';
import { argumentNamed, type GivenArgument } from '../../bind/scope.ts';
import type { Checker, Typed } from '../checker.ts';
import { parameterType } from '../parameter-types.ts';
import type { Place } from '../place.ts';
import { broken, elaborate, fitted } from './elaborate.ts';

/** Arguments that may be worked out in one scenario: one that names another twice doubles with each mixin. */
const MOST_READ = 100_000;

/** What a word stands for in the mixin around; null where it is none of its parameters. */
export function readMixinArgument(checker: Checker, place: Place, path: PathValue): Typed | null {
  const argument = argumentNamed(place.scope, path);
  if (argument === null) return null;
  checker.readArguments.add(argument);
  const type = parameterType(argument.parameter.type.text);
  // Nothing follows from what was not given, and is reported.
  if (argument.value === null) return { expression: { op: 'local', slot: 0, at: checker.at(place.scope, path.span) }, type: unknown };
  if (++checker.argumentReads > MOST_READ) {
    if (!checker.diagnostics.some(({ code }) => code === tooLarge.code))
      checker.report(tooLarge, place.scope, path.span, { problem: `mixins use their arguments ${checker.argumentReads} times`, limit: String(MOST_READ) });
    return { ...broken(checker, place, path), type };
  }
  return elaborateArgument(checker, place, argument);
}

/** The value of an argument at a place. */
export function elaborateArgument(checker: Checker, place: Place, { parameter, value, scope }: GivenArgument): Typed {
  const type = parameterType(parameter.type.text);
  const { frame: _, ...around } = place;
  const at: Place = { ...around, scope, what: `the argument \`${parameter.name.text}\`` };
  if (value === null) return { ...broken(checker, place, { kind: 'missing', span: parameter.span }), type };
  const typed = elaborate(checker, at, value, type);
  const expression = fitted(checker, at, value, typed, type);
  return { expression, type: typed.type.kind === type.kind || typed.type.kind === 'unknown' ? typed.type : type };
}
