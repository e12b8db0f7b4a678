/**
 * What is written of one subject, and what of it is known by the as-of date. Nothing that happens to the subject may depend on this part of its state,
 * or what happened on a day would differ between as-of dates (law 4).
 */
import type { Message } from '../../model/clinical/message.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import { type AnyRecord, emptyRecords, type Records } from '../../model/subject.ts';

import type { Question } from './answers.ts';

export type ChangedFields = Readonly<Record<string, unknown>>;

/** Something that an occurrence of an event did to a record: it made it, or changed some of its fields. */
export interface Made {
  readonly kind: RecordKind;
  readonly record: AnyRecord;
  /** The fields as they were before; null where the record was made. */
  readonly before: ChangedFields | null;
  /** Id of the change that it is; null where the record was made. */
  readonly change: string | null;
}

/** What one occurrence of an event did. */
export interface Making {
  /** Minute of the occurrence. */
  readonly start: number;
  readonly list: Made[];
}

/** What an event reports, and from whom to whom, where the scenario says so. */
export interface Reporting {
  /** Ids of records, and of changes of records. */
  readonly ids: string[];
  route: Message | null;
}

/** A correction of what an occurrence made. */
export interface Correcting {
  readonly of: Making;
  /** ChangedFields of the record that the current statement gives. */
  given: readonly string[];
  /** The record that was corrected last. */
  corrected: AnyRecord | null;
  /** Gives a record that the occurrence made the given fields of another. */
  readonly amend: (made: Made, record: AnyRecord) => void;
}

export class Recording {
  /** Orders and bookings, and what has answered them. */
  readonly questions: Question[] = [];
  readonly records: Records = emptyRecords();
  /** Ids of records whose message is not known by the as-of date. */
  readonly hidden = new Set<string>();
  /** Ids of parties that records refer to. */
  readonly partyIds = new Set<string>();
  /** The two that were added last. */
  lastParty = '';
  otherParty = '';
  /** Minute up to which things are known. */
  asOf = 0;

  /** Minutes between the event in progress and its message. */
  lag = 0;
  /** Whether the message of the event in progress is known by the as-of date. */
  emitting = true;
  /** What the event in progress reports; null where no message is routed. */
  reporting: Reporting | null = null;

  /** What the occurrences of each event made, for events that the scenario corrects or cancels. */
  readonly made = new Map<number, Making[]>();
  /** What the event in progress makes, if it is such an event. */
  making: Making | null = null;
  /** The correction in progress: records are not made but corrected. */
  correcting: Correcting | null = null;

  /** How often statements that act on records were reached, and changed something, by where they are written; null while there are none. */
  acts: Map<string, { reached: number; changed: number }> | null = null;

  /** Tells engines that a record was made, or (with `values`) changed, whether or not that is known; null where no engine listens. */
  offer: ((kind: RecordKind, record: AnyRecord, values: ChangedFields | null) => void) | null = null;
}
