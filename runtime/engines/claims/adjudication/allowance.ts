/** How much of an annual limit is left: for a person, and for the family. */
import type { Cents } from '../../exact-amount.ts';
import type { LedgerView } from './benefit-ledger.ts';
import type { AnnualLimit } from './benefit-terms.ts';
import type { AccumulatorKey } from './decision.ts';

/** An annual limit with its two accumulators; `family` is null where there is one person. */
export interface Allowance {
  readonly person: Allotted;
  readonly family: Allotted | null;
}

interface Allotted {
  readonly key: AccumulatorKey;
  /** Null for none. */
  readonly limit: Cents | null;
}

/**
 * @param key that of the person
 * @param alone whether the contract covers nobody else
 * @param federal what nobody pays more than, whatever the plan says
 */
export function allowanceOf(limit: AnnualLimit | null, key: AccumulatorKey, alone: boolean, federal: Cents | null): Allowance {
  const own = limit === null || (limit.style === 'aggregate' && !alone && limit.family !== null) ? null : limit.individual;
  const least = own === null || federal === null ? (own ?? federal) : Math.min(own, federal);
  return { person: { key, limit: least }, family: alone ? null : { key: { ...key, member: null }, limit: limit?.family ?? null } };
}

/** Infinite where there is no limit. */
export function leftOf(ledger: LedgerView, one: Allotted | null): Cents {
  return one === null || one.limit === null ? Number.POSITIVE_INFINITY : Math.max(0, one.limit - ledger.used(one.key));
}
