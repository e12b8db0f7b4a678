/**
 * Decides about a medical claim: a pure function of the plan, the claim, and what the family has used so far. Claims are decided in the order of their
 * decisions, and each decision is posted to the ledger before the next claim.
 */

import { groupOfDenial } from '../../../../model/benefits/adjustment-codes.ts';
import { acceptLine } from './accept-line.ts';
import type { BenefitLedger, LedgerView, Posting } from './benefit-ledger.ts';
import type { PlanTerms } from './benefit-terms.ts';
import { dayAfter } from './benefit-year.ts';
import { ClaimWork, type Denial, type LineWork } from './claim-work.ts';
import type { Decision, DecisionStatus } from './decision.ts';
import { sumsOf } from './decision-sums.ts';
import { denial, denialOf, tooLate } from './denial-rules.ts';
import type { MedicalClaim } from './medical-claim.ts';
import { denyLine, payLine } from './pay-line.ts';
import { priceLines } from './price-lines.ts';
import { reverse } from './reverse-decision.ts';

/**
 * The decisions about a claim, in their order: one, or for a replacement the reversal of the original and its own. They are not posted.
 * @param day of the decision
 */
export function adjudicate(plan: PlanTerms, claim: MedicalClaim, ledger: LedgerView, day: number): readonly Posting[] {
  if (claim.frequency === '1') return [decide(new ClaimWork(plan, claim, ledger, day), stated(claim))];
  const original = claim.original === null ? null : ledger.posted(claim.original);
  const work = new ClaimWork(plan, claim, ledger, day);
  // What cannot be matched, or comes too late, leaves the original as it is.
  const refused = !claim.coverage.known
    ? denial('eligibility', 'PR', '31', { claim: true })
    : original === null
      ? denial('reversal', 'CO', '16', { remark: 'M47', claim: true })
      : claim.frequency === '7' && isLate(plan, claim, original.decision.day)
        ? tooLate
        : null;
  if (refused !== null || original === null) return [decide(work, refused)];
  const reversal = reverse(original, ledger, day);
  if (claim.frequency === '8') return [reversal];
  const after = new ClaimWork(plan, claim, ledger, day);
  after.ledger.post(reversal);
  return [reversal, decide(after, stated(claim))];
}

/** What the scenario decides in place of the plan. */
function stated({ denied }: MedicalClaim): Denial | null {
  if (denied === null) return null;
  const { reason, remark } = denied;
  return denial('stated', groupOfDenial(reason), reason, { ...(remark === null ? {} : { remark }), claim: true });
}

/** Decides and posts. */
export function adjudicateAndPost(plan: PlanTerms, claim: MedicalClaim, ledger: BenefitLedger, day: number): readonly Posting[] {
  const postings = adjudicate(plan, claim, ledger, day);
  for (const posting of postings) ledger.post(posting);
  return postings;
}

function isLate({ correctedFiling, timelyFiling }: PlanTerms, { received, serviceEnd }: MedicalClaim, decided: number): boolean {
  if (correctedFiling !== null) return received > dayAfter(decided, correctedFiling);
  return timelyFiling !== null && received > dayAfter(serviceEnd, timelyFiling);
}

/**
 * Rules first, for all lines, since inpatient claims are priced as a whole; then shares, line by line, since each leaves less of the deductible.
 * @param refused denies all lines; null where the rules decide
 */
function decide(work: ClaimWork, refused: Denial | null): Posting {
  const denials = new Map<LineWork, Denial>();
  for (const line of work.lines) {
    const denied = refused ?? denialOf(work, line);
    if (denied === null) acceptLine(work, line);
    else denials.set(line, denied);
  }
  const prices = priceLines(
    work,
    work.lines.filter((line) => !denials.has(line)),
  );
  const lines = work.lines.map((line) => {
    const price = prices.get(line);
    return price === undefined ? denyLine(work, line, denials.get(line) as Denial) : payLine(work, line, price);
  });
  const denied = lines.every((line) => line.denied);
  const { charge, allowed, paid, deductible, copay, coinsurance, patientResponsibility } = sumsOf(lines);
  const decision: Decision = {
    claim: work.claim.id,
    status: work.claim.coverage.known ? statuses[work.claim.payerSequence - 1] : 'denied',
    denied,
    level: denied && [...denials.values()].every(({ claim }) => claim) ? 'claim' : 'line',
    day: work.day,
    ...{ charge, allowed, paid, deductible, copay, coinsurance, patientResponsibility },
    lines,
    movements: work.movements,
    trace: work.trace,
  };
  return { decision, lines: work.paidLines };
}

const statuses: readonly DecisionStatus[] = ['processed_primary', 'processed_secondary', 'processed_tertiary'];
