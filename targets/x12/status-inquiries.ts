/**
 * Inquiries of providers about claims that are not decided (276 and 277, 005010X212). They follow from the records: a provider asks about a claim that the payer took
 * 30, 60 and 90 days after it was sent, as long as it is not decided. The days are a convention of this project.
 */
import { dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import type { SubjectParties } from './subject-parties.ts';

const AFTER_DAYS = [30, 60, 90] as const;
/** Inquiries are sent, and answered, in the morning. */
const MORNING = 9 * 60;

export interface StatusInquiry extends ClaimToSend {
  readonly at: number;
  /** Its number among those about the claim, from 1. */
  readonly nth: number;
}

/** Those after one minute, and up to another. */
export function statusInquiries(of: SubjectParties, after: number, until: number): StatusInquiry[] {
  const decided = new Map<string, number>();
  for (const { claim_id: id, decided: at } of of.subject.claim_payments) decided.set(id, Math.min(at, decided.get(id) ?? at));
  return of.subject.claims.flatMap((claim) => {
    const coverage = of.coverage(claim.coverage_id);
    if (coverage === undefined || claim.acknowledgement !== 'accepted') return [];
    const last = decided.get(claim.id) ?? Number.POSITIVE_INFINITY;
    return AFTER_DAYS.flatMap((days, i) => {
      const at = startOfDay(dayOfMinute(claim.submitted) + days) + MORNING;
      return at > after && at <= until && at < last ? [{ claim, coverage, of, at, nth: i + 1 }] : [];
    });
  });
}
