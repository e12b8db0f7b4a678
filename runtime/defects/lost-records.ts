/** A record that a defect loses is lost to the others too: lists name it no longer, and what reports its changes is about nothing. */
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Reference } from '../../model/references.ts';
import { anyRecord } from '../../model/scalars.ts';
import type { AnyRecord, Subject } from '../../model/subject.ts';

type Fields = Record<string, unknown>;

/** @param lost ids of records of the list `from` */
export function forgetLost(subject: Subject, from: RecordKind, lost: ReadonlySet<string>): void {
  if (lost.size === 0) return;
  for (const kind of recordKinds) {
    const list: AnyRecord[] = subject[kind];
    for (const reference of kindOf[kind].references()) {
      if (reference.list === anyRecord)
        list.splice(0, list.length, ...list.filter((record) => !lost.has(String((record as unknown as Fields)[reference.steps[0].name]))));
      else if (reference.list === from) for (const record of list) prune(record as unknown as Fields, reference.steps, lost);
    }
  }
}

/** Takes ids out of the list at the end of the steps. */
function prune(holder: Fields, [{ name, many }, ...more]: Reference['steps'], lost: ReadonlySet<string>): void {
  const inner = holder[name];
  if (more.length > 0) for (const one of many ? (inner as Fields[]) : [inner as Fields | null]) if (one !== null) prune(one, more, lost);
  if (more.length === 0 && many) holder[name] = (inner as string[]).filter((id) => !lost.has(id));
}
