/** Variation axes: weights, and what each arm replaces. */
import type { VariationArm, VariationsDeclaration } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import { MOST_COMBINATIONS, notOfArms, type Strata, type StrataProblem, strataOf } from '../../ir/axis-strata.ts';
import type { ArmRef, Axis, EventDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachPart } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import { AGE, boolean, type Type } from '../../vocabulary/types.ts';
import type { BoundAxis } from '../bind/bind.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as distributions from '../diagnostics/distribution-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { rosterAndArm } from '../diagnostics/roster-diagnostics.ts';
import { checkArms } from './check-arms.ts';
import { attributePlace, attributeType } from './check-attributes.ts';
import { refuseComputed } from './check-lets.ts';
import { checkStates } from './check-states.ts';
import { checkEventReplacement } from './check-timeline.ts';
import type { AttributeInfo, Checker } from './checker.ts';
import { personFields } from './person-fields.ts';
import { constantPlace, type Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';

export interface CheckedVariations {
  readonly axes: readonly Axis[];
  /** By name of the field or attribute. */
  readonly definitions: ReadonlyMap<string, readonly (ArmRef & { readonly value: Expression })[]>;
  /** By id of the event. */
  readonly events: ReadonlyMap<number, readonly (ArmRef & EventDefinition)[]>;
}

export function checkVariations(checker: Checker): CheckedVariations {
  const definitions = new Map<string, (ArmRef & { value: Expression })[]>();
  const events = new Map<number, (ArmRef & EventDefinition)[]>();
  // Arms are checked after all axes are known: two of them may be of different subjects.
  const axes = checker.bound.axes.map((axis, id) => checkAxis(checker, axis, id));
  const { strata, problems } = strataOf(axes);
  for (const [id, problem] of problems) reportStrata(checker, id, problem);
  const together = (a: ArmRef, b: ArmRef): boolean => a.axis !== b.axis && meet(strata, a, b);
  for (const [id, { node: axis, scope }] of checker.bound.axes.entries())
    for (const [arm, node] of axis.arms.entries()) checkArm(checker, scope, node, { axis: id, arm }, definitions, events, together);
  return { axes, definitions, events };
}

/** Whether some subject may have both arms. */
function meet(strata: readonly Strata[], a: ArmRef, b: ArmRef): boolean {
  const [earlier, later] = a.axis < b.axis ? [a, b] : [b, a];
  const arms = strata[later.axis].cells.flatMap((cell) => cell.arms).filter((one) => one.get(later.axis) === later.arm);
  return arms.some((one) => (one.get(earlier.axis) ?? earlier.arm) === earlier.arm);
}

/** `with` and `when`: which earlier axes an axis depends on. */
function checkDependence(
  checker: Checker,
  { name, node: axis, scope }: BoundAxis,
  id: number,
): { readonly when: Expression | null; readonly with: number | null } {
  let when: Expression | null = null;
  if (axis.when !== null) {
    const place: Place = { ...constantPlace(scope, `axis.${name}/when`, '`when`'), kind: 'profile' };
    const before = checker.diagnostics.length;
    const found = elaborateAs(checker, place, axis.when, boolean);
    const other = notOfArms(found);
    const later = [...eachPart(found)].find((part) => part.op === 'axis' && part.axis >= id);
    if (later?.op === 'axis') reportLater(checker, id, later.axis, { start: later.at[1], end: later.at[2] });
    else if (other !== null && checker.diagnostics.length === before) {
      const span = { start: other.at[1], end: other.at[2] };
      checker.report(distributions.notOfArms, scope, span, { axis: name }, { found: checker.source(scope, span), expected: earlierArms(checker, id) });
    } else if (other === null) when = found;
  }
  if (axis.with === null) return { when, with: null };
  const symbol = scope.names.get(axis.with.text);
  const other = symbol?.kind === 'axis' ? checker.bound.axisIds.get(symbol.node) : undefined;
  if (other === undefined) {
    const known = checker.bound.axes.slice(0, id).flatMap((one) => (one.scope === scope ? [one.node.name.text] : []));
    const suggestions = nearest(axis.with.text, known).map((other) => replace(`write \`${other}\``, axis.with?.span ?? axis.span, other, false));
    checker.report(
      say.unknownName,
      scope,
      axis.with.span,
      { name: axis.with.text, what: 'variations axis' },
      { found: axis.with.text, expected: known, suggestions },
    );
    return { when, with: null };
  }
  if (other >= id) {
    reportLater(checker, id, other, axis.with.span);
    return { when, with: null };
  }
  if (!axis.random) return { when, with: other };
  const random = scope.module.source.text.slice(axis.name.span.end, axis.with.span.start);
  const start = axis.name.span.end + random.indexOf('with');
  checker.report(
    distributions.drawnWith,
    scope,
    { start, end: axis.with.span.end },
    { axis: name, other: axis.with.text },
    {
      found: checker.source(scope, { start, end: axis.with.span.end }),
      suggestions: [replace('remove `random`', { start: axis.name.span.end, end: start }, ' ', false)],
    },
  );
  return { when, with: null };
}

function earlierArms(checker: Checker, id: number): string[] {
  return checker.bound.axes.slice(0, id).flatMap(({ name, node }) => node.arms.slice(0, 1).map((arm) => `${name} == ${arm.name.text}`));
}

function reportLater(checker: Checker, id: number, other: number, span: Span): void {
  const { axes } = checker.bound;
  const { name, scope } = axes[id];
  checker.report(
    distributions.laterAxis,
    scope,
    span,
    { axis: name, other: axes[other].name, itself: other === id },
    { found: checker.source(scope, span), expected: axes.slice(0, id).map((one) => one.name) },
  );
}

function reportStrata(checker: Checker, id: number, problem: StrataProblem): void {
  const { axes } = checker.bound;
  const { name, node: axis, scope } = axes[id];
  const span = axis.when?.span ?? axis.with?.span ?? axis.name.span;
  const found = { found: checker.source(scope, span) };
  const add = (to: VariationsDeclaration, text: string): Suggestion => {
    const at = to.name.span.end;
    return { title: `write \`variations ${to.name.text} ${text}\``, edits: [{ span: { start: at, end: at }, text: ` ${text}` }], safe: false };
  };
  switch (problem.kind) {
    case 'apart': {
      const [first, second] = [problem.first, problem.second].sort((a, b) => a - b).map((one) => axes[one]);
      const free = second.node.with === null && second.node.when === null && !second.node.random && second.scope === scope && first.scope === scope;
      const suggestions = free ? [add(second.node, `with ${first.node.name.text}`)] : [];
      checker.report(distributions.axesApart, scope, span, { axis: name, first: first.name, second: second.name }, { ...found, suggestions });
      return;
    }
    case 'drawn': {
      const other = axes[problem.axis].name;
      const suggestions = axis.with === null ? [add(axis, 'random')] : [];
      checker.report(distributions.axisDrawn, scope, span, { axis: name, other }, { ...found, suggestions });
      return;
    }
    case 'mixed': {
      const other = axes[problem.axis];
      checker.report(distributions.armsMixed, scope, span, { axis: name, other: other.name }, found);
      return;
    }
    case 'nobody':
      checker.report(distributions.nobody, scope, span, { axis: name }, found);
      return;
    case 'many':
      checker.report(distributions.tooManyCombinations, scope, span, { limit: MOST_COMBINATIONS });
  }
}

function checkAxis(checker: Checker, of: BoundAxis, id: number): Axis {
  const { name, node: axis, scope } = of;
  const weights = checkArms(checker, scope, axis.name, `\`${name}\``, axis.arms);
  return {
    name,
    random: axis.random,
    ...checkDependence(checker, of, id),
    arms: axis.arms.map((arm, i) => ({ name: arm.name.text, weight: weights[i] })),
    at: checker.at(scope, axis.span),
  };
}

function checkArm(
  checker: Checker,
  scope: Scope,
  arm: VariationArm,
  ref: ArmRef,
  definitions: Map<string, (ArmRef & { value: Expression })[]>,
  events: Map<number, (ArmRef & EventDefinition)[]>,
  together: (a: ArmRef, b: ArmRef) => boolean,
): void {
  const seen = new Set<string>();
  for (const item of arm.body.items) {
    if (item.kind === 'event') {
      const replaced = checkEventReplacement(checker, scope, item);
      if (replaced !== null) {
        const list = events.get(replaced.event) ?? [];
        const other = list.find((e) => together(e, ref));
        if (other !== undefined) reportTwoAxes(checker, scope, item.path.span, checker.source(scope, item.path.span), other, ref);
        events.set(replaced.event, [...list, { ...ref, ...replaced.definition }]);
      }
      continue;
    }
    if (item.kind !== 'field') {
      const attribute = isStatement(item, 'attribute');
      const suggestions =
        attribute && item.argument !== null
          ? [replace('write it without `attribute`', { start: item.verb.span.start, end: item.argument.span.start }, '')]
          : [];
      checker.report(
        say.misplacedItem,
        scope,
        item.span,
        { what: attribute ? '`attribute`' : 'this statement', place: 'in an arm, which can only replace fields and events of the scenario: `field: value`' },
        { found: checker.source(scope, item.span), suggestions },
      );
      continue;
    }
    const name = checker.source(scope, item.path.span);
    // A name has one meaning: that of the first person, or of the patients whose profile declares it.
    const { first, elsewhere } = checker.whom;
    const mine = first === null ? checker.attributes.has(name) || !elsewhere.has(name) : checker.attributes.has(name) && !first.attributes.has(name);
    if (!mine) continue;
    if (seen.has(name)) checker.report(say.repeatedField, scope, item.path.span, { name }, { found: name });
    seen.add(name);
    const info = targetOf(checker, name);
    if (info === null) {
      if (refuseComputed(checker, scope, item.path.span, name, 'an arm')) continue;
      const known = [...checker.attributes.keys(), 'age', ...personFields.keys()];
      const near = nearest(name, known);
      checker.report(
        say.unknownField,
        scope,
        item.path.span,
        { name, of: `an arm of \`${checker.bound.axes[ref.axis].name}\`` },
        {
          found: name,
          expected: near.length > 0 ? near : [...checker.attributes.keys()],
          suggestions: near.map((other) => replace(`write \`${other}\``, item.path.span, other, false)),
        },
      );
      continue;
    }
    if (checker.rosterColumns.has(name))
      checker.report(rosterAndArm, scope, item.path.span, { name, axis: checker.bound.axes[ref.axis].name }, { found: name });
    const list = definitions.get(name) ?? [];
    const other = list.find((d) => together(d, ref));
    if (other !== undefined) reportTwoAxes(checker, scope, item.path.span, name, other, ref);
    const type = attributeType(checker, info, scope, item.path.span);
    // The draws of a replaced definition keep the path of the field: what follows from it moves with the same luck.
    const value = elaborateAs(checker, { ...attributePlace(checker, info), scope }, item.value, type);
    if (info.kind === 'person' && name === 'state') checkStates(checker, scope, value);
    definitions.set(name, [...list, { ...ref, value }]);
  }
}

/** What a field of an arm replaces; a field of the person need not be set by the profile. */
function targetOf(checker: Checker, name: string): AttributeInfo | null {
  const known = checker.attributes.get(name) ?? checker.person.get(name);
  if (known !== undefined) return known;
  const type: Type | undefined = name === 'age' ? AGE : personFields.get(name);
  if (type === undefined) return null;
  const profile = checker.bound.profile;
  const info: AttributeInfo = {
    name,
    kind: 'person',
    slot: checker.person.size,
    scope: checker.bound.root,
    span: profile?.name.span ?? { start: 0, end: 0 },
    nameSpan: null,
    value: null,
    expected: type,
    state: 'done',
    type,
    expression: null,
  };
  checker.person.set(name, info);
  return info;
}

function reportTwoAxes(checker: Checker, scope: Scope, span: { start: number; end: number }, name: string, first: ArmRef, second: ArmRef): void {
  const axes = checker.bound.axes;
  checker.report(say.twoAxes, scope, span, { name, first: axes[first.axis].name, second: axes[second.axis].name }, { found: name });
}
