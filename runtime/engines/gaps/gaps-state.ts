/** The gaps in care of one person: which are open, and what has been recorded since they were last compared with their measures. */
import type { CareGap, GapAnswer } from '../../../model/benefits/care-gap.ts';
import { kindOf } from '../../../model/record-kinds.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { AwaitedAnswers } from '../awaited-answers.ts';
import { type Ask, type Person, type RecordNotice, type Revise, StateKey } from '../engine.ts';
import { KnownCoverages } from '../enrollment/known-coverages.ts';
import { evidenceAmong, type GapMeasure, type MeasureStanding, type NoticedRecord, standing, standingOfMember } from './gap-measures.ts';

/** The name of an answer that a statement waits for, and the occurrence that waits. */
interface Waiting {
  readonly flow: number;
  readonly number: number;
}

export interface OpenedGap {
  readonly record: CareGap;
  readonly measure: GapMeasure;
  readonly waiting: Waiting | null;
  /** Attempts to contact the member about it. */
  attempts: number;
  /** Whether its last day is over, so that care no longer closes it. */
  isOver: boolean;
}

export class GapsState {
  readonly person: Person;
  readonly #ask: Ask;
  readonly measures: ReadonlyMap<string, GapMeasure>;
  readonly coverages = new KnownCoverages();
  readonly answers = new AwaitedAnswers();
  /** By measure, those that are open. */
  readonly #open = new Map<string, OpenedGap>();
  /** What was recorded at this minute. */
  #noticed: NoticedRecord[] = [];

  constructor(person: Person, ask: Ask, measures: ReadonlyMap<string, GapMeasure>) {
    this.person = person;
    this.#ask = ask;
    this.measures = measures;
  }

  standing(measure: GapMeasure): MeasureStanding {
    return standing(measure, this.#ask);
  }

  note(notice: RecordNotice): void {
    this.coverages.note(notice);
    if (this.#open.size > 0) this.#noticed.push(notice);
  }

  /** The gap of a measure that is open. */
  openGap(measure: string): OpenedGap | null {
    return this.#open.get(measure) ?? null;
  }

  /** The medical coverage of a day, as it is known now; null where there is none. */
  coverageOn(day: number): string | null {
    return this.coverages.on('medical', day, this.person.now)[0]?.id ?? null;
  }

  add(gap: OpenedGap): void {
    this.#open.set(gap.measure.name, gap);
  }

  /** The gap is not open any more, or can no longer be closed by care. */
  remove({ measure: { name } }: OpenedGap): void {
    this.#open.delete(name);
  }

  /** Tells who waits for it what the gap came to. */
  settle({ waiting }: OpenedGap, outcome: GapAnswer): void {
    if (waiting !== null) this.answers.wait({ ...waiting, at: this.person.now, outcome });
  }

  /** Minute at which something is decided: at once where something was recorded, else when the next gap is over. */
  get next(): number {
    if (this.#noticed.length > 0) return this.person.now;
    let first = this.answers.next;
    for (const { record, isOver } of this.#open.values()) if (!isOver) first = Math.min(first, startOfDay(record.due + 1));
    return first;
  }

  /** Compares the open gaps with what is recorded by now. */
  decide(revise: Revise<'care_gaps'>): void {
    const { now } = this.person;
    const noticed = this.#noticed;
    this.#noticed = [];
    for (const gap of this.#open.values()) {
      if (gap.isOver) continue;
      if (gap.record.due < dayOfMinute(now)) {
        gap.isOver = true;
        this.settle(gap, 'missed');
        continue;
      }
      const found = standingOfMember(gap.measure, this.#ask);
      if (found !== 'met' && found !== 'excluded') continue;
      const { numerator, exclusion } = gap.measure.asked;
      const evidence = evidenceAmong(noticed, found === 'met' ? numerator : exclusion);
      const status = found === 'met' ? 'closed' : 'excluded';
      const values: Partial<CareGap> = {
        ...{ status, closed: now, evidence: 'administrative' },
        ...{ evidence_kind: evidence?.kind ?? null, evidence_id: evidence?.record.id ?? null },
      };
      revise('care_gaps', gap.record, values, evidence === null ? now : knownAt(evidence, now));
      this.remove(gap);
      this.settle(gap, status);
    }
  }
}

/** Minute at which a record is known to others. */
function knownAt({ kind, record }: NoticedRecord, now: number): number {
  const reported = (record as unknown as Readonly<Record<string, unknown>>)[kindOf[kind].reported];
  return typeof reported === 'number' ? Math.max(reported, now) : now;
}

export const gapsKey = new StateKey<GapsState>();
