/** How long claims take: from the end of a service to the claim, and to the payer's decision. */

import { quantile } from '../../../draws/distributions/standard-normal.ts';
import type { Draw, Site } from '../../../draws/draw.ts';
import { exp, log } from '../../../draws/exact-math.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';

/** The z with P(Z <= z) = 0.95. */
const Z95 = 1.6448536269514722;

/** A lognormal number of days by its median and 95th percentile. */
function days([median, p95]: readonly [number, number], u: number): number {
  return median * exp((log(p95 / median) / Z95) * quantile(u));
}

/** From the end of service to the claim, and from the claim to the decision of a plan that states no `turnaround`. Conventions of this project. */
const SUBMITTED = [5, 25] as const;
const DECIDED = [9, 30] as const;
/** Claims are sent in a batch in the evening. */
export const EVENING = 18 * 60;

/** The evening of the day of a minute, while it is not over; else that of the next day. */
export function eveningFrom(minute: number): number {
  const evening = startOfDay(dayOfMinute(minute)) + EVENING;
  return evening >= minute ? evening : startOfDay(dayOfMinute(minute) + 1) + EVENING;
}

/** The occurrences that an identifier gives addresses for. */
export const ADDRESSES = 1 << 20;

/** A number by which draws about a record are addressed: it follows from its identifier, and so not from what else happens to the person. */
export function addressOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) % ADDRESSES;
}

/** Minute at which the claims of a visit are submitted: at the earliest on the day after its end. */
export function submissionOf(site: Site, draw: Draw, subject: number, visit: string, end: number): number {
  const lag = days(SUBMITTED, draw.at(site, subject, addressOf(visit)).uniform());
  return startOfDay(dayOfMinute(end) + Math.max(1, Math.round(lag))) + EVENING;
}

/** Days from the receipt of a claim to the decision, where the plan does not say. */
export function usualTurnaround(site: Site, draw: Draw, subject: number, address: number): number {
  return Math.max(1, Math.round(days(DECIDED, draw.at(site, subject, address).uniform())));
}
