/**
 * Attribution by claims: on a stated day, a member is attributed to the practitioner who has the plurality of their primary care, by allowed charges, as
 * Medicare's Shared Savings Program assigns beneficiaries (42 CFR 425.402(b)). Simplified: by practitioner, not by group of practitioners, and without the
 * second step, which assigns those whom only specialists saw.
 */
import { TraceNotes } from '../../plan/trace.ts';
import { dayAfter } from '../claims/adjudication/benefit-year.ts';
import type { AttributionTerms } from './attribution-terms.ts';
import type { PractitionerShare, PrimaryCareClaims } from './primary-care-claims.ts';

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

/** What counts on a day of attribution for a coverage. */
export function careOn(day: number, { window }: AttributionTerms, payer: string, claims: PrimaryCareClaims): CountedCare {
  const from = dayAfter(day, window, -1);
  return { from, day, shares: claims.count({ payer, from, day }) };
}
