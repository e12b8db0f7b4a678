/** The proportion of days covered: what fills of a drug leave in hand, day by day. */
import type { Expression } from '../../../ir/expression.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { coveredSpans, type Supply } from '../../engines/pharmacy/decision/covered-days.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Compile, Context } from '../compile-context.ts';

type Pdc = Extract<Expression, { op: 'pdc' }>;

export function compilePdc(e: Pdc, context: Context, compile: Compile): Closure {
  const from = e.from === null ? null : compile(e.from, context);
  const until = e.until === null ? null : compile(e.until, context);
  const concepts = e.of.kind === 'concept' ? [e.of.concept] : e.of.kind === 'group' ? e.of.concepts : [];
  return (s) => {
    const [start, last] = [from === null ? Number.NEGATIVE_INFINITY : from(s), until === null ? s.now : until(s)];
    if (typeof start !== 'number' || typeof last !== 'number') return null;
    const [first, end] = [Number.isFinite(start) ? dayOfMinute(start) : start, dayOfMinute(Math.min(last, s.now)) + 1];
    // Supplies of one drug follow each other; a day with several drugs is one day.
    const drugs = concepts.map((concept) => suppliesOf(s, concept).filter(({ day }) => day >= first && day < end));
    const index = Math.min(...drugs.flatMap((fills) => fills.map(({ day }) => day)));
    if (!Number.isFinite(index)) return null;
    const spans = drugs.flatMap(coveredSpans).sort((a, b) => a[0] - b[0]);
    let days = 0;
    let counted = index;
    for (const [begin, after] of spans) {
      const reached = Math.min(after, end);
      days += Math.max(0, reached - Math.max(begin, counted));
      counted = Math.max(counted, reached);
    }
    return days / (end - index);
  };
}

/** Fills that were handed over, with the days that each lasts. */
function suppliesOf(s: SubjectState, concept: number): Supply[] {
  const trail = s.trails[concept];
  if (trail === null) return [];
  return trail.times.flatMap((time, i): Supply[] => {
    const days = trail.values[i];
    return trail.kinds[i] === 'medication_dispenses' && typeof days === 'number' && days > 0 ? [{ day: dayOfMinute(time), daysSupply: days }] : [];
  });
}
