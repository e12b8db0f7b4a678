/** A payer's answer to an inquiry: by what it knows of the coverage of the person at that minute. */
import type { Coverage, CoverageKind } from '../../../model/benefits/coverage.ts';
import type { EligibilityInquiry, EligibilityRejectReason } from '../../../model/benefits/eligibility-inquiry.ts';
import { addMonths, civilOf, dayOf, dayOfMinute, daysInMonth } from '../../../model/time/civil.ts';
import { isCovered } from '../enrollment/known-coverages.ts';
import type { EligibilityState } from './eligibility-state.ts';

/** Months before the inquiry that payers answer about at least, as far as the end of its month: CAQH CORE rules 154 and 260. */
const PAST_MONTHS = 12;

export interface EligibilityQuestion {
  readonly kind: CoverageKind;
  /** The day that is asked about. */
  readonly day: number;
  /** Minute of the inquiry. */
  readonly asked: number;
  /** What the author of a scenario decides in place of the payer. */
  readonly rejected: EligibilityRejectReason | null;
}

export type EligibilityAnswer = Pick<EligibilityInquiry, 'status' | 'reject_reason' | 'effective' | 'termination' | 'coverage_id' | 'payer_id' | 'member_id'>;

/** Null where the person has no coverage that could be asked about. */
export function eligibilityAnswer(state: EligibilityState, { kind, day, asked, rejected }: EligibilityQuestion): EligibilityAnswer | null {
  const known = state.coverages.at(asked).filter((one) => one.kind === kind);
  const coverage = known.find((one) => isCovered(one, day)) ?? latest(known);
  const card = coverage ?? state.coverages.toldLater(kind, asked);
  if (card === null) return null;
  const { payer_id, member_id } = card;
  const reason = rejected ?? outside(day, dayOfMinute(asked)) ?? (coverage === null ? unknown(state, card, asked) : null);
  if (reason !== null || coverage === null)
    return { status: 'rejected', reject_reason: reason, effective: null, termination: null, coverage_id: null, payer_id, member_id };
  const { effective, termination, id } = coverage;
  const status = isCovered(coverage, day) ? 'active' : 'inactive';
  return { status, reject_reason: null, effective, termination, coverage_id: id, payer_id, member_id };
}

function latest(coverages: readonly Coverage[]): Coverage | null {
  return coverages.reduce<Coverage | null>((last, one) => (last === null || one.effective >= last.effective ? one : last), null);
}

/** Whether a day is one that payers do not answer about. */
function outside(day: number, today: number): EligibilityRejectReason | null {
  const { year, month } = civilOf(today);
  if (day > dayOf(year, month, daysInMonth(year, month))) return 'date_in_future';
  return day < addMonths(today, -PAST_MONTHS) ? 'outside_inquiry_period' : null;
}

function unknown(state: EligibilityState, { kind, relationship }: Coverage, asked: number): EligibilityRejectReason {
  return relationship !== 'self' && state.isSubscriberKnown(kind, asked) ? 'patient_not_found' : 'subscriber_not_found';
}
