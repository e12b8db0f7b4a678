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
import { isStatement } from '../bind/is-statement.ts';
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
  for (const [id, axis] of checker.bound.axes.entries())
    for (const [arm, node] of axis.arms.entries()) checkArm(checker, node, { axis: id, arm }, definitions, events, together);
  return { axes, definitions, events };
}

/** Whether some subject may have both arms. */
function meet(strata: readonly Strata[], a: ArmRef, b: ArmRef): boolean {
  const [earlier, later] = a.axis < b.axis ? [a, b] : [b, a];
  const arms = strata[later.axis].cells.flatMap((cell) => cell.arms).filter((one) => one.get(later.axis) === later.arm);
  return arms.some((one) => (one.get(earlier.axis) ?? earlier.arm) === earlier.arm);
}

/** `with` and `when`: which earlier axes an axis depends on. */
function checkDependence(checker: Checker, axis: VariationsDeclaration, id: number): { readonly when: Expression | null; readonly with: number | null } {
  const { root } = checker.bound;
  const name = axis.name.text;
  let when: Expression | null = null;
  if (axis.when !== null) {
    const place: Place = { ...constantPlace(root, `axis.${name}/when`, '`when`'), kind: 'profile' };
    const before = checker.diagnostics.length;
    const found = elaborateAs(checker, place, axis.when, boolean);
    const other = notOfArms(found);
    const later = [...eachPart(found)].find((part) => part.op === 'axis' && part.axis >= id);
    if (later?.op === 'axis') reportLater(checker, axis, later.axis, { start: later.at[1], end: later.at[2] });
    else if (other !== null && checker.diagnostics.length === before) {
      const span = { start: other.at[1], end: other.at[2] };
      checker.report(distributions.notOfArms, root, span, { axis: name }, { found: checker.source(root, span), expected: earlierArms(checker, id) });
    } else if (other === null) when = found;
  }
  if (axis.with === null) return { when, with: null };
  const symbol = root.names.get(axis.with.text);
  if (symbol?.kind !== 'axis') {
    const known = checker.bound.axes.slice(0, id).map((one) => one.name.text);
    const suggestions = nearest(axis.with.text, known).map((other) => replace(`write \`${other}\``, axis.with?.span ?? axis.span, other, false));
    checker.report(
      say.unknownName,
      root,
      axis.with.span,
      { name: axis.with.text, what: 'variations axis' },
      { found: axis.with.text, expected: known, suggestions },
    );
    return { when, with: null };
  }
  if (symbol.id >= id) {
    reportLater(checker, axis, symbol.id, axis.with.span);
    return { when, with: null };
  }
  if (!axis.random) return { when, with: symbol.id };
  const random = root.module.source.text.slice(axis.name.span.end, axis.with.span.start);
  const start = axis.name.span.end + random.indexOf('with');
  checker.report(
    distributions.drawnWith,
    root,
    { start, end: axis.with.span.end },
    { axis: name, other: axis.with.text },
    {
      found: checker.source(root, { start, end: axis.with.span.end }),
      suggestions: [replace('remove `random`', { start: axis.name.span.end, end: start }, ' ', false)],
    },
  );
  return { when, with: null };
}

function earlierArms(checker: Checker, id: number): string[] {
  return checker.bound.axes.slice(0, id).flatMap(({ name, arms }) => arms.slice(0, 1).map((arm) => `${name.text} == ${arm.name.text}`));
}

function reportLater(checker: Checker, axis: VariationsDeclaration, other: number, span: Span): void {
  const { root, axes } = checker.bound;
  checker.report(
    distributions.laterAxis,
    root,
    span,
    { axis: axis.name.text, other: axes[other].name.text, itself: axes[other] === axis },
    { found: checker.source(root, span), expected: axes.slice(0, axes.indexOf(axis)).map(({ name }) => name.text) },
  );
}

function reportStrata(checker: Checker, id: number, problem: StrataProblem): void {
  const { root, axes } = checker.bound;
  const axis = axes[id];
  const span = axis.when?.span ?? axis.with?.span ?? axis.name.span;
  const found = { found: checker.source(root, span) };
  const add = (to: VariationsDeclaration, text: string): Suggestion => {
    const at = to.name.span.end;
    return { title: `write \`variations ${to.name.text} ${text}\``, edits: [{ span: { start: at, end: at }, text: ` ${text}` }], safe: false };
  };
  const name = axis.name.text;
  switch (problem.kind) {
    case 'apart': {
      const [first, second] = [problem.first, problem.second].sort((a, b) => a - b).map((one) => axes[one]);
      const suggestions = second.with === null && second.when === null && !second.random ? [add(second, `with ${first.name.text}`)] : [];
      checker.report(distributions.axesApart, root, span, { axis: name, first: first.name.text, second: second.name.text }, { ...found, suggestions });
      return;
    }
    case 'drawn': {
      const other = axes[problem.axis].name.text;
      const suggestions = axis.with === null ? [add(axis, 'random')] : [];
      checker.report(distributions.axisDrawn, root, span, { axis: name, other }, { ...found, suggestions });
      return;
    }
    case 'mixed': {
      const other = axes[problem.axis];
      checker.report(distributions.armsMixed, root, span, { axis: name, other: other.name.text }, found);
      return;
    }
    case 'nobody':
      checker.report(distributions.nobody, root, span, { axis: name }, found);
      return;
    case 'many':
      checker.report(distributions.tooManyCombinations, root, span, { limit: MOST_COMBINATIONS });
  }
}

function checkAxis(checker: Checker, axis: VariationsDeclaration, id: number): Axis {
  const { root } = checker.bound;
  const name = axis.name.text;
  const weights = checkArms(checker, root, axis.name, `\`${name}\``, axis.arms);
  return {
    name,
    random: axis.random,
    ...checkDependence(checker, axis, id),
    arms: axis.arms.map((arm, i) => ({ name: arm.name.text, weight: weights[i] })),
    at: checker.at(root, axis.span),
  };
}

function checkArm(
  checker: Checker,
  arm: VariationArm,
  ref: ArmRef,
  definitions: Map<string, (ArmRef & { value: Expression })[]>,
  events: Map<number, (ArmRef & EventDefinition)[]>,
  together: (a: ArmRef, b: ArmRef) => boolean,
): void {
  const { root } = checker.bound;
  const seen = new Set<string>();
  for (const item of arm.body.items) {
    if (item.kind === 'event') {
      const replaced = checkEventReplacement(checker, item);
      if (replaced !== null) {
        const list = events.get(replaced.event) ?? [];
        const other = list.find((e) => together(e, ref));
        if (other !== undefined) reportTwoAxes(checker, item.path.span, checker.source(root, item.path.span), other, ref);
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
        root,
        item.span,
        { what: attribute ? '`attribute`' : 'this statement', place: 'in an arm, which can only replace fields and events of the scenario: `field: value`' },
        { found: checker.source(root, item.span), suggestions },
      );
      continue;
    }
    const name = checker.source(root, item.path.span);
    // A name has one meaning: that of the first person, or of the patients whose profile declares it.
    const { first, elsewhere } = checker.whom;
    const mine = first === null ? checker.attributes.has(name) || !elsewhere.has(name) : checker.attributes.has(name) && !first.attributes.has(name);
    if (!mine) continue;
    if (seen.has(name)) checker.report(say.repeatedField, root, item.path.span, { name }, { found: name });
    seen.add(name);
    const info = targetOf(checker, name);
    if (info === null) {
      if (refuseComputed(checker, root, item.path.span, name, 'an arm')) continue;
      const known = [...checker.attributes.keys(), 'age', ...personFields.keys()];
      const near = nearest(name, known);
      checker.report(
        say.unknownField,
        root,
        item.path.span,
        { name, of: `an arm of \`${checker.bound.axes[ref.axis].name.text}\`` },
        {
          found: name,
          expected: near.length > 0 ? near : [...checker.attributes.keys()],
          suggestions: near.map((other) => replace(`write \`${other}\``, item.path.span, other, false)),
        },
      );
      continue;
    }
    if (checker.rosterColumns.has(name))
      checker.report(rosterAndArm, root, item.path.span, { name, axis: checker.bound.axes[ref.axis].name.text }, { found: name });
    const list = definitions.get(name) ?? [];
    const other = list.find((d) => together(d, ref));
    if (other !== undefined) reportTwoAxes(checker, item.path.span, name, other, ref);
    const type = attributeType(checker, info, root, item.path.span);
    // The draws of a replaced definition keep the path of the field: what follows from it moves with the same luck.
    const value = elaborateAs(checker, attributePlace(checker, info), item.value, type);
    if (info.kind === 'person' && name === 'state') checkStates(checker, root, value);
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

function reportTwoAxes(checker: Checker, span: { start: number; end: number }, name: string, first: ArmRef, second: ArmRef): void {
  const axes = checker.bound.axes;
  checker.report(say.twoAxes, checker.bound.root, span, { name, first: axes[first.axis].name.text, second: axes[second.axis].name.text }, { found: name });
}
