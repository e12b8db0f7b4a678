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
  let some = !same(now.patient, then.patient);
  for (const kind of recordKinds) {
    const before = new Map<string, unknown>(then[kind].map((record) => [record.id, record]));
    const records: readonly { readonly id: string }[] = now[kind];
    fresh[kind] = records.filter((record) => !same(record, before.get(record.id)));
    some ||= (fresh[kind]?.length ?? 0) > 0;
  }
  return some ? { ...now, ...(fresh as Pick<Subject, RecordKind>) } : null;
}

/** Whether two values of plain data hold the same. Most of them do, so that no text is made of them. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  let left = Object.keys(other).length;
  for (const name in one) {
    if (!same(one[name], other[name])) return false;
    left--;
  }
  return left === 0;
}
