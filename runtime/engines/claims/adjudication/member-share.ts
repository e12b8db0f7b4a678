/** The member's share of an amount: deductible, copay, coinsurance, and what the out-of-pocket maximum leaves of them. */
import { costSharingLimits } from '../../../../model/benefits/cost-sharing-limits.ts';
import { civilOf } from '../../../../model/time/civil.ts';
import { type Cents, shareOf } from '../../exact-amount.ts';
import { type Allowance, allowanceOf, leftOf } from './allowance.ts';
import type { AnnualLimit } from './benefit-terms.ts';
import type { ClaimWork, LineWork } from './claim-work.ts';
import type { AccumulatorKey } from './decision.ts';

export interface MemberShare {
  readonly deductible: Cents;
  readonly copay: Cents;
  readonly coinsurance: Cents;
  /** What the out-of-pocket maximum cut off. */
  readonly cut: Cents;
}

/** @param base what is allowed, in cents */
export function memberShare(work: ClaimWork, line: LineWork, base: Cents, limits: LineLimits): MemberShare {
  const { terms } = line;
  let rest = base;
  const take = (amount: Cents): Cents => {
    const taken = Math.max(0, Math.min(rest, amount));
    rest -= taken;
    return taken;
  };
  const copayLeft = terms.copay === null ? 0 : terms.copay - work.ledger.used(copayKey(work, line));
  const first = terms.copayOrder === 'before_deductible' ? take(copayLeft) : 0;
  const deductible = terms.deductible === 'waived' ? 0 : take(left(work, limits.deductible));
  const copay = terms.copayOrder === 'before_deductible' ? first : take(copayLeft);
  const coinsurance = take(shareOf(terms.coinsuranceBase === 'allowed' ? base - deductible : rest, terms.coinsurance));
  return cutAt(left(work, limits.oop), { deductible, copay, coinsurance });
}

/** Beyond the maximum, coinsurance goes first, then the copay, then the deductible. */
function cutAt(most: Cents, { deductible, copay, coinsurance }: Omit<MemberShare, 'cut'>): MemberShare {
  const cut = Math.max(0, deductible + copay + coinsurance - most);
  const ofCoinsurance = Math.min(coinsurance, cut);
  const ofCopay = Math.min(copay, cut - ofCoinsurance);
  return { deductible: deductible - (cut - ofCoinsurance - ofCopay), copay: copay - ofCopay, coinsurance: coinsurance - ofCoinsurance, cut };
}

/** A copay is taken once for each visit and benefit. */
export function copayKey(work: ClaimWork, { line }: LineWork): AccumulatorKey {
  return work.key('copay', { of: `${line.benefit ?? ''}|${work.claim.visit}` });
}

/** The annual limits that a line counts towards. */
export interface LineLimits {
  readonly deductible: Allowance;
  readonly oop: Allowance;
}

export function limitsOf(work: ClaimWork, line: LineWork): LineLimits {
  return { deductible: deductibleOf(work, line), oop: oopOf(work, line) };
}

function deductibleOf(work: ClaimWork, line: LineWork): Allowance {
  const { deductible, deductibleAccount } = work.network;
  return allowance(work, line, 'deductible', deductible, deductibleAccount, null);
}

/** In a plan that is not grandfathered, nobody pays more than the limit of self-only coverage, whatever the plan says (45 CFR 156.130). */
function oopOf(work: ClaimWork, line: LineWork): Allowance {
  const { oopMax, oopAccount } = work.network;
  const federal = work.plan.acaLimits && oopAccount === 'in' ? (costSharingLimits(civilOf(line.year).year)?.outOfPocket.self ?? null) : null;
  return allowance(work, line, 'oop', oopMax, oopAccount, federal);
}

function allowance(
  work: ClaimWork,
  { year }: LineWork,
  kind: 'deductible' | 'oop',
  limit: AnnualLimit | null,
  network: string,
  federal: Cents | null,
): Allowance {
  return allowanceOf(limit, work.key(kind, { network, year }), work.claim.coverage.tier === 'EMP', federal);
}

/** What may still be taken: a deductible that the plan does not have takes nothing, a maximum that it does not have leaves everything. */
function left(work: ClaimWork, { person, family }: Allowance): Cents {
  const least = Math.min(leftOf(work.ledger, person), leftOf(work.ledger, family));
  return person.key.kind === 'deductible' && least === Number.POSITIVE_INFINITY ? 0 : least;
}
