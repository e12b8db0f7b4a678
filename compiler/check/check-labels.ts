/** `label name: value`: what is written of each person besides the records. */
import type { Statement } from '../../grammar/ast/ast.ts';
import type { ProfileLabel } from '../../ir/definition.ts';
import { describe } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { duplicateName, missingArgument } from '../diagnostics/name-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import { elaborate } from './values/elaborate.ts';
import { formOf } from './values/elaborate-template.ts';

/** @param others labels of the profile that come before it */
export function checkLabel(checker: Checker, scope: Scope, profile: string, item: Statement, others: readonly ProfileLabel[]): ProfileLabel[] {
  const name = item.argument?.kind === 'path' && item.argument.names.length === 1 ? item.argument.names[0] : null;
  if (name === null || item.value === null) {
    const [verb, what] = name === null ? ['label', 'a name, for example `label severity: …`'] : [`label ${name.text}`, 'a value after a colon'];
    checker.report(missingArgument, scope, item.span, { verb, what }, { found: checker.source(scope, item.span) });
    return [];
  }
  const first = others.find((other) => other.name === name.text);
  if (first !== undefined) {
    const [file, start, end] = first.at;
    const related = [{ message: 'first defined here', file: checker.bound.modules[file]?.source.path ?? '', span: { start, end } }];
    checker.report(duplicateName, scope, name.span, { name: name.text, what: 'another label' }, { found: name.text, related });
    return [];
  }
  const what = `the label \`${name.text}\``;
  const { expression: value, type } = elaborate(
    checker,
    { kind: 'profile', scope, path: `${profile}.label.${name.text}`, what, timeline: null, observable: null, counts: new Map(), eventMeans: 'first' },
    item.value,
    null,
  );
  const form = type.kind === 'coding' || type.kind === 'duration' ? null : formOf(type);
  if (form === null)
    checker.report(
      wrongType,
      scope,
      item.value.span,
      { expected: 'a number, a point in time, text or a yes/no value', found: describe(type), place: what },
      { found: checker.source(scope, item.value.span) },
    );
  // A share is data here, and so a number.
  return form === null ? [] : [{ name: name.text, value, form: form === 'share' ? 'plain' : form, at: checker.at(scope, item.span) }];
}
