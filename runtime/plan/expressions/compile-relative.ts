/**
 * `low`, `normal`, `high`, `critical_low`, `critical_high`: a value placed by the observable's own reference range.
 *
 * Within the range values follow a normal law around its middle, four standard deviations wide; around the `typical` value of the row, where that lies
 * inside, with half of the values on each side of it and each side two standard deviations wide. Outside, they are uniform: up to half the width of
 * the range beyond its end (or to the critical limit, where the row states one), and critical values up to half a width beyond that. A range with one
 * end is taken as a third of that end wide. A laboratory range that begins at 0 is an upper limit, as that of LDL cholesterol: what is normal lies in its
 * upper two thirds. These widths are a convention of this project, not a clinical fact.
 */

import { isProblem, laws, truncate } from '../../../draws/distributions/distributions.ts';
import { powerOfTen } from '../../../draws/exact-math.ts';
import type { Concept } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { categoryOfCode } from '../../../model/codes/observation-category.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';
import { groupOf } from '../reference-range.ts';
import { uniformOf } from './compile-uniform.ts';

type Relative = Extract<Expression, { op: 'relative' }>;

/** Least and greatest value of a level. Values of one level keep at least one step of the display away from the neighbouring level. */
export function levelRange(level: Relative['level'], concept: Concept): readonly [number, number] {
  const step = 1 / powerOfTen(concept.decimals ?? 1);
  const high = concept.high ?? ((concept.low ?? 0) * 4) / 3;
  const low = concept.low ?? (high * 2) / 3;
  const width = Math.max(high - low, step);
  const floor = low > 0 ? low / 4 : Number.NEGATIVE_INFINITY;
  const beyondLow = Math.max(concept.criticalLow ?? low - width / 2, floor);
  const beyondHigh = concept.criticalHigh ?? high + width / 2;
  switch (level) {
    case 'normal':
      return [low === 0 && isUpperLimit(concept) ? high / 3 : low, high];
    case 'low':
      return [beyondLow, low - step];
    case 'high':
      return [high + step, beyondHigh];
    case 'critical_low':
      return [Math.max(beyondLow - width / 2, floor / 2), beyondLow - step];
    case 'critical_high':
      return [beyondHigh + step, beyondHigh + width / 2];
  }
}

/** Scores and counts of other kinds do begin at 0. */
export function isUpperLimit({ category, system, code, display }: Concept): boolean {
  return (category ?? categoryOfCode(system, code, display)) === 'laboratory';
}

export function compileRelative(e: Relative, context: Context): Closure {
  const concept = context.ir.concepts[e.concept];
  const uniform = uniformOf(e.path, context);
  const groups = concept.groups ?? [];
  const typical = concept.typical ?? [];
  const medians = [null, ...typical.map(({ median }) => median)];
  const placed = [concept, ...groups.map(({ low, high }) => ({ ...concept, low, high }))].map((row) => medians.map((median) => ofLevel(e.level, row, median)));
  if (groups.length === 0 && typical.length === 0) return (s) => placed[0][0](uniform(s));
  return (s) => placed[groupOf(s, groups, context) + 1][groupOf(s, typical, context) + 1](uniform(s));
}

/** The value of a level at a uniform number. */
function ofLevel(level: Relative['level'], concept: Concept, typical: number | null): (u: number) => number {
  const [a, b] = levelRange(level, concept);
  const [low, high] = a <= b ? [a, b] : [b, a];
  if (level !== 'normal') return (u) => low + u * (high - low);
  // Below what an upper limit leaves for results without a median, they begin at 0.
  const least = typical !== null && typical <= low ? Math.min(low, concept.low ?? low) : low;
  const median = typical !== null && typical > least && typical < high ? typical : (low + high) / 2;
  const below = around(median, median - (median === typical ? least : low));
  const above = around(median, high - median);
  return (u) => (u < 0.5 ? below : above)(u);
}

/** A normal law that ends two standard deviations from its middle. */
function around(middle: number, reach: number): (u: number) => number {
  const prepared = laws.get('normal')?.prepare(0, [middle, reach / 2]);
  if (prepared === undefined || isProblem(prepared)) return () => middle;
  const inside = truncate(prepared, middle - reach, middle + reach, false);
  return (u) => inside.quantile(u);
}
