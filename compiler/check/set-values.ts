/** Findings about values that come from `--set`: the option is at fault, and is shown. */
import { type Details, type DiagnosticKind, diagnose } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachPart } from '../../ir/walk.ts';
import type { Scope } from '../bind/scope.ts';
import type { Checker } from './checker.ts';
import { settingSource } from './setting-source.ts';

/** Reports at the option that a parameter in one of the expressions was set by, else in the file. */
export function reportValue<Facts>(
  checker: Checker,
  of: DiagnosticKind<Facts>,
  scope: Scope,
  span: Span,
  expressions: readonly Expression[],
  facts: Facts,
  details: Details = {},
): void {
  const name = expressions.map((e) => setBy(checker, e)).find((one) => one !== null) ?? null;
  if (name === null) {
    checker.report(of, scope, span, facts, details);
    return;
  }
  const { path, text } = settingSource(name, checker.settings.get(name) ?? '');
  const related = [{ message: 'the value is used here', file: scope.module.source.path, span }];
  checker.diagnostics.push(
    diagnose(of, path, { start: settingSource(name, '').text.length, end: text.length }, facts, { ...details, suggestions: [], related }),
  );
}

/** The first parameter of an expression that has a value from outside. */
function setBy(checker: Checker, expression: Expression): string | null {
  const seen = new Set<number>();
  const open = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const part of eachPart(next)) {
      if (part.op !== 'param' || !(part.param in checker.params) || seen.has(part.param)) continue;
      seen.add(part.param);
      const { name, value } = checker.params[part.param];
      if (checker.settings.has(name)) return name;
      open.push(value);
    }
  }
  return null;
}
