/**
 * Law 4 for every time of every record: what has a time after the as-of date is not known yet, and an end after it neither. Nothing happens before birth
 * or after death.
 */
import { kindList } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { timesOf } from './record-times.ts';

/** Takes out what is not known yet, and opens what has not ended yet; the ids of what is taken out become hidden. */
export function withholdByTime(s: SubjectState): void {
  const { records, hidden, asOf } = s.recording;
  const death = s.death ?? Number.POSITIVE_INFINITY;
  for (const { list } of kindList) {
    const { end, eventMinute, endMinute, isAfter, open, unended, withEnd, beforeBirth, afterDeath } = timesOf[list];
    const all = records[list] as AnyRecord[];
    if (all.length === 0) continue;
    let kept = 0;
    for (const record of all) {
      const row = record as unknown as Record<string, unknown>;
      const after = endMinute(record) > asOf;
      const announced = row['status'] === 'planned' || (list === 'encounters' && row['status'] === 'cancelled');
      const unknown =
        (!announced && isAfter(record, asOf)) ||
        (after && !open) ||
        (!announced && ((!afterDeath && eventMinute(record) > death) || (!beforeBirth && eventMinute(record) < s.birth)));
      if (unknown) {
        hidden.add(record.id);
        continue;
      }
      if (after && end !== null) {
        row[end.name] = null;
        for (const field of withEnd) row[field] = null;
        if (unended?.from.includes(String(row[unended.field]))) row[unended.field] = unended.to;
      }
      all[kept++] = record;
    }
    all.length = kept;
  }
}
