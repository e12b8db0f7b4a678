/** Parameters of flows and machines, and the arguments they are given. */
import type { Parameter, Run } from '../../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, guess } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Scope } from '../../bind/scope.ts';
import * as names from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import { badArguments } from '../../diagnostics/type-diagnostics.ts';
import { parameterType, reportType } from '../parameter-types.ts';
import type { Binding, Home } from '../timeline-names.ts';
import { isRandom } from '../values/elaborate-random.ts';

/** What the parameters stand for in one copy; problems are reported. `run` is null for a copy that is only checked. */
export function bindArguments(
  parameters: readonly Parameter[],
  run: Run | null,
  caller: Home,
  scope: Scope,
  firstSlot: number,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Binding> {
  const locals = new Map<string, Binding>();
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const file = caller.scope.module.source.path;
  const known = parameters.map(({ name }) => name.text);
  let misnamed = false;
  for (const argument of run?.args ?? []) {
    if (argument.name !== null && known.includes(argument.name.text)) continue;
    misnamed = true;
    const found = argument.name?.text ?? '';
    const what = argument.name === null ? 'the arguments must be named' : `it has no parameter \`${found}\``;
    report(
      diagnose(
        badArguments,
        file,
        argument.name?.span ?? argument.span,
        { call: run?.callee.names.map((n) => n.text).join('.') ?? '', problem: what },
        {
          found,
          expected: known.map((name) => `${name}: …`),
          suggestions: argument.name === null ? [] : nearest(found, known).map((other) => guess(argument.name?.span ?? argument.span, other, false)),
        },
      ),
    );
  }
  for (const { name, type } of parameters) {
    reportType(type, scope, report);
    if (locals.has(name.text))
      report(diagnose(names.duplicateName, scope.module.source.path, name.span, { name: name.text, what: 'another parameter' }, { found: name.text }));
    const given = run?.args.find((argument) => argument.name?.text === name.text) ?? null;
    if (run !== null && given === null && !misnamed)
      report(
        diagnose(
          badArguments,
          file,
          run.span,
          { call: run.callee.names.map((n) => n.text).join('.'), problem: `it needs a value for its parameter \`${name.text}\`` },
          { expected: known.map((other) => `${other}: …`) },
        ),
      );
    const leads = given !== null && type.text === 'anchor' && caller.machine === null && ![...locals.values()].some((other) => other.leads);
    if (given !== null && isRandom(given.value))
      report(
        diagnose(
          say.randomArgument,
          file,
          given.value.span,
          { name: name.text, type: type.text },
          { found: caller.scope.module.source.text.slice(given.value.span.start, given.value.span.end) },
        ),
      );
    locals.set(name.text, { slot: firstSlot + locals.size, name, type: parameterType(type.text), value: given?.value ?? null, leads, home: caller });
  }
  return locals;
}
