/** The proportion of days covered, counted day by day. */
import type { RecordRef } from '../../ir/expression.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import type { Value } from '../../runtime/subject/value.ts';
import { find } from './plain-past.ts';

export function plainPdc(s: SubjectState, of: RecordRef, from: Value, until: Value): Value {
  if (typeof from !== 'number' || typeof until !== 'number') return null;
  const end = dayOfMinute(Math.min(until, s.now));
  const first = Number.isFinite(from) ? dayOfMinute(from) : Number.NEGATIVE_INFINITY;
  const concepts = of.kind === 'concept' ? [of.concept] : of.kind === 'group' ? of.concepts : [];
  const drugs = concepts.map((concept) => {
    const { times, values } = find(s, { kind: 'concept', concept, record: 'medication_dispenses' });
    return times
      .map((time, i) => ({ day: dayOfMinute(time), supply: Number(values?.[i] ?? 0) }))
      .filter(({ day, supply }) => supply > 0 && day >= first && day <= end);
  });
  const days = drugs.flat().map(({ day }) => day);
  if (days.length === 0) return null;
  const index = Math.min(...days);
  const hands = drugs.map(() => 0);
  let covered = 0;
  for (let today = index; today <= end; today++) {
    drugs.forEach((fills, i) => {
      for (const { day, supply } of fills) if (day === today) hands[i] += supply;
    });
    if (hands.some((hand) => hand > 0)) covered++;
    hands.forEach((hand, i) => {
      hands[i] = Math.max(0, hand - 1);
    });
  }
  return covered / (end - index + 1);
}
