/** Variation axes: weights, and what each arm replaces. */
import type { VariationArm, VariationsDeclaration } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { ArmRef, Axis, EventDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { AGE, type Type } from '../../vocabulary/types.ts';
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
import { elaborateAs } from './values/elaborate.ts';
import { WHOLE } from './weights.ts';

/** Combinations of arms that one `joint` deals. */
const MOST_COMBINATIONS = 10_000;

export interface CheckedVariations {
  readonly axes: readonly Axis[];
  readonly joints: readonly (readonly number[])[];
  /** By name of the field or attribute. */
  readonly definitions: ReadonlyMap<string, readonly (ArmRef & { readonly value: Expression })[]>;
  /** By id of the event. */
  readonly events: ReadonlyMap<number, readonly (ArmRef & EventDefinition)[]>;
}

export function checkVariations(checker: Checker): CheckedVariations {
  const definitions = new Map<string, (ArmRef & { value: Expression })[]>();
  const events = new Map<number, (ArmRef & EventDefinition)[]>();
  const axes = checker.bound.axes.map((axis, id) => checkAxis(checker, axis, id, definitions, events));
  const joints: number[][] = [];
  for (const joint of checker.bound.joints) {
    const ids: number[] = [];
    for (const name of joint.axes) {
      const symbol = checker.bound.root.names.get(name.text);
      if (symbol?.kind === 'axis') ids.push(symbol.id);
      else {
        const known = checker.bound.axes.map((axis) => axis.name.text);
        checker.report(
          say.unknownName,
          checker.bound.root,
          name.span,
          { name: name.text, what: 'variations axis' },
          { found: name.text, expected: known, suggestions: nearest(name.text, known).map((other) => replace(`write \`${other}\``, name.span, other, false)) },
        );
      }
    }
    const group = [...new Set(ids)];
    const combinations = group.reduce((product, id) => product * checker.bound.axes[id].arms.length, 1);
    if (combinations > MOST_COMBINATIONS) checker.report(distributions.tooManyCombinations, checker.bound.root, joint.span, { limit: MOST_COMBINATIONS });
    else if (ids.length > 1) joints.push(group);
  }
  return { axes, joints, definitions, events };
}

function checkAxis(
  checker: Checker,
  axis: VariationsDeclaration,
  id: number,
  definitions: Map<string, (ArmRef & { value: Expression })[]>,
  events: Map<number, (ArmRef & EventDefinition)[]>,
): Axis {
  const { root } = checker.bound;
  const name = axis.name.text;
  const weights = checkArms(checker, root, axis.name, `\`${name}\``, axis.arms);
  for (const [arm, node] of axis.arms.entries()) checkArm(checker, node, { axis: id, arm }, definitions, events);
  if (!axis.random && weights.reduce((a, b) => a + b, 0) === WHOLE && windowOf(weights) === null)
    checker.report(distributions.windowTooLong, root, axis.name.span, { axis: name });
  return { name, random: axis.random, arms: axis.arms.map((arm, i) => ({ name: arm.name.text, weight: weights[i] })), at: checker.at(root, axis.span) };
}

/** The smallest number of subjects, at most 100, among which every weight is a whole number of them. */
export function windowOf(weights: readonly number[]): number | null {
  for (let n = 1; n <= 100; n++) if (weights.every((weight) => (weight * n) % WHOLE === 0)) return n;
  return null;
}

function checkArm(
  checker: Checker,
  arm: VariationArm,
  ref: ArmRef,
  definitions: Map<string, (ArmRef & { value: Expression })[]>,
  events: Map<number, (ArmRef & EventDefinition)[]>,
): void {
  const { root } = checker.bound;
  const seen = new Set<string>();
  for (const item of arm.body.items) {
    if (item.kind === 'event') {
      const replaced = checkEventReplacement(checker, item);
      if (replaced !== null) {
        const list = events.get(replaced.event) ?? [];
        const other = list.find((e) => e.axis !== ref.axis);
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
    const other = list.find((d) => d.axis !== ref.axis);
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
