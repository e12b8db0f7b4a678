/** The diagnoses of a claim: those of the visit, the principal one first; else its reason; else the newest problem of the patient. */
import type { ClaimDiagnosis, ClaimType } from '../../../model/benefits/claim.ts';
import { type Condition, isExternalCause } from '../../../model/clinical/condition.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';

/** X12 005010X222A1: at most 12 in HI; 005010X223A2: the principal one and at most 24 others. */
const MOST: Readonly<Record<ClaimType, number>> = { professional: 12, institutional: 25 };
/** SV107 of a professional line has at most four pointers. */
const MOST_POINTERS = 4;

/**
 * @param problems conditions of the patient from earlier visits that are active, in the order of their records
 * @returns none where nothing says what the visit was for: it is not billed
 */
export function diagnosesOf(type: ClaimType, visit: Encounter, conditions: readonly Condition[], problems: readonly Condition[]): ClaimDiagnosis[] {
  const stand = conditions.filter(({ code, verification_status: status }) => isBillable(code) && status !== 'refuted' && status !== 'entered_in_error');
  const ranked = stand.filter(({ role }) => role !== 'admitting');
  const first = ranked.find(({ role }) => role === 'principal') ?? ranked.find(({ code }) => !isExternalCause(code));
  const codes = first === undefined ? [] : [first, ...ranked.filter((one) => one !== first)];
  const inpatient = type === 'institutional' && visit.class === 'inpatient';
  const found = new Map<string, ClaimDiagnosis>();
  for (const { code, onset } of codes) {
    const role = found.size === 0 ? 'principal' : 'other';
    if (!found.has(code.code)) found.set(code.code, { code, role, present_on_admission: inpatient ? (onset <= dayOfMinute(visit.start) ? 'Y' : 'N') : null });
  }
  if (found.size === 0) {
    const other = visit.reason !== null && isBillable(visit.reason) ? visit.reason : problems.findLast(({ code }) => isBillable(code))?.code;
    if (other === undefined) return [];
    found.set(other.code, { code: other, role: 'principal', present_on_admission: inpatient ? 'Y' : null });
  }
  const admitting = inpatient ? stand.find(({ role }) => role === 'admitting') : undefined;
  const all = [...found.values()].slice(0, MOST[type]);
  return admitting === undefined ? all : [...all, { code: admitting.code, role: 'admitting', present_on_admission: null }];
}

function isBillable({ system }: Coding): boolean {
  return system === 'ICD10CM';
}

/** A line is for the first diagnoses of its claim. */
export function pointersTo(diagnoses: readonly ClaimDiagnosis[]): number[] {
  const ranked = diagnoses.filter(({ role }) => role !== 'admitting').length;
  return Array.from({ length: Math.min(MOST_POINTERS, ranked) }, (_, i) => i + 1);
}
