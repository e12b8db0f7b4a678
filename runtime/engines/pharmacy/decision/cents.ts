/** Amounts of money as whole cents. A share of an amount is exact, and rounded once: half a cent up. */

import { formatCents } from '../../../../model/scalars.ts';
import { shareOf as exactShareOf, millionths } from '../../exact-amount.ts';

/** An amount in the terms of a step: `$12.34`. */
export function dollars(cents: number): string {
  return `$${formatCents(cents)}`;
}

/** @param share 0..1, to millionths  @returns cents, half a cent rounded up */
export function shareOf(cents: number, share: number): number {
  return exactShareOf(cents, millionths(share));
}

/** A share of a number of days, begun days counted whole: 75% of 30 days are 23. */
export function daysOf(days: number, share: number): number {
  return Math.ceil((days * millionths(share)) / millionths(1));
}
