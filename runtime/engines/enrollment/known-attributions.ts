/** Primary care providers as the payer knows them at a time. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import type { RecordNotice } from '../engine.ts';

export class KnownAttributions {
  /** By coverage, in the order of the reports. */
  readonly #told = new Map<string, Attribution[]>();

  /** @returns whether the notice says something new */
  note({ kind, record, made }: RecordNotice): boolean {
    if (kind !== 'attributions' || !made) return false;
    this.#told.set(record.coverage_id, [...(this.#told.get(record.coverage_id) ?? []), record]);
    return true;
  }

  /** The one of a day of a coverage, as known at a minute: of the reports until then, the last that is about the day replaces those before. */
  on(coverage: string, day: number, minute: number): Attribution | null {
    let found: Attribution | null = null;
    for (const one of this.#told.get(coverage) ?? [])
      if (one.recorded <= minute && one.effective <= day && (found === null || one.recorded >= found.recorded)) found = one;
    return found;
  }
}
