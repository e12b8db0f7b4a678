/** Named arms with weights, of a variations axis or of a branch wherever it is written. */
import type { Name, Weight } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Scope } from '../bind/scope.ts';
import { repeatedArm } from '../diagnostics/distribution-diagnostics.ts';
import { neverTaken } from '../diagnostics/sense-diagnostics.ts';
import type { Checker } from './checker.ts';
import { resolveWeights } from './weights.ts';

/**
 * The weights of arms in millionths of a percent, `rest` filled in. Reports weights that do not add up, arms of one name, and arms of 0%.
 * @param of what has the arms, for messages: `the branch \`answer\``
 */
export function checkArms(
  checker: Checker,
  scope: Scope,
  owner: Name,
  of: string,
  arms: readonly { readonly name: Name; readonly weight: Weight }[],
): readonly number[] {
  const weights = resolveWeights(
    checker,
    scope,
    arms.map((arm) => arm.weight),
    of,
    owner.span,
  );
  const seen = new Map<string, Span>();
  for (const [i, { name, weight }] of arms.entries()) {
    const found = { found: name.text };
    const first = seen.get(name.text);
    const related = first === undefined ? [] : [{ message: 'first defined here', file: scope.module.source.path, span: first }];
    if (first !== undefined) checker.report(repeatedArm, scope, name.span, { name: name.text, of }, { ...found, related });
    else seen.set(name.text, name.span);
    if (weight.value?.kind === 'percent' && weights[i] === 0) checker.report(neverTaken, scope, span(name, weight), { name: name.text, of: owner.text }, found);
  }
  return weights;
}

const span = (name: Name, weight: Weight): Span => ({ start: name.span.start, end: weight.span.end });
