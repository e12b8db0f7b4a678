/**
 * Law 4 for every time of every record: what has a time after the as-of date is not known yet, and an end after it neither. Nothing happens before birth
 * or after death.
 */
import { recordKinds } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { timesOf } from './record-times.ts';

/** Takes out what is not known yet, and opens what has not ended yet; the ids of what is taken out become hidden. */
export function withholdByTime(s: SubjectState): void {
  const { records, hidden, asOf } = s.recording;
  const death = s.death ?? Number.POSITIVE_INFINITY;
  for (const list of recordKinds) {
    const all = records[list] as AnyRecord[];
    if (all.length === 0) continue;
    const { end, endMinute, isUnknown, unended, withEnd } = timesOf[list];
    let kept = 0;
    for (const record of all) {
      if (isUnknown(record, asOf, s.birth, death)) {
        hidden.add(record.id);
        continue;
      }
      if (end !== null && endMinute(record) > asOf) {
        const row = record as unknown as Record<string, unknown>;
        row[end.name] = null;
        for (const field of withEnd) row[field] = null;
        if (unended?.from.includes(String(row[unended.field]))) row[unended.field] = unended.to;
      }
      all[kept++] = record;
    }
    // Most lists stay whole, and setting a length takes time.
    if (kept < all.length) all.length = kept;
  }
}
