/** Words that coverages and their transactions share. */

/** Why coverage ends, and for nothing else. */
const onlyEndings = ['termination_of_employment', 'termination_of_benefits', 'voluntary', 'nonpayment', 'death', 'divorce'] as const;
/** Why coverage begins as well as ends. */
const either = ['plan_change', 'moved', 'other'] as const;

/** Why coverage begins, changes or ends: near the maintenance reason codes of X12 834 (INS04). */
export const enrollmentReasons = [
  ...(['initial_enrollment', 'new_hire', 'open_enrollment', 'qualifying_event', 'birth', 'adoption', 'marriage', 'cobra'] as const),
  ...onlyEndings,
  ...either,
] as const;
export type EnrollmentReason = (typeof enrollmentReasons)[number];

/** Why a transaction is sent: also what changes nothing of the coverage itself. */
export const maintenanceReasons = [...enrollmentReasons, 'pcp_change'] as const;
export type MaintenanceReason = (typeof maintenanceReasons)[number];

export const endingReasons: readonly EnrollmentReason[] = [...onlyEndings, ...either];

/** Why a coverage begins, where a reason is stated that may be that of its end. */
export function beginningBy(reason: EnrollmentReason | null): EnrollmentReason {
  return reason === null || (onlyEndings as readonly string[]).includes(reason) ? 'initial_enrollment' : reason;
}

/** Why a coverage ends, where a reason is stated that may be that of its beginning. */
export function endingBy(reason: EnrollmentReason | null): EnrollmentReason {
  return reason !== null && endingReasons.includes(reason) ? reason : 'termination_of_benefits';
}

/** INS05: by work (A), continued by COBRA (C), or of a survivor (S). */
export const benefitStatuses = ['active', 'cobra', 'surviving'] as const;

/**
 * Qualifying events of continuation coverage, 26 U.S.C. 4980B(f)(3), with the months that it may last after each, (f)(2)(B).
 * Those of bankruptcy and separation are left out: the first is of retirees, the second lasts as a divorce does.
 */
const MONTHS = {
  termination_of_employment: 18,
  reduction_of_hours: 18,
  ...{ death: 36, divorce: 36, medicare: 36, ineligible_child: 36 },
} as const;
export type ContinuationEvent = keyof typeof MONTHS;
export const continuationEvents = Object.keys(MONTHS) as [ContinuationEvent, ...ContinuationEvent[]];

/** Months of continuation coverage; a disability extends 18 to 29, 26 U.S.C. 4980B(f)(2)(B)(i). */
export function continuationMonths(event: ContinuationEvent, disabled: boolean): number {
  return MONTHS[event] === 18 && disabled ? 29 : MONTHS[event];
}

/** Coverage levels (HD05): the subscriber alone, with spouse, with children, with both. */
export const tiers = ['EMP', 'ESP', 'ECH', 'FAM'] as const;
export type CoverageTier = (typeof tiers)[number];

/** The level of a contract, by what those are to the subscriber whom it covers besides. */
export function tierOf(dependants: readonly string[]): CoverageTier {
  const children = dependants.includes('child');
  const others = dependants.some((relationship) => relationship !== 'child');
  return children ? (others ? 'FAM' : 'ECH') : others ? 'ESP' : 'EMP';
}
