/**
 * Global surgical packages: the fee of a procedure pays for the visits of its surgeon around it (CMS, Medicare Claims Processing Manual, chapter 12,
 * section 40). A package of 0 or 10 days begins on the day of the procedure, one of 90 days on the day before.
 */
import type { Procedure } from '../../../model/clinical/procedure.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';

/** The longest package, which begins a day earlier. */
const MAJOR = 90;

interface Package {
  readonly practitioner: string;
  readonly from: number;
  readonly to: number;
}

export class GlobalPackages {
  readonly #packages = new Map<string, Package>();

  /** @param days null where the procedure has no package */
  note({ id, status, start, practitioner_id: practitioner }: Procedure, days: number | null): void {
    const day = dayOfMinute(start);
    if (days === null || (status !== 'completed' && status !== 'stopped')) this.#packages.delete(id);
    else this.#packages.set(id, { practitioner, from: days === MAJOR ? day - 1 : day, to: day + days });
  }

  /** Whether the visits of a practitioner on a day are paid with a procedure of theirs. */
  includes(practitioner: string, day: number): boolean {
    for (const one of this.#packages.values()) if (one.practitioner === practitioner && one.from <= day && day <= one.to) return true;
    return false;
  }
}
