/** Outpatient care shortly before a stay in the same hospital: its facility lines are part of the claim of the stay; practitioners bill it apart. */
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { Duration } from '../../../model/time/duration.ts';
import { dayAfter } from './adjudication/benefit-year.ts';
import { EVENING } from './claim-lags.ts';
import type { VisitNotes } from './visit-notes.ts';
import { type Hospitals, isHospitalOutpatient } from './visit-setting.ts';

/** Minute before which a hospital does not bill a visit, since the patient may still be admitted within the window; 0 for other visits. */
export function windowOver(visit: Encounter, window: Duration | null, hospitals: Hospitals): number {
  return window !== null && isOutpatient(visit, hospitals) ? startOfDay(dayAfter(dayOfMinute(visit.end ?? visit.start), window) + 1) + EVENING : 0;
}

/** Whether a hospital bills care of a patient whom it has not admitted. */
export function isOutpatient(visit: Encounter, hospitals: Hospitals): boolean {
  return visit.class === 'emergency' || visit.class === 'observation' || isHospitalOutpatient(visit, hospitals);
}

function leadsTo(visit: Encounter, stay: Encounter, window: Duration, hospitals: Hospitals): boolean {
  return (
    isOutpatient(visit, hospitals) &&
    visit.status === 'finished' &&
    stay.class === 'inpatient' &&
    (stay.status === 'in_progress' || stay.status === 'finished') &&
    stay.organization_id === visit.organization_id &&
    visit.start <= stay.start &&
    dayOfMinute(stay.start) <= dayAfter(dayOfMinute(visit.end ?? visit.start), window)
  );
}

/** Which outpatient visits belong to which stays. */
export class PaymentWindows {
  readonly #hospitals: Hospitals;
  /** By the stay: visits whose practitioners have billed, and whose facility lines wait for the claim of the stay. */
  readonly #waiting = new Map<string, VisitNotes[]>();
  /** Visits whose facility lines are on the claim of a stay. */
  readonly #moved = new Set<string>();

  constructor(hospitals: Hospitals) {
    this.#hospitals = hospitals;
  }

  /**
   * Whether the hospital bills a visit on a claim of its own. If not, its lines are those of a stay.
   * @param visits those that are not billed yet
   */
  billsApart(notes: VisitNotes, visit: Encounter, visits: Iterable<VisitNotes>, window: Duration): boolean {
    if (this.#moved.delete(visit.id)) return false;
    for (const { encounter: stay } of visits) {
      if (stay === null || !leadsTo(visit, stay, window, this.#hospitals)) continue;
      this.#waiting.set(stay.id, [...(this.#waiting.get(stay.id) ?? []), notes]);
      return false;
    }
    return true;
  }

  /** The visits whose facility lines are on the claim of a stay, in the order of their starts. */
  partOf(stay: Encounter, visits: Iterable<VisitNotes>, window: Duration): VisitNotes[] {
    const waiting = this.withdrawn(stay.id);
    const others = [...visits].filter(({ encounter }) => encounter !== null && leadsTo(encounter, stay, window, this.#hospitals));
    for (const { encounter } of others) this.#moved.add((encounter as Encounter).id);
    return [...waiting, ...others].toSorted((a, b) => (a.encounter as Encounter).start - (b.encounter as Encounter).start);
  }

  /** The visits that waited for a stay, and wait no longer. */
  withdrawn(stay: string): VisitNotes[] {
    const waiting = this.#waiting.get(stay) ?? [];
    this.#waiting.delete(stay);
    return waiting;
  }
}
