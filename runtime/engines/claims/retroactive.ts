/**
 * Coverage that is reported after services were decided: a decision that the coverage as it is known now contradicts is reversed, and made again.
 * An end that is reported late denies what was paid (PR-27); a continuation that is elected late pays what was denied.
 */
import type { CoverageTier } from '../../../model/benefits/enrollment-terms.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Put } from '../engine.ts';
import type { ToldCoverage } from '../enrollment/known-coverages.ts';
import { adjudicateAndPost } from './adjudication/adjudicate.ts';
import type { MedicalClaim } from './adjudication/medical-claim.ts';
import { reverse } from './adjudication/reverse-decision.ts';
import { claimForPayer, type Submitted } from './claim-for-payer.ts';
import type { ClaimsState } from './claims-state.ts';
import { othersUndecided } from './coordination/next-payer.ts';
import type { Payers } from './payers.ts';
import { type DecisionKinds, writeDecision } from './write-decision.ts';

/** A claim that was decided. */
interface SettledClaim {
  readonly submitted: Submitted;
  /** The level of the contract at the decision. */
  readonly tier: CoverageTier;
  /** Which of its days were covered, by what was known at the decision. */
  readonly covered: string;
  /** Decisions about it so far. */
  readonly decisions: number;
}

/** Decisions that one submission of a claim makes at most: a reversal of the claim that it replaces, and its own. */
const FIRST_DECISIONS = 2;

export class RetroactiveNews {
  /** In the order in which it is reported. */
  readonly #news: ToldCoverage[] = [];
  readonly #settled = new Map<string, SettledClaim>();

  /** A change of a coverage is reported. */
  note(news: ToldCoverage): void {
    const after = this.#news.findIndex(({ told }) => told > news.told);
    this.#news.splice(after < 0 ? this.#news.length : after, 0, news);
  }

  settle(submitted: Submitted, tier: CoverageTier, medical: MedicalClaim, decisions = FIRST_DECISIONS): void {
    this.#settled.set(submitted.claim.id, { submitted, tier, covered: coveredDays(medical), decisions });
  }

  /** Minute of the next report; infinite while there is none. */
  get next(): number {
    return this.#news[0]?.told ?? Number.POSITIVE_INFINITY;
  }

  /** The decisions about the coverage whose change is reported now. */
  take(): readonly SettledClaim[] {
    const [news] = this.#news.splice(0, 1);
    return [...this.#settled.values()].filter(({ submitted: { coverage } }) => coverage.kind === news.coverage.kind && coverage.plan === news.coverage.plan);
  }
}

/** Makes the decisions again that a report contradicts. */
export function settleAgain(state: ClaimsState, payers: Payers, now: number, put: Put<DecisionKinds>): void {
  for (const { submitted, tier, covered, decisions } of state.retroactive.take()) {
    const { claim, coverage, begins } = submitted;
    const [plan, contract] = [payers.plan(coverage.plan), state.contractOf(coverage)];
    const level = contract.tierOn(coverage.name, begins, now);
    const undecided = othersUndecided(submitted, payers.orderOf(claim, state.coveragesOn(begins)));
    const read = claimForPayer(submitted, state.person, state.coverages.at(now), level, plan.networkOf(claim), undecided);
    const posted = contract.ledger.posted(claim.id);
    // One that was replaced or taken back since is settled by what came after it.
    if (posted === null || coveredDays(read) === covered) continue;
    const medical: MedicalClaim = { ...state.authorizations.foundBy(read, coverage.id, now), frequency: '1', original: null };
    const day = dayOfMinute(now);
    const reversal = reverse(posted, contract.ledger, day);
    contract.ledger.post(reversal);
    writeDecision(state, submitted, { posting: reversal, tier, medical, nth: decisions }, payers, now, put);
    for (const [i, posting] of adjudicateAndPost(plan.terms, medical, contract.ledger, day).entries())
      writeDecision(state, submitted, { posting, tier: level, medical, nth: decisions + 1 + i }, payers, now, put);
    state.retroactive.settle(submitted, level, medical, decisions + 2);
  }
}

/** By day of service: whether it is covered. Inpatient claims are about each day of the stay. */
function coveredDays({ inpatient, serviceStart, serviceEnd, lines, coverage: { spans } }: MedicalClaim): string {
  const days = inpatient
    ? Array.from({ length: Math.max(1, serviceEnd - serviceStart) }, (_, i) => serviceStart + i)
    : lines.map(({ serviceDay }) => serviceDay);
  return days.map((day) => (spans.some(({ from, to }) => from <= day && (to === null || day <= to)) ? '1' : '0')).join('');
}
