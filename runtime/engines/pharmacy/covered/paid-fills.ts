/** Paid fills, and ends of coverages that are reported later: what was paid after the last day is taken back then. */
import { dayOfMinute } from '../../../../model/time/civil.ts';
import type { RecordNotice } from '../../engine.ts';
import type { PaidFill } from './bill-fill.ts';

interface Ending {
  readonly told: number;
  readonly coverage: string;
  /** Last day of the coverage. */
  readonly last: number;
}

export class PaidFills {
  /** In the order of their claims. */
  #paid: PaidFill[] = [];
  /** In the order in which they are reported. */
  readonly #endings: Ending[] = [];

  note({ kind, record, made }: RecordNotice): void {
    if (kind !== 'enrollments' || !made || record.maintenance_type !== 'termination' || record.termination === null) return;
    const ending = { told: record.recorded, coverage: record.coverage_id, last: record.termination };
    const after = this.#endings.findIndex(({ told }) => told > ending.told);
    this.#endings.splice(after < 0 ? this.#endings.length : after, 0, ending);
  }

  add(fill: PaidFill): void {
    this.#paid.push(fill);
  }

  /** It was taken back for another reason. */
  remove(fill: PaidFill): void {
    this.#paid = this.#paid.filter((one) => one !== fill);
  }

  /** In its place, another claim pays for the fill. */
  replace(fill: PaidFill, by: PaidFill): void {
    this.#paid = this.#paid.map((one) => (one === fill ? by : one));
  }

  /** The paid fills of a prescription. */
  of(request: string): readonly PaidFill[] {
    return this.#paid.filter(({ claim }) => claim.request_id === request);
  }

  /** When the next end is reported; infinite while there is none. */
  get next(): number {
    return this.#endings[0]?.told ?? Number.POSITIVE_INFINITY;
  }

  /** The fills that the end which is reported next leaves without coverage. They are paid no longer. */
  take(): readonly PaidFill[] {
    const ending = this.#endings.shift();
    if (ending === undefined) return [];
    const found = this.#paid.filter(({ claim }) => claim.coverage_id === ending.coverage && dayOfMinute(claim.at) > ending.last);
    this.#paid = this.#paid.filter((one) => !found.includes(one));
    return found;
  }
}
