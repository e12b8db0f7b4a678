/** The decision about one line: denied, or paid with the member's share. */
import type { Cents } from '../../exact-amount.ts';
import type { Allowance } from './allowance.ts';
import type { ClaimWork, Denial, LineWork } from './claim-work.ts';
import type { LineDecision } from './decision.ts';
import { copayKey, type LineLimits, limitsOf, type MemberShare, memberShare } from './member-share.ts';
import type { LinePrice } from './price-lines.ts';
import { owedAfter } from './secondary-payment.ts';
import { type Settlement, settleLine } from './settle-line.ts';

/** Nothing is paid. After earlier payers, what they left to the patient is denied: the rest was theirs. */
export function denyLine(work: ClaimWork, { line }: LineWork, denial: Denial): LineDecision {
  const owed = line.prior.length === 0 ? line.charge : owedAfter(line).owed;
  const amount = owed === 0 ? line.charge : owed;
  const adjustments = [
    { group: 'OA' as const, reason: '23', remark: null, amount: line.charge - amount },
    { ...denial.adjustment, amount },
  ].filter((one) => one.amount !== 0);
  work.step({ rule: denial.rule, line: denial.claim ? null : line.line, term: denial.term, amount, adjustment: denial.adjustment });
  return { line: line.line, charge: line.charge, allowed: 0, paid: 0, adjustments, denied: true, benefit: line.benefit };
}

export function payLine(work: ClaimWork, line: LineWork, price: LinePrice): LineDecision {
  const number = line.line.line;
  work.step({ rule: 'price', line: number, term: price.term, amount: price.allowed });
  const limits = limitsOf(work, line);
  const share = memberShare(work, line, price.base, limits);
  const settled = settleLine(work, line, price, share);
  moveShare(work, line, share, settled, limits);
  if (line.line.prior.length > 0) work.step({ rule: 'secondary', line: number, term: 'secondary', amount: settled.paid + settled.withheld });
  if (settled.withheld > 0) {
    const adjustment = { group: 'CO' as const, reason: '253', remark: null };
    work.step({ rule: 'sequestration', line: number, term: 'sequestration', amount: settled.withheld, adjustment });
  }
  work.step({ rule: 'payment', line: number, amount: settled.paid });
  const { charge, benefit } = line.line;
  return { line: number, charge, allowed: price.allowed, paid: settled.paid, adjustments: settled.adjustments, denied: line.units === 0, benefit };
}

/** After earlier payers, the deductible counts as if this payer were the first; out-of-pocket, only what stays with the patient. */
function moveShare(work: ClaimWork, line: LineWork, share: MemberShare, { outOfPocket }: Settlement, limits: LineLimits): void {
  const { line: number } = line.line;
  const { block } = line;
  const deductible = moveBoth(work, number, limits.deductible, share.deductible);
  if (share.deductible > 0) work.step({ rule: 'deductible', line: number, term: 'deductible', amount: share.deductible, movement: deductible });
  if (share.copay > 0) {
    const movement = work.move(copayKey(work, line), number, share.copay, line.terms.copay);
    work.step({ rule: 'copay', line: number, term: `${block}copay`, amount: share.copay, movement });
  }
  if (share.coinsurance > 0) work.step({ rule: 'coinsurance', line: number, term: `${block}coinsurance`, amount: share.coinsurance });
  const movement = moveBoth(work, number, limits.oop, outOfPocket);
  if (outOfPocket > 0 || share.cut > 0) work.step({ rule: 'oop_max', line: number, term: 'oop_max', amount: share.cut === 0 ? null : share.cut, movement });
}

function moveBoth(work: ClaimWork, line: number, { person, family }: Allowance, amount: Cents): ReturnType<ClaimWork['move']> {
  const movement = work.move(person.key, line, amount, person.limit);
  if (family !== null) work.move(family.key, line, amount, family.limit);
  return movement;
}
