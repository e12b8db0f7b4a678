/** Questions about threads: states that were visited, scores of symptoms. */
import type { Expression } from '../../../ir/expression.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import type { Compile, Context } from '../compile-context.ts';
import { shift } from '../person-values.ts';

/** Whether a state was visited; with limits, whether a thread was in it at or after each of them. */
export function visited(s: SubjectState, mark: number, firstMark: number, limited: boolean, limits: readonly Value[]): boolean {
  if (s.happened[firstMark + mark] === null) return false;
  if (!limited || s.memory.inside[mark] > 0) return true;
  const left = s.memory.left[mark];
  return left !== null && limits.every((limit) => typeof limit !== 'number' || left >= limit);
}

export function compileVisited(e: Extract<Expression, { op: 'visited' }>, context: Context, compile: Compile): Closure {
  const within = e.within === null ? null : compile(e.within, context);
  const since = e.since === null ? null : compile(e.since, context);
  const firstMark = context.ir.events.length;
  return (s) =>
    visited(s, e.mark, firstMark, within !== null || since !== null, [
      within === null ? null : shift(s, s.now, within(s), -1),
      since === null ? null : since(s),
    ]);
}

/** The greatest score that threads and timelines have given a symptom; 0 where none did. */
export function scoreOf(s: SubjectState, concept: number): number {
  let greatest = 0;
  for (const score of s.clinical.scores?.get(concept)?.values() ?? []) if (score > greatest) greatest = score;
  return greatest;
}
