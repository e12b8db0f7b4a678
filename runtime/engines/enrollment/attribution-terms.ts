/** How a plan attributes its members by their claims: `attribution { window: 24 months  every: year }`. */
import { addMonths, civilOf, dayOf } from '../../../model/time/civil.ts';
import type { Duration } from '../../../model/time/duration.ts';
import { attributionPeriods } from '../../../vocabulary/plan-vocabulary.ts';
import type { PlanReader } from '../claims/adjudication/plan-reader.ts';

export interface AttributionTerms {
  /** How long before the day of attribution a service counts. */
  readonly window: Duration;
  readonly every: (typeof attributionPeriods)[number];
}

/** Months from one day of attribution to the next. */
const MONTHS = { year: 12, quarter: 3 } as const;
/** Medicare's programs look back 12 to 24 months; the longer window attributes more members (a choice of this project). */
const usual: AttributionTerms = { window: { months: 24, days: 0, minutes: 0, businessDays: 0 }, every: 'year' };

/** @param block null where the plan has none */
export function attributionTerms(block: PlanReader | null): AttributionTerms {
  return { window: block?.duration('window') ?? usual.window, every: block?.word('every', attributionPeriods) ?? usual.every };
}

/** The first day of a year or quarter, from a day on. */
export function nextAttribution(day: number, { every }: AttributionTerms): number {
  const months = MONTHS[every];
  const { year, month } = civilOf(day);
  const first = dayOf(year, month - ((month - 1) % months), 1);
  return first === day ? first : addMonths(first, months);
}
