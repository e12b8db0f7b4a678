/** Drugs that are taken as long as their reason lasts (`ongoing: yes`): planned visits write the next prescription before the supply of the last one ends. */
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import { MINUTES_PER_DAY } from '../../../model/time/civil.ts';
import { put, recordedAt, revise } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { stateHabit } from '../pharmacy/fills/stated-habit.ts';
import { responsible, visitId } from './care-context.ts';
import { hasProblem, type OngoingDrug, supplyEnd } from './clinical-state.ts';

/** Keeps a drug for renewal. What was begun before the start has been renewed until then each time the supply ended. */
export function beginOngoing(s: SubjectState, key: number, drug: OngoingDrug): void {
  s.clinical.ongoing ??= new Map();
  s.clinical.ongoing.set(key, drug);
  while (supplyEnd(drug.request) <= s.now) {
    const last = s.clinical.prescriptions.get(key);
    if (last !== undefined) revise(s, 'medication_requests', last, { status: 'completed' });
    write(s, key, drug, supplyEnd(drug.request));
  }
}

/** At the end of a planned visit: renews what would run out before another one. */
export function renewOngoing(s: SubjectState): void {
  const { ongoing, prescriptions } = s.clinical;
  if (ongoing === null || s.death !== null) return;
  for (const [key, drug] of ongoing) {
    const since = s.now - drug.seen;
    drug.seen = s.now;
    const last = prescriptions.get(key);
    const end = supplyEnd(drug.request);
    if (last !== undefined && end - s.now >= Math.max(since, leastLeft(drug.request))) continue;
    if (drug.reason !== null && !hasProblem(s.clinical, drug.reason, s.now)) continue;
    // A supply that was used up has ended by itself.
    if (last !== undefined && end > s.now) revise(s, 'medication_requests', last, { status: 'completed', stopped: s.now });
    write(s, key, drug, s.now);
  }
}

/** Minutes: one fill, or half of a supply that has no second one. */
function leastLeft({ days_supply: days, refills }: MedicationRequest): number {
  return (days ?? 0) * MINUTES_PER_DAY * (refills === 0 ? 0.5 : 1);
}

function write(s: SubjectState, key: number, drug: OngoingDrug, authored: number): void {
  drug.renewals++;
  const record: MedicationRequest = {
    ...drug.request,
    id: drug.renewalId(drug.renewals),
    authored,
    prior_id: drug.request.id,
    recorded: recordedAt(s),
    encounter_id: visitId(s),
    practitioner_id: responsible(s),
  };
  drug.request = { ...record };
  if (drug.filled !== null) stateHabit(s, record.id, drug.filled);
  put(s, 'medication_requests', record);
  s.clinical.prescriptions.set(key, record);
  s.trail(key, 'medication_requests', true, authored);
}

/** A prescription was corrected: the renewals that follow say what it says now. */
export function correctOngoing(s: SubjectState, key: number, id: string, given: Partial<MedicationRequest>, reason: number | null): void {
  const { ongoing } = s.clinical;
  for (const [other, drug] of ongoing ?? []) {
    if (drug.request.id !== id) continue;
    drug.request = { ...drug.request, ...given };
    if ('reason' in given) drug.reason = reason;
    ongoing?.delete(other);
    ongoing?.set(key, drug);
    return;
  }
}

/** A prescription was taken back: the drug with the first one, else the renewal. */
export function forgetOngoing(s: SubjectState, key: number, id: string): void {
  const drug = s.clinical.ongoing?.get(key);
  if (drug?.first === id) s.clinical.ongoing?.delete(key);
  else if (drug?.request.id === id) drug.request = { ...drug.request, id: drug.request.prior_id ?? id };
}
