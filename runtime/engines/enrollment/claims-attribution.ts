/**
 * Attribution by claims: on a stated day, a member is attributed to the practitioner who has the plurality of their primary care, by allowed charges, as
 * Medicare's Shared Savings Program assigns beneficiaries (42 CFR 425.402(b)). Simplified: by practitioner, not by group of practitioners, and without the
 * second step, which assigns those whom only specialists saw.
 */
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { TraceNotes } from '../../plan/trace.ts';
import { dayAfter } from '../claims/adjudication/benefit-year.ts';
import type { EnrollmentState, EnrollmentWriter } from './enrollment-state.ts';
import type { HeldAttributions } from './held-attributions.ts';
import type { PractitionerShare } from './primary-care-claims.ts';

/** What an attribution was decided by. */
export interface CountedCare {
  /** First day of service that counts. */
  readonly from: number;
  /** The day of attribution, before which services and decisions count. */
  readonly day: number;
  /** The first of them is attributed. */
  readonly shares: readonly PractitionerShare[];
}

/** By attribution. */
export const countedCare = new TraceNotes<CountedCare>();

/** Attributes a member on a day. Whom the member chose, or a statement assigned, holds; nobody is attributed who had no visit. */
export function attributeByClaims(
  { plans, claims }: EnrollmentState,
  { plan, payer_id }: Pick<Coverage, 'plan' | 'payer_id'>,
  held: HeldAttributions,
  day: number,
  write: EnrollmentWriter,
): void {
  const terms = plans.attributionBy(plan);
  const current = held.on(day);
  if (terms === null || (current !== null && current.method !== 'claims')) return;
  const from = dayAfter(day, terms.window, -1);
  const shares = claims.count({ payer: payer_id, from, day });
  if (shares.length === 0) {
    held.endBefore(day, write.now, write.revise);
    return;
  }
  const record = held.assign({ by: shares[0].by, method: 'claims' }, day, write.now, null, write);
  if (record !== null) plans.trace?.note(countedCare, record.id, { from, day, shares });
}
