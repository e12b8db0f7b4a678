/** The traversal of bodies as they are written: every check that asks what a body holds goes through it. */
import type { Body, BodyItem } from './body-nodes.ts';
import type { CycleDeclaration, FlowDeclaration, StatesDeclaration } from './machine-nodes.ts';

/** The bodies of which one is taken where the item stands: the arms of a branch, both sides of an `if`. */
export function alternatives(item: BodyItem): readonly Body[] {
  switch (item.kind) {
    case 'branch':
      return item.arms.map((arm) => arm.body);
    case 'if':
      return item.no === null ? [item.yes] : [item.yes, item.no];
    default:
      return [];
  }
}

/** All bodies directly inside an item: alternatives, and the braces of a verb, or an event. */
export function bodiesIn(item: BodyItem): readonly Body[] {
  switch (item.kind) {
    case 'statement':
    case 'event':
      return item.body === null ? [] : [item.body];
    case 'override':
    case 'default':
      return bodiesIn(item.item);
    default:
      return alternatives(item);
  }
}

/**
 * All items of a body, each before those inside it.
 * @param into which bodies of an item belong to the question: `alternatives` stays outside the braces of verbs
 */
export function* eachItem(body: Body, into: (item: BodyItem) => readonly Body[] = bodiesIn): Generator<BodyItem> {
  for (const item of body.items) {
    yield item;
    for (const inner of into(item)) yield* eachItem(inner, into);
  }
}

/** The bodies of a thread or flow: of its states, of its days and holds, or the one of a flow. */
export function bodiesOfThread(node: StatesDeclaration | CycleDeclaration | FlowDeclaration): readonly Body[] {
  switch (node.kind) {
    case 'states':
      return node.states.map((state) => state.body);
    case 'cycle':
      return node.items.flatMap((item) => (item.kind === 'stop' || item.body === null ? [] : [item.body]));
    case 'flow':
      return [node.body];
  }
}

/** A node and all nodes in it. */
export function* eachNode(node: object): Generator<{ readonly kind?: unknown }> {
  yield node;
  for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) yield* eachNode(part as object);
}
