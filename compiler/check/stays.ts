/** Whether a verb outside a visit can belong to a hospital stay: somebody must have opened one. */
import type { Body, BodyItem, CycleDeclaration, FlowDeclaration, StatesDeclaration } from '../../grammar/ast/ast.ts';
import type { BoundTimeline } from '../bind/bind.ts';
import { includeTarget, type Placed } from '../bind/bind-include.ts';
import type { Scope } from '../bind/scope.ts';
import type { Checker } from './checker.ts';
import type { Home } from './timeline-names.ts';

/** A timeline needs an `admit` of its own; a thread or a flow may go on with the stay of another. */
export function hasStay(checker: Checker, home: Home): boolean {
  const { timelines, threads, flows, root } = checker.bound;
  const own = timelines.find(({ node }) => node.name.text === home.timeline);
  if (own !== undefined) return inTimeline(own);
  return threads.some((thread) => ('node' in thread ? inTimeline(thread) : opensStay(thread, root))) || flows.some(({ node, scope }) => opensStay(node, scope));
}

function inTimeline({ items }: BoundTimeline): boolean {
  return items.some(hasAdmitIn);
}

function hasAdmitIn({ item, scope, inner }: Placed): boolean {
  return item.kind === 'phase' ? inner.some(hasAdmitIn) : admits(item, scope, []);
}

function opensStay(node: StatesDeclaration | CycleDeclaration | FlowDeclaration, scope: Scope): boolean {
  switch (node.kind) {
    case 'states':
      return node.states.some((state) => hasAdmit(state.body, scope, []));
    case 'cycle':
      return node.items.some((item) => item.kind !== 'stop' && item.body !== null && hasAdmit(item.body, scope, []));
    case 'flow':
      return hasAdmit(node.body, scope, []);
  }
}

function hasAdmit(body: Body, scope: Scope, around: readonly Body[]): boolean {
  return body.items.some((item) => admits(item, scope, around));
}

function admits(item: BodyItem, scope: Scope, around: readonly Body[]): boolean {
  switch (item.kind) {
    case 'statement': {
      if (item.verb.text !== 'include') return item.verb.text === 'admit' || (item.body !== null && hasAdmit(item.body, scope, around));
      const target = includeTarget(scope, item, 'event', () => {});
      return target !== null && !around.includes(target.body) && hasAdmit(target.body, target.scope, [...around, target.body]);
    }
    case 'event':
      return item.body !== null && hasAdmit(item.body, scope, around);
    case 'phase':
      return hasAdmit(item.body, scope, around);
    case 'branch':
      return item.arms.some((arm) => hasAdmit(arm.body, scope, around));
    case 'if':
      return hasAdmit(item.yes, scope, around) || (item.no !== null && hasAdmit(item.no, scope, around));
    case 'override':
      return admits(item.item, scope, around);
    case 'field':
    case 'wait':
    case 'goto':
    case 'to':
    case 'run':
    case 'end':
      return false;
  }
}
