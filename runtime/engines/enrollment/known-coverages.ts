/** Coverages as payers and providers know them at a time: a change that is reported later counts from then on. */
import type { Coverage, CoverageKind } from '../../../model/benefits/coverage.ts';
import type { RecordNotice } from '../engine.ts';

/** Kinds of records that report coverages. */
export const coverageNotices = ['coverages', 'enrollments'] as const;

/** A coverage as it was reported. */
export interface ToldCoverage {
  readonly told: number;
  readonly coverage: Coverage;
}

/** From a minute up to before another, the same is known. */
interface KnownSpan {
  readonly from: number;
  readonly until: number;
  readonly coverages: readonly Coverage[];
}

const nothingKnown: KnownSpan = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, coverages: [] };

export class KnownCoverages {
  /** By id, in the order of the reports. */
  readonly #told = new Map<string, ToldCoverage[]>();
  /** What was asked for last: few things are reported, and much is decided between them. */
  #last: KnownSpan = nothingKnown;

  /** @returns what is new of a coverage; null where the notice says nothing that is */
  note({ kind, record, made }: RecordNotice): ToldCoverage | null {
    if (!made) return null;
    if (kind === 'coverages') return this.#add(record, record.recorded);
    if (kind !== 'enrollments' || (record.maintenance_type !== 'termination' && record.maintenance_type !== 'reinstatement')) return null;
    const before = this.#told.get(record.coverage_id)?.at(-1);
    if (before === undefined) return null;
    const { termination, benefit_status } = record;
    return this.#add({ ...before.coverage, termination, benefit_status, status: termination === null ? 'active' : 'ended' }, record.recorded);
  }

  /** Each as it is known at a minute. */
  at(minute: number): readonly Coverage[] {
    if (minute < this.#last.from || minute >= this.#last.until) this.#last = this.#spanAt(minute);
    return this.#last.coverages;
  }

  #spanAt(minute: number): KnownSpan {
    const coverages: Coverage[] = [];
    let [from, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const all of this.#told.values()) {
      const known = all.findLast(({ told }) => told <= minute);
      if (known !== undefined) coverages.push(known.coverage);
      for (const { told } of all) {
        if (told <= minute) from = Math.max(from, told);
        else until = Math.min(until, told);
      }
    }
    return { from, until, coverages };
  }

  /** Those of a kind that cover a day, as known at a minute. */
  on(kind: CoverageKind, day: number, minute: number): readonly Coverage[] {
    return this.at(minute).filter((one) => one.kind === kind && isCovered(one, day));
  }

  /** When a coverage of a day is reported that is not known at a minute; null where none is. */
  toldOf(kind: CoverageKind, day: number, minute: number): number | null {
    const later = [...this.#told.values()].flat().filter(({ told, coverage }) => told > minute && coverage.kind === kind && isCovered(coverage, day));
    return later.length === 0 ? null : Math.min(...later.map(({ told }) => told));
  }

  /** The first coverage of a kind that began by a minute and is reported after it; null where there is none. */
  toldLater(kind: CoverageKind, minute: number): Coverage | null {
    const later = [...this.#told.values()].flat().filter(({ told, coverage }) => told > minute && coverage.kind === kind);
    return later[0]?.coverage ?? null;
  }

  #add(coverage: Coverage, told: number): ToldCoverage {
    const one = { told, coverage };
    this.#told.set(coverage.id, [...(this.#told.get(coverage.id) ?? []), one]);
    this.#last = this.#spanAt(told);
    return one;
  }
}

export function isCovered({ effective, termination }: Coverage, day: number): boolean {
  return effective <= day && day <= (termination ?? day);
}
