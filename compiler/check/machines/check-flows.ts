/** Flows: every outcome is declared and reached, and every path ends. */
import type { Body, BodyItem, End, EventNode, FlowDeclaration, Name } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import type { Flow } from '../../../ir/thread-definition.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Scope } from '../../bind/scope.ts';
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
      outcomes: flow.node.outcomes.map((name) => name.text),
      otherwise: otherwiseOf(flow.node)?.outcome?.text ?? null,
      events: flow.events,
      branches: flow.branches,
      slots: flow.start.kind === 'event' ? slotsOf(checker, flow) : [],
      at: checker.at(flow.home.scope, flow.node.span),
    }),
  );
}

function otherwiseOf(node: FlowDeclaration): End | null {
  return node.body.items.find((item): item is End => item.kind === 'end' && item.otherwise) ?? null;
}

function checkFlow(checker: Checker, node: FlowDeclaration, scope: Scope): void {
  const otherwise = otherwiseOf(node);
  const ends = endsIn(node.body);
  const known = node.outcomes.map((name) => name.text);
  const report = (outcome: Name): void => {
    const near = nearest(outcome.text, known);
    checker.report(
      say.unknownOutcome,
      scope,
      outcome.span,
      { name: outcome.text, flow: node.name.text },
      { found: outcome.text, expected: known, suggestions: near.map((name) => replace(`write \`${name}\``, outcome.span, name, false)) },
    );
  };
  for (const { outcome } of ends) if (outcome !== null && !known.includes(outcome.text)) report(outcome);
  for (const outcome of node.outcomes)
    if (!ends.some((end) => end.outcome?.text === outcome.text))
      checker.report(say.unusedOutcome, scope, outcome.span, { name: outcome.text, flow: node.name.text }, { found: outcome.text });
  for (const item of node.body.items) checkItem(checker, scope, item);
  if (node.outcomes.length === 0)
    checker.report(
      say.emptyMachine,
      scope,
      node.name.span,
      { what: `the flow \`${node.name.text}\``, needs: 'outcomes: `flow name() -> done, given_up { … }`' },
      { found: node.name.text },
    );
  else if (otherwise === null && !certain(node)) {
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
  if (item.kind === 'event' || item.kind === 'phase' || (item.kind === 'run' && item.word === 'run') || (item.kind === 'end' && item.otherwise)) return;
  if (item.kind === 'override' || (item.kind === 'statement' && item.verb.text === 'include')) return;
  const word = item.kind === 'statement' ? item.verb.text : item.kind === 'run' ? item.word : item.kind;
  checker.report(
    misplacedItem,
    scope,
    item.span,
    { what: `\`${word}\``, place: 'directly in a flow, which holds events, phases, runs and `else end`' },
    { found: checker.source(scope, item.span), expected: ['event', 'phase', 'run', 'else end'] },
  );
}

function endsIn(body: Body): End[] {
  return body.items.flatMap((item): End[] => {
    switch (item.kind) {
      case 'end':
        return [item];
      case 'event':
        return item.body === null ? [] : endsIn(item.body);
      case 'phase':
        return endsIn(item.body);
      case 'branch':
        return item.arms.flatMap((arm) => endsIn(arm.body));
      case 'if':
        return [...endsIn(item.yes), ...(item.no === null ? [] : endsIn(item.no))];
      default:
        return [];
    }
  });
}

/** Whether an event that is sure to happen ends the flow on each of its paths. */
function certain(node: FlowDeclaration): boolean {
  const events = node.body.items.filter((item): item is EventNode => item.kind === 'event');
  return events.some((event) => event.body !== null && endsAlways(event.body) && isSure(event, events, new Set()));
}

function isSure(event: EventNode, events: readonly EventNode[], seen: Set<EventNode>): boolean {
  if (seen.has(event)) return false;
  seen.add(event);
  if (event.clauses.some((clause) => clause.kind === 'when' || clause.kind === 'chance' || clause.kind === 'rate')) return false;
  const names = event.clauses.flatMap((clause) => (clause.kind === 'at' ? namesIn(clause.time) : clause.kind === 'from' ? namesIn(clause.time) : []));
  return events.filter((other) => names.includes(other.path.names[0].text)).every((other) => isSure(other, events, new Set(seen)));
}

function namesIn(value: import('../../../grammar/ast/ast.ts').Value): string[] {
  if (value.kind === 'path') return [value.names[0].text];
  return value.kind === 'binary' ? [...namesIn(value.left), ...namesIn(value.right)] : [];
}

function endsAlways(body: Body): boolean {
  return body.items.some((item) => {
    if (item.kind === 'end') return true;
    if (item.kind === 'if') return endsAlways(item.yes) && item.no !== null && endsAlways(item.no);
    return item.kind === 'branch' && item.arms.every((arm) => arm.when === null && endsAlways(arm.body));
  });
}
