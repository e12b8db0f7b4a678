/** How a patient came to a facility, in the codes of institutional claims (UB-04). */
import type { Encounter } from '../clinical/encounter.ts';

/** Priority of an admission: UB-04, form locator 14. */
const PRIORITY = { emergency: '1', urgent: '2', elective: '3', routine: '3' } as const;
const NEWBORN = '4';
/** Point of origin: UB-04, form locator 15. 1: not from a health care facility; 4: transfer from a hospital; of newborns, 5: born inside this hospital. */
const TRANSFER = '4';
const NOT_FROM_FACILITY = '1';
const BORN_INSIDE = '5';

interface Admission {
  readonly priority: string;
  readonly origin: string;
  readonly newborn: boolean;
}

export function admissionOf(visit: Encounter | undefined): Admission {
  if (visit?.admit_source === 'birth') return { priority: NEWBORN, origin: BORN_INSIDE, newborn: true };
  const emergency = visit?.class === 'emergency' || visit?.admit_source === 'emergency';
  const priority = PRIORITY[visit?.priority ?? (emergency ? 'emergency' : 'elective')];
  return { priority, origin: visit?.admit_source === 'transfer' ? TRANSFER : NOT_FROM_FACILITY, newborn: false };
}

/** Whether a bill is of an inpatient stay: types of bill 011x. */
export function isInpatientBill(typeOfBill: string | null): boolean {
  return typeOfBill?.startsWith('011') === true;
}
