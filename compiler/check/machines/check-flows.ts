/** Flows: every outcome is declared and reached, and every path ends. */
import type { BodyItem, End, EventNode, FlowDeclaration, Name, ValueNode } from '../../../grammar/ast/ast.ts';
import { alternatives } from '../../../grammar/ast/walk-items.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import type { Flow } from '../../../ir/thread-definition.ts';
import { nearest } from '../../../model/nearest.ts';
import { type Placed, unfold } from '../../bind/bind-include.ts';
import { isStatement } from '../../bind/is-statement.ts';
import type { Scope } from '../../bind/scope.ts';
import { eachIncluded, itemsOf, type ScopedBody, type ScopedItem } from '../../bind/walk-included.ts';
import { misplacedItem } from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import type { Checker } from '../checker.ts';
import { markId } from '../timeline-names.ts';
import { slotsOf } from './thread-code.ts';

/** Checks each flow once, and gives the copies of it that are run. */
export function checkFlows(checker: Checker): Flow[] {
  const { flows, real } = checker.timelines;
  for (const { node, scope } of checker.bound.flows) if (node.kind === 'flow') checkFlow(checker, node, scope);
  return flows.slice(0, real.flows).map(
    (flow): Flow => ({
      name: flow.name,
      path: flow.home.timeline,
      start: flow.start.kind === 'event' ? flow.start.id : markId(checker.timelines, flow.start.id),
      end: markId(checker.timelines, flow.end),
      outcomes: flow.outcomes,
      otherwise: flow.node.kind === 'flow' ? (otherwiseOf(flow.node)?.outcome?.text ?? null) : null,
      events: flow.events,
      branches: flow.branches,
      slots: flow.start.kind === 'event' ? slotsOf(checker, flow) : [],
      ...(flow.node.kind === 'flow' ? {} : { asked: true as const }),
      at: checker.at(flow.home.scope, flow.node.span),
    }),
  );
}

function otherwiseOf(node: FlowDeclaration): End | null {
  return node.body.items.find((item): item is End => item.kind === 'end' && item.otherwise) ?? null;
}

function checkFlow(checker: Checker, node: FlowDeclaration, scope: Scope): void {
  const otherwise = otherwiseOf(node);
  const placed = unfold(node.body, scope, 'timeline', () => {});
  const ends = endsIn(placed);
  const known = node.outcomes.map((name) => name.text);
  const report = (outcome: Name, at: Scope): void => {
    const near = nearest(outcome.text, known);
    checker.report(
      say.unknownOutcome,
      at,
      outcome.span,
      { name: outcome.text, flow: node.name.text },
      { found: outcome.text, expected: known, suggestions: near.map((name) => guess(outcome.span, name, false)) },
    );
  };
  for (const { item, scope: at } of ends) if (item.outcome !== null && !known.includes(item.outcome.text)) report(item.outcome, at);
  for (const outcome of node.outcomes)
    if (!ends.some(({ item }) => item.outcome?.text === outcome.text))
      checker.report(say.unusedOutcome, scope, outcome.span, { name: outcome.text, flow: node.name.text }, { found: outcome.text });
  for (const item of node.body.items) checkItem(checker, scope, item);
  if (node.outcomes.length === 0)
    checker.report(
      say.emptyMachine,
      scope,
      node.name.span,
      { what: `the flow \`${node.name.text}\``, needs: 'at least one outcome, for example `-> done`' },
      { found: node.name.text },
    );
  else if (otherwise === null && !certain(placed)) {
    const at = node.body.span.end - 1;
    const last = known[known.length - 1];
    checker.report(
      say.openFlow,
      scope,
      node.name.span,
      { flow: node.name.text },
      {
        found: node.name.text,
        suggestions: [{ title: `add \`else end ${last}\``, edits: [{ span: { start: at, end: at }, text: `  else end ${last}\n` }], safe: false }],
      },
    );
  }
}

function checkItem(checker: Checker, scope: Scope, item: BodyItem): void {
  if (item.kind === 'event' || (item.kind === 'run' && item.word === 'run') || (item.kind === 'end' && item.otherwise)) return;
  if (item.kind === 'override' || isStatement(item, 'include')) return;
  const word = item.kind === 'statement' ? item.verb.text : item.kind === 'run' ? item.word : item.kind;
  checker.report(
    misplacedItem,
    scope,
    item.span,
    { what: `\`${word}\``, place: 'directly in a flow, which can contain only events, `run` and `else end`' },
    { found: checker.source(scope, item.span), expected: ['event', 'run', 'else end'] },
  );
}

/** The ends in the events of a flow, with those of included mixins. */
function endsIn(placed: readonly Placed[]): (ScopedItem & { readonly item: End })[] {
  return placed.flatMap(({ item, scope }) => [...eachIncluded({ body: { items: [item], span: item.span }, scope })].filter(isEnd));
}

function isEnd(found: ScopedItem): found is ScopedItem & { readonly item: End } {
  return found.item.kind === 'end';
}

interface ScopedEvent {
  readonly event: EventNode;
  readonly scope: Scope;
}

/** Whether an event that is sure to happen ends the flow on each of its paths. */
function certain(placed: readonly Placed[]): boolean {
  const events = placed.flatMap(({ item, scope }): ScopedEvent[] => (item.kind === 'event' ? [{ event: item, scope }] : []));
  return events.some(({ event, scope }) => event.body !== null && endsAlways({ body: event.body, scope }) && isSure(event, events, new Set()));
}

function isSure(event: EventNode, events: readonly ScopedEvent[], seen: Set<EventNode>): boolean {
  if (seen.has(event)) return false;
  seen.add(event);
  if (event.clauses.some((clause) => clause.kind === 'when' || clause.kind === 'chance' || clause.kind === 'attends' || clause.kind === 'rate')) return false;
  const names = event.clauses.flatMap((clause) => (clause.kind === 'at' ? namesIn(clause.time) : clause.kind === 'from' ? namesIn(clause.time) : []));
  return events.filter((other) => names.includes(other.event.path.names[0].text)).every((other) => isSure(other.event, events, new Set(seen)));
}

function namesIn(value: ValueNode): string[] {
  if (value.kind === 'path') return [value.names[0].text];
  return value.kind === 'binary' ? [...namesIn(value.left), ...namesIn(value.right)] : [];
}

function endsAlways(of: ScopedBody): boolean {
  for (const found of itemsOf(of)) {
    const { item } = found;
    if (item.kind === 'end') return true;
    const all = item.kind === 'if' ? item.no !== null : item.kind === 'branch' && item.arms.every((arm) => arm.when === null);
    if (all && alternatives(item).every((body) => endsAlways({ ...found, body }))) return true;
  }
  return false;
}
