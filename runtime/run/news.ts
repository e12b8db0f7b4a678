/** What is reported of a subject since a day: the feed of some days is the difference between what is known at their ends. */
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';

/**
 * The subject with only those records that are new or changed; null where nothing is. References lead to records of this feed or of an earlier one.
 * @param now what is known at the end of the feed
 * @param then the same subject as it was known before
 */
export function newsOf(now: Subject, then: Subject): Subject | null {
  const fresh: Partial<Record<RecordKind, readonly unknown[]>> = {};
  let some = JSON.stringify(now.patient) !== JSON.stringify(then.patient);
  for (const kind of recordKinds) {
    const before = new Map(then[kind].map((record) => [record.id, JSON.stringify(record)]));
    const records: readonly { readonly id: string }[] = now[kind];
    fresh[kind] = records.filter((record) => before.get(record.id) !== JSON.stringify(record));
    some ||= (fresh[kind]?.length ?? 0) > 0;
  }
  return some ? { ...now, ...(fresh as Pick<Subject, RecordKind>) } : null;
}
