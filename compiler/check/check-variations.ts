/** Variation axes: weights, and what each arm replaces. */
import type { VariationArm, VariationsDeclaration } from '../../grammar/ast/ast.ts';
import { echo, guess, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { type Span, spanOf, wholeLines } from '../../grammar/source-text.ts';
import { MOST_COMBINATIONS, notOfArms, type Strata, type StrataProblem, strataOf } from '../../ir/axis-strata.ts';
import type { ArmRef, Axis, EventDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachPart } from '../../ir/walk.ts';
import { enumerate } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import { AGE, boolean, type Type } from '../../vocabulary/types.ts';
import type { BoundAxis } from '../bind/bind.ts';
import { unfold } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as distributions from '../diagnostics/distribution-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { rosterAndArm } from '../diagnostics/roster-diagnostics.ts';
import { checkArms } from './check-arms.ts';
import { attributePlace, attributeType, noteFraction } from './check-attributes.ts';
import { reportAgain } from './check-block.ts';
import { refuseComputed } from './check-lets.ts';
import { checkStates } from './check-states.ts';
import { checkEventReplacement } from './check-timeline.ts';
import type { AttributeInfo, Checker } from './checker.ts';
import { checkInsertReplacement, type InsertReplacement, insertNamed } from './inserts.ts';
import { personFields } from './person-fields.ts';
import { constantPlace, type Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';

export interface CheckedVariations {
  readonly axes: readonly Axis[];
  /** By name of the field or attribute. */
  readonly definitions: ReadonlyMap<string, readonly (ArmRef & { readonly value: Expression })[]>;
  /** By id of the event. */
  readonly events: ReadonlyMap<number, readonly (ArmRef & EventDefinition)[]>;
  /** Of events in the visits of others. */
  readonly inserts: readonly InsertReplacement[];
}

export function checkVariations(checker: Checker): CheckedVariations {
  const definitions = new Map<string, (ArmRef & { value: Expression })[]>();
  const events = new Map<number, (ArmRef & EventDefinition)[]>();
  const inserts: InsertReplacement[] = [];
  // Arms are checked after all axes are known: two of them may be of different subjects.
  const axes = checker.bound.axes.map((axis, id) => checkAxis(checker, axis, id));
  const { strata, problems } = strataOf(axes);
  for (const [id, problem] of problems) reportStrata(checker, id, problem);
  const together = (a: ArmRef, b: ArmRef): boolean => a.axis !== b.axis && meet(strata, a, b);
  for (const [id, { node: axis, scope }] of checker.bound.axes.entries())
    for (const [arm, node] of axis.arms.entries()) checkArm(checker, scope, node, { axis: id, arm }, definitions, events, inserts, together);
  return { axes, definitions, events, inserts };
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
      const [example = null] = earlierArms(checker, id);
      const source = checker.source(scope, span);
      checker.report(distributions.notOfArms, scope, span, { axis: name, found: echo(source), example }, { found: source });
    } else if (other === null) when = found;
  }
  if (axis.with === null) return { when, with: null };
  const symbol = scope.names.get(axis.with.text);
  const other = symbol?.kind === 'axis' ? checker.bound.axisIds.get(symbol.node) : undefined;
  if (other === undefined) {
    const known = checker.bound.axes.slice(0, id).flatMap((one) => (one.scope === scope ? [one.node.name.text] : []));
    const suggestions = nearest(axis.with.text, known).map((other) => guess(axis.with?.span ?? axis.span, other, false));
    checker.report(
      say.unknownName,
      scope,
      axis.with.span,
      { name: axis.with.text, what: 'earlier `variations`' },
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

/** The words of the condition of an axis. */
function namesIn(checker: Checker, { node, scope }: BoundAxis): ReadonlySet<string> {
  return new Set(node.when === null ? [] : (checker.source(scope, node.when.span).match(/\w+/g) ?? []));
}

function earlierArms(checker: Checker, id: number): string[] {
  return checker.bound.axes.slice(0, id).flatMap(({ name, node }) => node.arms.slice(0, 1).map((arm) => `${name} == ${arm.name.text}`));
}

function reportLater(checker: Checker, id: number, other: number, span: Span): void {
  const { axes } = checker.bound;
  const { name, scope, node } = axes[id];
  const later = axes[other];
  const at = node.span.start;
  const text = checker.source(later.scope, later.node.span);
  const edits = [
    { span: spanOf(at, at), text: `${text}\n\n` },
    { span: wholeLines(later.node.span, later.scope.module.source.text), text: '' },
  ];
  const suggestions =
    other === id || later.scope !== scope ? [] : [{ title: `move \`variations ${later.name}\` before \`variations ${name}\``, edits, safe: false }];
  checker.report(
    distributions.laterAxis,
    scope,
    span,
    { axis: name, other: later.name, itself: other === id },
    { found: checker.source(scope, span), expected: axes.slice(0, id).map((one) => one.name), suggestions },
  );
}

function reportStrata(checker: Checker, id: number, problem: StrataProblem): void {
  const { axes } = checker.bound;
  const { name, node: axis, scope } = axes[id];
  const span = axis.when?.span ?? axis.with?.span ?? axis.name.span;
  const found = { found: checker.source(scope, span) };
  const add = (to: VariationsDeclaration, text: string, purpose = ''): Suggestion => {
    const at = to.name.span.end;
    return { title: `add \`${text}\` to \`variations ${to.name.text}\`${purpose}`, edits: [{ span: { start: at, end: at }, text: ` ${text}` }], safe: false };
  };
  switch (problem.kind) {
    case 'apart': {
      const [first, second] = [problem.first, problem.second].sort((a, b) => a - b).map((one) => axes[one]);
      const free = second.node.with === null && second.node.when === null && !second.node.random && second.scope === scope && first.scope === scope;
      const suggestions = free
        ? [add(second.node, `with ${first.node.name.text}`, ', so that each combination of their arms has an exact number of subjects')]
        : [];
      checker.report(distributions.axesApart, scope, span, { axis: name, first: first.name, second: second.name }, { ...found, suggestions });
      return;
    }
    case 'drawn': {
      const other = axes[problem.axis].name;
      const suggestions = axis.with === null ? [add(axis, 'random', ', so that its arms are drawn at random too')] : [];
      checker.report(distributions.axisDrawn, scope, span, { axis: name, other }, { ...found, suggestions });
      return;
    }
    case 'mixed': {
      const other = axes[problem.axis];
      const named = axes.slice(0, problem.axis).filter((one) => namesIn(checker, other).has(one.name));
      const within = named.length === 1 && other.node.with === null ? named[0].name : null;
      const purpose = `, so that it divides each arm of \`${within}\` separately`;
      const suggestions = within === null ? [] : [add(other.node, `with ${within}`, purpose)];
      const facts = { axis: name, other: other.name, within, ...(named.length === 1 ? armsApart(axes, named[0], problem) : { group: null, selected: null }) };
      checker.report(distributions.armsMixed, scope, span, facts, { ...found, suggestions });
      return;
    }
    case 'nobody':
      checker.report(distributions.nobody, scope, span, { axis: name }, found);
      return;
    case 'many':
      checker.report(distributions.tooManyCombinations, scope, span, { limit: MOST_COMBINATIONS });
  }
}

/** The arms of an axis that are divided as one group, and those of them that a condition selects, in words; null where it selects some subjects of each. */
function armsApart(
  axes: readonly BoundAxis[],
  of: BoundAxis,
  { group, selected }: Extract<StrataProblem, { kind: 'mixed' }>,
): { readonly group: string | null; readonly selected: string | null } {
  const id = axes.indexOf(of);
  const [all, some] = [group, selected].map((cells) => {
    const arms = new Set(cells.map((cell) => cell.get(id)));
    return of.node.arms.filter((_, arm) => arms.has(arm)).map(({ name }) => `\`${name.text}\``);
  });
  return some.length < all.length ? { group: enumerate(all, 'and'), selected: enumerate(some, 'and') } : { group: null, selected: null };
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
  around: Scope,
  arm: VariationArm,
  ref: ArmRef,
  definitions: Map<string, (ArmRef & { value: Expression })[]>,
  events: Map<number, (ArmRef & EventDefinition)[]>,
  inserts: InsertReplacement[],
  together: (a: ArmRef, b: ArmRef) => boolean,
): void {
  const seen = new Map<string, Span>();
  for (const { item, scope } of unfold(arm.body, around, 'block', (diagnostic) => void checker.diagnostics.push(diagnostic))) {
    const insert = item.kind === 'event' ? insertNamed(checker, scope, item) : null;
    if (item.kind === 'event' && insert !== null) {
      const other = inserts.find((one) => one.id === insert.id && together(one, ref));
      if (other !== undefined) reportTwoAxes(checker, scope, item.path.span, checker.source(scope, item.path.span), other, ref);
      inserts.push({ ...ref, id: insert.id, steps: checkInsertReplacement(checker, insert, item, scope) });
      continue;
    }
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
        { what: attribute ? '`attribute`' : 'this statement', place: 'in an arm of `variations`, which can only replace fields and events, as in `age: 70`' },
        { found: checker.source(scope, item.span), suggestions },
      );
      continue;
    }
    const name = checker.source(scope, item.path.span);
    // A name has one meaning: that of the first person, or of the patients whose profile declares it.
    const { first, elsewhere } = checker.whom;
    const mine = first === null ? checker.attributes.has(name) || !elsewhere.has(name) : checker.attributes.has(name) && !first.attributes.has(name);
    if (!mine) continue;
    const earlier = seen.get(name);
    if (earlier !== undefined) reportAgain(checker, { scope, span: item.path.span }, { name }, { scope, span: earlier });
    seen.set(name, earlier ?? item.path.span);
    const info = targetOf(checker, name);
    if (info === null) {
      if (refuseComputed(checker, scope, item.path.span, name, 'an arm')) continue;
      const known = [...checker.attributes.keys(), 'age', ...personFields.keys()];
      const near = nearest(name, known);
      checker.report(
        say.unknownField,
        scope,
        item.path.span,
        { name, of: `an arm of \`variations ${checker.bound.axes[ref.axis].name}\`` },
        {
          found: name,
          expected: near.length > 0 ? near : [...checker.attributes.keys()],
          suggestions: near.map((other) => guess(item.path.span, other, false)),
        },
      );
      continue;
    }
    if (checker.rosterColumns.has(name)) {
      const path = echo(checker.bound.roster?.path.text ?? '');
      checker.report(rosterAndArm, scope, item.path.span, { path, name, axis: checker.bound.axes[ref.axis].name }, { found: name });
    }
    const list = definitions.get(name) ?? [];
    const other = list.find((d) => together(d, ref));
    if (other !== undefined) reportTwoAxes(checker, scope, item.path.span, name, other, ref);
    const type = attributeType(checker, info, scope, item.path.span);
    // The draws of a replaced definition keep the path of the field: what follows from it moves with the same luck.
    const place = (): Place => ({ ...attributePlace(checker, info), scope });
    noteFraction(checker, info, place, item.value);
    const value = elaborateAs(checker, place(), item.value, type);
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
