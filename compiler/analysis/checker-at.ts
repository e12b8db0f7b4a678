/** Whose checker knows what stands at a place: that of the first person of a unit, or that of the patient whom the declaration there is about. */
import type { Checked } from '../check/check.ts';
import type { Checker } from '../check/checker.ts';
import { holds } from './analysis-notes.ts';

export function checkerAt({ checker, patients }: Checked, offset: number): Checker {
  const of = patients.find(({ checker: { bound } }) => {
    const nodes = [
      bound.profile,
      ...bound.threads.map((thread) => ('node' in thread ? thread.node : thread.thread)),
      ...bound.measures.map(({ node }) => node),
      ...bound.targets.map(({ node }) => node),
    ];
    const spans = nodes.flatMap((node) => (node === null ? [] : [node.span]));
    // From `expect` on: its lines are known one by one.
    for (const { line, of: whom, scope } of bound.expects)
      if (whom !== null && scope === bound.root) spans.push({ start: whom.span.start - 'expect of '.length, end: line.span.end });
    return bound.profile !== checker.bound.profile && spans.some((span) => holds(span, offset));
  });
  return of?.checker ?? checker;
}
