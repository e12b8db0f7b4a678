/** Draws, each from its law as it is looked up again, for the reference executor. The laws themselves have tests of their own. */

import { isProblem, laws, type Prepared, truncate } from '../../draws/distributions/distributions.ts';
import type { Draw } from '../../draws/draw.ts';
import { powerOfTen } from '../../draws/exact-math.ts';
import type { Concept } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { categoryOfCode } from '../../model/codes/observation-category.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import { whole } from './plain-values.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

export function lawOf(e: Of<'draw'>, parameters: readonly number[]): Prepared {
  // Over whole numbers a uniform law includes both ends, each with as much room as the others.
  const room = e.whole && e.law === 'uniform' ? 0.5 : 0;
  const law = laws.get(e.law)?.prepare(e.set, room === 0 ? parameters : [parameters[0] - room, parameters[1] + room]);
  if (law === undefined || isProblem(law)) throw new RunError('HS4006', e.at, `\`${e.law}\`: ${law?.problem ?? 'there is no such distribution'}`);
  return law;
}

/** The value at u of offset + scale × X, where it must lie between bounds. */
export function placed(e: Of<'draw'>, law: Prepared, offset: number, scale: number, low: number | null, high: number | null, u: number): number {
  const inside = low === null && high === null ? law : truncated(e, law, offset, scale, low, high);
  const exact = offset + scale * inside.quantile(u);
  const value = e.whole ? whole(exact) : exact;
  const kept = Math.min(Math.max(value, low ?? value), high ?? Number.POSITIVE_INFINITY);
  // No negative zero.
  return kept + 0;
}

function truncated(e: Of<'draw'>, law: Prepared, offset: number, scale: number, low: number | null, high: number | null): ReturnType<typeof truncate> {
  const rounds = e.whole && !law.discrete;
  // Rounded to whole numbers, each bound owns half a step beyond it; an open upper bound ends half a step before.
  const least = (low ?? Number.NEGATIVE_INFINITY) - (rounds ? 0.5 : 0);
  const most = (high ?? Number.POSITIVE_INFINITY) + (rounds ? (e.highOpen ? -0.5 : 0.5) : 0);
  const [a, b] = [(least - offset) / scale, (most - offset) / scale];
  const inside = scale > 0 ? truncate(law, a, b, rounds || e.highOpen) : truncate(law, b, a, false);
  if (!(inside.mass >= 1e-6))
    throw new RunError(
      'HS4007',
      e.at,
      `a draw from \`${e.law}\` is almost never in \`${low ?? ''}..${high ?? ''}\`; the probability must be at least 0.000001`,
    );
  return inside;
}

/** Ends of a level of an observable, the lesser first: see the language reference, "low, normal, high". */
export function levelRange(level: Of<'relative'>['level'], concept: Concept): readonly [number, number] {
  const step = 1 / powerOfTen(concept.decimals ?? 1);
  const high = concept.high ?? ((concept.low ?? 0) * 4) / 3;
  const low = concept.low ?? (high * 2) / 3;
  const half = Math.max(high - low, step) / 2;
  const floor = low > 0 ? low / 4 : Number.NEGATIVE_INFINITY;
  const outerLow = Math.max(concept.criticalLow ?? low - half, floor);
  const outerHigh = concept.criticalHigh ?? high + half;
  const ends: Readonly<Record<typeof level, readonly [number, number]>> = {
    normal: [low === 0 && (concept.category ?? categoryOfCode(concept.system, concept.code, concept.display)) === 'laboratory' ? high / 3 : low, high],
    low: [outerLow, low - step],
    high: [high + step, outerHigh],
    critical_low: [Math.max(outerLow - half, floor / 2), outerLow - step],
    critical_high: [outerHigh + step, outerHigh + half],
  };
  const [a, b] = ends[level];
  return [Math.min(a, b), Math.max(a, b)];
}

/** A value of a level at u: normal on each side of the typical value, else of the middle of the reference range; uniform elsewhere. */
export function ofLevel(level: Of<'relative'>['level'], concept: Concept, u: number, typical: number | null): number {
  const [low, high] = levelRange(level, concept);
  if (level !== 'normal') return low + u * (high - low);
  const start = typical === null || typical > low ? low : (concept.low ?? low);
  const inside = typical !== null && typical > start && typical < high;
  const middle = inside ? typical : (low + high) / 2;
  const reach = u < 0.5 ? middle - (inside ? start : low) : high - middle;
  const law = laws.get('normal')?.prepare(0, [middle, reach / 2]);
  return law === undefined || isProblem(law) ? middle : truncate(law, middle - reach, middle + reach, false).quantile(u);
}

/** A text of a shape, sign by sign: `A` a capital letter, `a` a small one, `#` a digit. */
export function textOfShape(shape: string, draw: Draw): string {
  const letter = () => String.fromCharCode(97 + draw.below(26));
  return [...shape].map((sign) => (sign === '#' ? String(draw.below(10)) : sign === 'A' ? letter().toUpperCase() : sign === 'a' ? letter() : sign)).join('');
}
