/** What a target of a part of the records does with each kind, from the few that it writes. */
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Carries } from '../../model/target.ts';

/**
 * @param reasons why kinds that are near to the subject of the format are left out
 * @param otherwise the same of all others
 */
export function carriesOf(written: readonly RecordKind[], reasons: Readonly<Partial<Record<RecordKind, string>>>, otherwise: string): Carries {
  return Object.fromEntries(recordKinds.map((kind) => [kind, written.includes(kind) ? true : (reasons[kind] ?? otherwise)])) as Carries;
}
