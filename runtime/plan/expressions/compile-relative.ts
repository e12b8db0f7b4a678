/**
 * `low`, `normal`, `high`, `critical_low`, `critical_high`: a value placed by the observable's own reference range.
 *
 * Within the range values follow a normal law around its middle, four standard deviations wide. Outside, they are uniform: up to half the width of
 * the range beyond its end (or to the critical limit, where the row states one), and critical values up to half a width beyond that. A range with one
 * end is taken as a third of that end wide. These widths are a convention of this project, not a clinical fact.
 */

import { isProblem, laws, truncate } from '../../../draws/distributions/distributions.ts';
import { powerOfTen } from '../../../draws/exact-math.ts';
import type { Concept } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';
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
      return [low, high];
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

export function compileRelative(e: Relative, context: Context): Closure {
  const concept = context.ir.concepts[e.concept];
  const [a, b] = levelRange(e.level, concept);
  const [low, high] = a <= b ? [a, b] : [b, a];
  const uniform = uniformOf(e.path, context);
  if (e.level !== 'normal') return (s) => low + uniform(s) * (high - low);
  const normal = laws.get('normal');
  const prepared = normal?.prepare(0, [(low + high) / 2, (high - low) / 4]);
  if (prepared === undefined || isProblem(prepared)) return () => low;
  const inside = truncate(prepared, low, high, false);
  return (s) => inside.quantile(uniform(s));
}
