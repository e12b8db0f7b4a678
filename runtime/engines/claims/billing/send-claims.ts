/** Sends claims, and what follows them: a copy, a replacement, a void. */
import type { Claim } from '../../../../model/benefits/claim.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { EVENING } from '../claim-lags.ts';
import { billedBy } from '../claim-notes.ts';
import type { ClaimsState, Decided } from '../claims-state.ts';
import type { Payers } from '../payers.ts';
import type { Filing, FollowUp } from './filing.ts';

type PutClaim = (kind: 'claims', record: Claim) => void;

/** Sends a claim now; its copy is held back. */
export function send(state: ClaimsState, filing: Filing, payers: Payers, now: number, put: PutClaim): void {
  const { draft, coverage, visit, earlier, notBefore, copy, after } = filing;
  const { claim: contents, begins, terms, drgWeight, emergency, denied } = draft;
  const authorization_id = state.authorizations.numberOn(contents, draft, coverage.id, now);
  const claim = {
    ...contents,
    authorization_id,
    coverage_id: coverage.id,
    payer_sequence: earlier.length + 1,
    prior_payment_id: earlier.at(-1)?.id ?? null,
    submitted: now,
  };
  put('claims', claim);
  payers.trace?.note(billedBy, claim.id, terms);
  const at = Math.max(notBefore, payers.decisionOf(claim, payers.plan(coverage.plan), state.person, state.ask));
  state.await({ at, submitted: { claim, begins, terms, drgWeight, emergency, denied, visit, coverage, earlier }, after });
  if (earlier.length > 0) state.later.set(claim.id, at);
  // A payer decides first about what came first.
  if (copy !== null) hold(state, copy, { coverage, visit, earlier, notBefore: at }, now);
}

export function sendHeld(state: ClaimsState, payers: Payers, now: number, put: PutClaim): void {
  const filing = state.held.take();
  if (filing !== null) send(state, filing, payers, now, put);
}

/** Holds back what is sent after a decision. */
export function followUp(state: ClaimsState, { submitted, after }: Decided, now: number): void {
  const { coverage, visit, earlier } = submitted;
  for (const one of after) hold(state, one, { coverage, visit, earlier, notBefore: now }, now);
}

function hold(state: ClaimsState, { draft, days }: FollowUp, filing: Pick<Filing, 'coverage' | 'visit' | 'earlier' | 'notBefore'>, now: number): void {
  state.held.hold(startOfDay(dayOfMinute(now) + days) + EVENING, { ...filing, draft, copy: null, after: [] });
}
