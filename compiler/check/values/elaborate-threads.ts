/** Names of threads and flows: parameters, outcomes, states. */
import type { CycleDeclaration, PathValue, StatesDeclaration, ValueNode } from '../../../grammar/ast/ast.ts';
import { guess, replace } from '../../../grammar/diagnostic.ts';
import type { At, Expression } from '../../../ir/expression.ts';
import { nearest } from '../../../model/nearest.ts';
import { whole } from '../../../vocabulary/types.ts';
import { followPath } from '../../bind/scope.ts';
import { unknownName } from '../../diagnostics/name-diagnostics.ts';
import { unknownTarget } from '../../diagnostics/thread-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { dayState, daysOf } from '../machines/cycle.ts';
import type { Place } from '../place.ts';
import { type Binding, type FlowName, findIn, markId } from '../timeline-names.ts';
import { broken, elaborate, elaborateAs } from './elaborate.ts';

/** A parameter of the flow or machine around; null where the name is something else. */
export function parameter(checker: Checker, place: Place, path: PathValue): Typed | null {
  const binding = path.names.length === 1 ? place.home?.locals.get(path.names[0].text) : undefined;
  return binding === undefined ? null : bound(checker, place, binding, checker.at(place.scope, path.span));
}

/** What an argument stands for: itself where it is the same for everybody, else the value it had when the flow began. */
function bound(checker: Checker, place: Place, binding: Binding, at: At): Typed {
  if (binding.value === null) return { expression: { op: 'local', slot: binding.slot, at }, type: binding.type };
  const typed = argument(checker, binding);
  if (isFixed(typed.expression)) return typed;
  const type = binding.type.kind === 'time' ? typed.type : binding.type;
  return { expression: { op: 'local', slot: binding.slot, at: checker.at(place.scope, binding.name.span) }, type: type.kind === 'unknown' ? typed.type : type };
}

/** The value of an argument, as the place that gives it sees it. */
export function argument(checker: Checker, binding: Binding): Typed {
  const known = checker.arguments.get(binding);
  if (known !== undefined) return known;
  const { home, value, name, type, leads } = binding;
  const place: Place = {
    kind: 'event',
    scope: home.scope,
    path: `${home.timeline}/${name.text}`,
    what: `the argument \`${name.text}\``,
    timeline: home.timeline,
    observable: null,
    counts: new Map(),
    eventMeans: leads ? 'each' : 'first',
    home,
  };
  const typed: Typed =
    value === null
      ? { expression: { op: 'local', slot: binding.slot, at: checker.at(home.scope, name.span) }, type }
      : (({ type: own }) => ({ expression: elaborateAs(checker, place, value, type), type: own }))(elaborateOnce(checker, place, value, type));
  checker.arguments.set(binding, typed);
  return typed;
}

/** The type of a value, without reporting twice. */
function elaborateOnce(checker: Checker, place: Place, value: ValueNode, type: Typed['type']): Typed {
  return checker.apart(place.scope, value.span, () => elaborate(checker, { ...place, counts: new Map() }, value, type)).result;
}

/** Values that need no subject. */
export function isFixed(e: Expression): boolean {
  return e.op === 'concept' || e.op === 'number' || e.op === 'text' || e.op === 'boolean' || e.op === 'duration' || e.op === 'param' || e.op === 'local';
}

/** `pa`: the outcome of a flow. */
export function outcome(checker: Checker, place: Place, path: PathValue): Typed | null {
  const flow = path.names.length === 1 && (place.kind === 'event' || place.kind === 'expect') ? flowNamed(checker, place, path.names[0].text) : null;
  if (flow === null) return null;
  return {
    expression: { op: 'outcome', flow: flow.id, at: checker.at(place.scope, path.span) },
    type: { kind: 'choice', name: `\`${flow.name}\``, labels: flow.outcomes },
  };
}

export function flowNamed(checker: Checker, place: Place, name: string): FlowName | null {
  const { flows, real } = checker.timelines;
  const visible = place.timeline?.startsWith(':') === true ? flows : flows.slice(0, real.flows);
  return findIn(visible, place, name);
}

/** The number among events of `pa.end`, or of the entry into `ckd.dialysis`; null where the path is something else. */
export function markNamed(checker: Checker, place: Place, path: PathValue): number | null {
  const names = path.names.map((name) => name.text);
  if (names.length !== 2) return null;
  if (names[1] === 'end') {
    const flow = flowNamed(checker, place, names[0]);
    if (flow !== null) return markId(checker.timelines, flow.end);
  }
  const mark = machineNamed(checker, place, path)?.marks.get(names[1]);
  return mark === undefined ? null : markId(checker.timelines, mark);
}

/** `folfox.number`: how many cycles have begun. */
export function cycleNumber(checker: Checker, place: Place, path: PathValue): Typed | null {
  if (path.names.length !== 2 || path.names[1].text !== 'number' || (place.kind !== 'event' && place.kind !== 'expect')) return null;
  const { symbol } = followPath(place.scope, path.names.slice(0, 1));
  if (symbol?.kind !== 'cycle') return null;
  const first = daysOf(symbol.node)[0];
  const mark = first === undefined ? undefined : checker.timelines.stateMarks.get(symbol.node)?.get(dayState(first.day));
  const at = checker.at(place.scope, path.span);
  if (mark === undefined) return broken(checker, place, path);
  const event = markId(checker.timelines, mark);
  return {
    expression: { op: 'query', ask: 'count', of: { kind: 'event', event }, where: null, withinAny: null, within: null, before: null, on: null, at },
    type: whole,
  };
}

interface Found {
  readonly node: StatesDeclaration | CycleDeclaration;
  readonly marks: ReadonlyMap<string, number>;
}

/** The machine that all but the last name of a path stand for; for a bare name, the machine around. */
function machineNamed(checker: Checker, place: Place, path: PathValue): Found | null {
  const before = path.names.slice(0, -1);
  let node: Found['node'] | null = null;
  if (before.length === 0) node = place.home?.machine ?? null;
  else {
    const { symbol, rest } = followPath(place.scope, before);
    if (rest.length === 0 && (symbol?.kind === 'states' || symbol?.kind === 'cycle')) node = symbol.node;
  }
  const marks = node === null ? undefined : checker.timelines.stateMarks.get(node);
  return node === null || marks === undefined ? null : { node, marks };
}

/** The mark of a state that a path names, by its bare name inside its machine or as `machine.state`; null where the path is something else. */
export function stateNamed(checker: Checker, place: Place, path: PathValue): number | null {
  return path.index === null ? (machineNamed(checker, place, path)?.marks.get(path.names[path.names.length - 1].text) ?? null) : null;
}

/** The mark of a state, by its bare name inside its machine or as `machine.state`; null after a report. */
export function stateMark(checker: Checker, place: Place, value: ValueNode): number | null {
  const source = checker.source(place.scope, value.span);
  const found = value.kind === 'path' ? machineNamed(checker, place, value) : null;
  if (found === null || value.kind !== 'path') {
    const known = [...checker.timelines.stateMarks.keys()].map((node) => node.name.text);
    checker.report(
      unknownName,
      place.scope,
      value.span,
      { name: source, what: 'state' },
      {
        found: source,
        expected: [...checker.timelines.stateMarks].flatMap(([node, marks]) => [...marks.keys()].map((state) => `${node.name.text}.${state}`)).slice(0, 12),
        suggestions:
          value.kind === 'path'
            ? [...qualified(checker, value), ...nearest(value.names[0].text, known).map((name) => guess(value.names[0].span, name, false))]
            : [],
      },
    );
    return null;
  }
  const name = value.names[value.names.length - 1];
  const mark = found.marks.get(name.text);
  if (mark !== undefined) return mark;
  const known = [...found.marks.keys()];
  const near = nearest(name.text, known);
  checker.report(
    unknownTarget,
    place.scope,
    name.span,
    { name: name.text, machine: found.node.name.text },
    {
      found: name.text,
      expected: known.length <= 12 || near.length === 0 ? known.slice(0, 12) : near,
      suggestions: near.map((other) => guess(name.span, other, false)),
    },
  );
  return null;
}

/** A state without its machine, as machines themselves name it: the edit is safe where only one has it. */
export function qualified(checker: Checker, value: PathValue): ReturnType<typeof replace>[] {
  const [{ text, span }] = value.names;
  if (value.names.length > 1) return [];
  const machines = [...checker.timelines.stateMarks].filter(([, marks]) => marks.has(text)).map(([node]) => node.name.text);
  return machines.map((machine) => replace(`write \`${machine}.${text}\``, span, `${machine}.${text}`, machines.length === 1));
}
