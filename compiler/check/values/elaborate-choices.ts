/** `choose` and `mixture`. */
import type { ChooseArm, ValueNode } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source-text.ts';
import { nearLabels } from '../../../model/near-labels.ts';
import { boolean, describe, fits, type Type, unknown } from '../../../vocabulary/types.ts';
import { repeatedArm } from '../../diagnostics/distribution-diagnostics.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, drawPath, type Place } from '../place.ts';
import { resolveWeights } from '../weights.ts';
import { broken, common, drawsAllowed, elaborate, elaborateAs } from './elaborate.ts';

type Choose = Extract<ValueNode, { kind: 'choose' }>;

export function elaborateChoose(checker: Checker, place: Place, value: Choose, expected: Type | null): Typed {
  if (!drawsAllowed(checker, place, value)) return broken(checker, place, value);
  const weights = resolveWeights(
    checker,
    place.scope,
    value.arms.map((arm) => arm.weight),
    '`choose`',
    value.span,
  );
  const keys = value.arms.map((arm) => arm.key);
  reportRepeated(checker, place, value.arms);
  const asWords =
    keys.length > 0 &&
    keys.every((key) => key.kind === 'path' && key.names.length === 1) &&
    (expected === null || expected.kind === 'choice' || expected.kind === 'text' || expected.kind === 'unknown');
  const typed = asWords ? words(checker, place, value.arms, expected) : values(checker, place, value, expected);
  const arms = value.arms.map((arm, i) => ({
    value: typed.values[i],
    weight: weights[i],
    when: arm.when === null ? null : elaborateAs(checker, as(place, '`when`'), arm.when, boolean),
  }));
  return { expression: { op: 'choose', arms, path: drawPath(place, 'choose'), at: checker.at(place.scope, value.span) }, type: typed.type };
}

/** Bare words are labels: of the choice that is asked for, or a new one. */
function words(checker: Checker, place: Place, arms: readonly ChooseArm[], expected: Type | null): { values: Typed['expression'][]; type: Type } {
  const labels: string[] = [];
  const values = arms.map((arm): Typed['expression'] => {
    const word = arm.key.kind === 'path' ? arm.key.names[0].text : '';
    labels.push(word);
    if (expected?.kind === 'choice' && !expected.labels.includes(word)) {
      const near = nearLabels(word, expected.labels);
      checker.report(
        say.unknownLabel,
        place.scope,
        arm.key.span,
        { label: word, of: expected.name },
        { found: word, expected: expected.labels, suggestions: near.map((label) => guess(arm.key.span, label, false)) },
      );
    }
    const isBoolean = word === 'yes' || word === 'no';
    return isBoolean && expected?.kind === 'boolean'
      ? { op: 'boolean', value: word === 'yes', at: checker.at(place.scope, arm.key.span) }
      : { op: 'text', value: word, at: checker.at(place.scope, arm.key.span) };
  });
  const type: Type = expected?.kind === 'choice' || expected?.kind === 'text' ? expected : { kind: 'choice', name: place.what, labels: [...new Set(labels)] };
  return { values, type };
}

function values(checker: Checker, place: Place, value: Choose, expected: Type | null): { values: Typed['expression'][]; type: Type } {
  const typed = value.arms.map((arm) => elaborate(checker, place, arm.key, expected));
  const type = typed.reduce<Type>((so, next) => joined(so, next.type), unknown);
  for (const [i, { type: found }] of typed.entries()) {
    if (fits(found, type) || fits(type, found)) continue;
    const span = value.arms[i].key.span;
    checker.report(
      say.wrongType,
      place.scope,
      span,
      { expected: describe(type), found: describe(found), place: 'this `choose`' },
      { found: checker.source(place.scope, span) },
    );
  }
  return { values: typed.map((t) => t.expression), type };
}

/** The first known type, made wider where the next one holds it. */
function joined(so: Type, next: Type): Type {
  if (so.kind === 'unknown') return next;
  if (so.kind === 'number' && next.kind === 'number') return { kind: 'number', whole: so.whole && next.whole };
  return fits(so, next) && next.kind !== 'unknown' ? next : so;
}

function reportRepeated(checker: Checker, place: Place, arms: readonly ChooseArm[]): void {
  const seen = new Map<string, Span>();
  const file = place.scope.module.source.path;
  for (const arm of arms) {
    const source = checker.source(place.scope, arm.key.span);
    const first = seen.get(source);
    const related = first === undefined ? [] : [{ message: 'first defined here', file, span: first }];
    if (first !== undefined) checker.report(repeatedArm, place.scope, arm.key.span, { name: source, of: '`choose`' }, { found: source, related });
    else seen.set(source, arm.key.span);
  }
}

export function elaborateMixture(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'mixture' }>, expected: Type | null): Typed {
  if (!drawsAllowed(checker, place, value)) return broken(checker, place, value);
  const weights = resolveWeights(
    checker,
    place.scope,
    value.arms.map((arm) => arm.weight),
    '`mixture`',
    value.span,
  );
  const firsts: Typed[] = [];
  let type: Type = unknown;
  const arms = value.arms.map((arm, i) => {
    // Each arm has its own path, so that changing one leaves the draws of the others as they are.
    const typed = elaborate(checker, { ...place, path: `${place.path}.${arm.name.text}`, counts: new Map() }, arm.value, expected);
    type = firsts.length === 0 ? typed.type : common(checker, place, arm.value, { ...firsts[0], type }, typed);
    firsts.push(typed);
    return { weight: weights[i], value: typed.expression };
  });
  return { expression: { op: 'mixture', arms, path: drawPath(place, 'mixture'), at: checker.at(place.scope, value.span) }, type };
}
