/**
 * What refers to a record that is not known yet is not known either: it is withheld with it. Where a record refers to others follows from its schema, so
 * that no kind of record can forget it.
 */

import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { refersTo } from '../../model/references.ts';
import { anyRecord } from '../../model/scalars.ts';
import type { AnyRecord, Records } from '../../model/subject.ts';

type RefersTo = (record: object, ids: ReadonlySet<string>) => boolean;

const lists: ReadonlySet<string> = new Set([...recordKinds, anyRecord]);

/** Whether a record of a kind refers to one of some records. Parties are never withheld. */
export const refersToAny = Object.fromEntries(
  recordKinds.map((kind) => [kind, refersTo(kindOf[kind].references().filter(({ list }) => lists.has(list)))]),
) as Readonly<Record<RecordKind, RefersTo>>;

/**
 * Takes out what refers to a hidden record that came after it: two records may refer to each other, and one of them is written first.
 * @param hidden ids of the records that are withheld; those that are taken out are added
 */
export function withhold(records: Records, hidden: Set<string>): void {
  for (let size = -1; size !== hidden.size && hidden.size > 0; ) {
    size = hidden.size;
    for (const kind of recordKinds) {
      const list: AnyRecord[] = records[kind];
      if (!list.some((record) => refersToAny[kind](record, hidden))) continue;
      const kept = list.filter((record) => {
        if (!refersToAny[kind](record, hidden)) return true;
        hidden.add(record.id);
        return false;
      });
      list.splice(0, list.length, ...kept);
    }
  }
}
