/** Whether a verb outside a visit can belong to a hospital stay: somebody must have opened one. */
import { bodiesOfThread } from '../../grammar/ast/walk-items.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import type { Bound, BoundTimeline } from '../bind/bind.ts';
import type { Placed } from '../bind/bind-include.ts';
import { eachIncluded, type ScopedBody } from '../bind/walk-included.ts';
import type { Checker } from './checker.ts';
import type { Home } from './timeline-names.ts';

/** Answers given, for each event of a timeline asks the same. */
const known = new WeakMap<BoundTimeline | Bound, boolean>();

/** A timeline needs an `admit` of its own; a thread or a flow may continue with the stay of another. */
export function hasStay({ bound }: Checker, home: Home): boolean {
  const own = bound.timelines.find(({ node }) => node.name.text === home.timeline);
  let answer = known.get(own ?? bound);
  if (answer === undefined) {
    answer = own === undefined ? inThreads(bound) : inTimeline(own);
    known.set(own ?? bound, answer);
  }
  return answer;
}

function inThreads({ threads, flows }: Bound): boolean {
  return (
    threads.some((thread) => ('node' in thread ? inTimeline(thread) : bodiesOfThread(thread.thread).some((body) => admits({ body, scope: thread.scope })))) ||
    flows.some(({ node, scope }) => bodiesOfThread(node).some((body) => admits({ body, scope })))
  );
}

function inTimeline({ items }: BoundTimeline): boolean {
  return items.some(admitsAt);
}

function admitsAt({ item, scope }: Placed): boolean {
  return admits({ body: { items: [item], span: item.span }, scope });
}

function admits(of: ScopedBody): boolean {
  for (const { item } of eachIncluded(of)) if (item.kind === 'statement' && verbNamed(item.verb.text)?.opens === 'stay') return true;
  return false;
}
