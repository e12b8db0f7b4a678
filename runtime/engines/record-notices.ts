/** Notices to the engines of one person: each record as it was last, whether or not its changes are known by the as-of date. */
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { AnyRecord } from '../../model/subject.ts';
import type { ChangedFields } from '../subject/recording.ts';
import type { RecordNotice } from './engine.ts';
import type { LiveEngine } from './live-engine.ts';

export class RecordNotices {
  /** By kind: the engines that react to it. */
  readonly #listening: Readonly<Record<RecordKind, readonly LiveEngine[]>>;
  /** One copy of each record for all engines. */
  readonly #records = new Map<string, AnyRecord>();

  constructor(engines: readonly LiveEngine[]) {
    this.#listening = Object.fromEntries(recordKinds.map((kind) => [kind, engines.filter((engine) => engine.reactsTo.has(kind))])) as Record<
      RecordKind,
      LiveEngine[]
    >;
  }

  /** Another person is made. */
  clear(): void {
    this.#records.clear();
  }

  /** A record was made, or (with `values`) changed. */
  offer(kind: RecordKind, record: AnyRecord, values: ChangedFields | null): void {
    const engines = this.#listening[kind];
    if (engines.length === 0) return;
    const before = this.#records.get(record.id) ?? record;
    const copy = (values === null ? { ...before } : { ...before, ...values }) as AnyRecord;
    this.#records.set(record.id, copy);
    const notice = { kind, record: copy, made: values === null } as RecordNotice;
    for (const engine of engines) engine.react(notice);
  }
}
