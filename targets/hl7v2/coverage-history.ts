/** Coverages as they are known when a message is sent: what was reported by then, by the transactions of enrollment. */
import { type Coverage, coverageKinds } from '../../model/benefits/coverage.ts';
import type { Enrollment } from '../../model/benefits/enrollment.ts';
import type { Subject } from '../../model/subject.ts';

/** Ends and resumptions of coverages; the beginning of one is the coverage itself. */
const CHANGES: ReadonlySet<Enrollment['maintenance_type']> = new Set(['termination', 'reinstatement']);

/** What is reported of a coverage at a minute. */
export interface CoverageNews {
  readonly id: string;
  readonly coverageId: string;
  readonly recorded: number;
}

/** Medical coverage before that of drugs; those of a kind in the order in which they pay, coverage by another person after the own one. */
function ranked(a: Coverage, b: Coverage): number {
  const rank = ({ kind, relationship }: Coverage): number => 2 * coverageKinds.indexOf(kind) + (relationship === 'self' ? 0 : 1);
  return rank(a) - rank(b) || a.priority - b.priority;
}

export class CoverageHistory {
  readonly news: readonly CoverageNews[];
  readonly #coverages: readonly Coverage[];
  readonly #changes = new Map<string, Enrollment[]>();

  constructor({ coverages, enrollments }: Pick<Subject, 'coverages' | 'enrollments'>) {
    this.#coverages = coverages.toSorted(ranked);
    const known = new Set(coverages.map(({ id }) => id));
    const changes = enrollments.filter((one) => CHANGES.has(one.maintenance_type) && known.has(one.coverage_id)).toSorted((a, b) => a.recorded - b.recorded);
    for (const one of changes) this.#changes.set(one.coverage_id, [...(this.#changes.get(one.coverage_id) ?? []), one]);
    this.news = [
      ...coverages.map(({ id, recorded }) => ({ id, coverageId: id, recorded })),
      ...changes.map(({ id, coverage_id, recorded }) => ({ id, coverageId: coverage_id, recorded })),
    ];
  }

  /** Those that cover a day, and those of which something is reported at that minute. */
  at(minute: number, day: number): readonly Coverage[] {
    if (this.#coverages.length === 0) return this.#coverages;
    return this.#coverages.flatMap((coverage) => {
      if (coverage.recorded > minute) return [];
      const known = this.#known(coverage, minute);
      const covers = known.effective <= day && day <= (known.termination ?? day);
      return covers || this.#isNews(coverage, minute) ? [known] : [];
    });
  }

  #known(coverage: Coverage, minute: number): Coverage {
    const changes = this.#changes.get(coverage.id);
    if (changes === undefined) return coverage;
    const last = changes.findLast(({ recorded }) => recorded <= minute);
    return { ...coverage, termination: last === undefined ? null : last.termination };
  }

  #isNews({ id, recorded }: Coverage, minute: number): boolean {
    return recorded === minute || (this.#changes.get(id)?.some((change) => change.recorded === minute) ?? false);
  }
}
