/** Whether a verb outside a visit can belong to a hospital stay: somebody must have opened one. */
import { bodiesOfThread } from '../../grammar/ast/walk-items.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import type { BoundTimeline } from '../bind/bind.ts';
import type { Placed } from '../bind/bind-include.ts';
import { eachIncluded, type ScopedBody } from '../bind/walk-included.ts';
import type { Checker } from './checker.ts';
import type { Home } from './timeline-names.ts';

/** A timeline needs an `admit` of its own; a thread or a flow may go on with the stay of another. */
export function hasStay(checker: Checker, home: Home): boolean {
  const { timelines, threads, flows, root } = checker.bound;
  const own = timelines.find(({ node }) => node.name.text === home.timeline);
  if (own !== undefined) return inTimeline(own);
  return (
    threads.some((thread) => ('node' in thread ? inTimeline(thread) : bodiesOfThread(thread).some((body) => admits({ body, scope: root })))) ||
    flows.some(({ node, scope }) => bodiesOfThread(node).some((body) => admits({ body, scope })))
  );
}

function inTimeline({ items }: BoundTimeline): boolean {
  return items.some(admitsAt);
}

function admitsAt({ item, scope, inner }: Placed): boolean {
  return item.kind === 'phase' ? inner.some(admitsAt) : admits({ body: { items: [item], span: item.span }, scope });
}

function admits(of: ScopedBody): boolean {
  for (const { item } of eachIncluded(of)) if (item.kind === 'statement' && verbNamed(item.verb.text)?.opens === 'stay') return true;
  return false;
}
