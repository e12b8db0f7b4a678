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
import { firstFiling, nextFiling, othersUndecided } from './coordination/next-payer.ts';
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

  /** The decisions about the coverage whose change is reported now, and those about other coverages. */
  take(): { readonly own: readonly SettledClaim[]; readonly others: readonly SettledClaim[] } {
    const [news] = this.#news.splice(0, 1);
    const all = [...this.#settled.values()];
    const isOwn = ({ submitted: { coverage } }: SettledClaim): boolean => coverage.kind === news.coverage.kind && coverage.plan === news.coverage.plan;
    return { own: all.filter(isOwn), others: all.filter((one) => !isOwn(one)) };
  }
}

/** Makes the decisions again that a report contradicts, and sends claims to who turns out to pay. */
export function settleAgain(state: ClaimsState, payers: Payers, now: number, put: Put<DecisionKinds>): void {
  const { own, others } = state.retroactive.take();
  for (const { submitted, tier, covered, decisions } of own) {
    const { claim, coverage, begins } = submitted;
    const [plan, contract] = [payers.plan(coverage.plan), state.contractOf(coverage)];
    const level = contract.tierOn(coverage.name, begins, now);
    const order = payers.orderOf(claim, state.coveragesOn(begins));
    const undecided = othersUndecided(submitted, order);
    const read = claimForPayer(
      submitted,
      state.person,
      state.coverages.at(now),
      level,
      plan.networkOf(claim),
      undecided,
      state.attributions.on(coverage.id, begins, now),
    );
    const posted = contract.ledger.posted(claim.id);
    // One that was replaced or taken back since is settled by what came after it.
    if (posted === null || coveredDays(read) === covered) continue;
    const medical: MedicalClaim = { ...state.authorizations.foundBy(read, coverage.id, now), frequency: '1', original: null };
    const day = dayOfMinute(now);
    const reversal = reverse(posted, contract.ledger, day);
    contract.ledger.post(reversal);
    const reversed = writeDecision(state, submitted, { posting: reversal, tier, medical, nth: decisions }, payers, now, put);
    const made = adjudicateAndPost(plan.terms, medical, contract.ledger, day).map((posting, i) =>
      writeDecision(state, submitted, { posting, tier: level, medical, nth: decisions + 1 + i }, payers, now, put),
    );
    state.retroactive.settle(submitted, level, medical, decisions + 2);
    const next = nextFiling({ submitted, payments: [reversed, ...made], round: decisions / 2 }, order, now, state.billed);
    if (next !== null) state.held.hold(next.at, next);
  }
  for (const { submitted } of others) {
    const { claim, coverage, begins, earlier } = submitted;
    if (earlier.length > 0 || state.contractOf(coverage).ledger.posted(claim.id) === null) continue;
    const first = firstFiling(submitted, payers.orderOf(claim, state.coveragesOn(begins)), now, state.billed);
    if (first !== null) state.held.hold(first.at, first);
  }
}

/** By day of service: whether it is covered. Inpatient claims are about each day of the stay. */
function coveredDays({ inpatient, serviceStart, serviceEnd, lines, coverage: { spans } }: MedicalClaim): string {
  const days = inpatient
    ? Array.from({ length: Math.max(1, serviceEnd - serviceStart) }, (_, i) => serviceStart + i)
    : lines.map(({ serviceDay }) => serviceDay);
  return days.map((day) => (spans.some(({ from, to }) => from <= day && (to === null || day <= to)) ? '1' : '0')).join('');
}
