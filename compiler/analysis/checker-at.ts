/** Whose checker knows what stands at a place: that of the first person of a unit, or that of the patient whom the declaration there is about. */
import type { Checked } from '../check/check.ts';
import type { Checker } from '../check/checker.ts';
import { holds } from './analysis-notes.ts';

export function checkerAt({ checker, patients }: Checked, offset: number): Checker {
  const of = patients.find(({ checker: { bound } }) => {
    const nodes = [bound.profile, ...bound.threads.map((thread) => ('node' in thread ? thread.node : thread)), ...bound.expects];
    return bound.profile !== checker.bound.profile && nodes.some((node) => node !== null && holds(node.span, offset));
  });
  return of?.checker ?? checker;
}
