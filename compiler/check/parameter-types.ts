/** The types that parameters of flows, machines and `let` declarations can have. */
import type { Parameter } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, guess } from '../../grammar/diagnostic.ts';
import { nearest } from '../../model/nearest.ts';
import { boolean, coding, duration, minute, number, share, type Type, text, unknown } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import * as names from '../diagnostics/name-diagnostics.ts';

export const parameterTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['code', coding],
  ['anchor', minute],
  ['number', number],
  ['share', share],
  ['duration', duration],
  ['text', text],
  ['condition', boolean],
]);

/** A misspelled type is read as the one that it most likely is. */
export function parameterType(word: string): Type {
  return parameterTypes.get(word) ?? parameterTypes.get(nearest(word, parameterTypes.keys())[0] ?? '') ?? unknown;
}

/** Reports a type that there is not. */
export function reportType(type: Parameter['type'], scope: Scope, report: (diagnostic: Diagnostic) => void): void {
  if (parameterTypes.has(type.text)) return;
  const known = [...parameterTypes.keys()];
  report(
    diagnose(
      names.unknownName,
      scope.module.source.path,
      type.span,
      { name: type.text, what: 'type of a parameter' },
      {
        found: type.text,
        expected: known,
        suggestions: nearest(type.text, known).map((other) => guess(type.span, other, false)),
      },
    ),
  );
}
