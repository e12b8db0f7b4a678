/** Sends claims, and what follows them: a copy, a replacement, a void. */
import type { Claim } from '../../../../model/benefits/claim.ts';
import { type FrontDoorRejection, frontDoorRejections, rejectedMemberNumber } from '../../../../model/benefits/front-door-rejections.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { EVENING } from '../claim-lags.ts';
import { billedBy } from '../claim-notes.ts';
import type { ClaimsState, Decided } from '../claims-state.ts';
import type { Payers } from '../payers.ts';
import { rejectedOf } from './claim-copies.ts';
import type { Filing, FollowUp } from './filing.ts';

type PutClaim = (kind: 'claims', record: Claim) => void;

/** Minute of the day after it was sent at which the payer acknowledges a claim: before it decides about any. A convention of this project. */
const ACKNOWLEDGED = 5 * 60;

/** Sends a claim now; its copy is held back, and so is one that the payer rejects, until it is sent again. */
export function send(state: ClaimsState, filing: Filing, payers: Payers, now: number, put: PutClaim): void {
  const { draft, coverage, visit, earlier, notBefore, rejection, copy, after } = filing;
  const acknowledged = startOfDay(dayOfMinute(now) + 1) + ACKNOWLEDGED;
  if (rejection !== null) {
    sendRejected(state, filing, rejection.reason, acknowledged, payers, now, put);
    state.held.hold(startOfDay(dayOfMinute(acknowledged) + rejection.days) + EVENING, { ...filing, rejection: null });
    return;
  }
  const { claim: contents, begins, terms, drgWeight, emergency, denied } = draft;
  const claim = { ...contents, ...headOf(state, filing, now), ...accepted, acknowledged };
  put('claims', claim);
  payers.trace?.note(billedBy, claim.id, terms);
  const at = Math.max(notBefore, payers.decisionOf(claim, payers.plan(coverage.plan), state.person, state.ask));
  state.await({ at, submitted: { claim, begins, terms, drgWeight, emergency, denied, visit, coverage, earlier }, after });
  state.billed.sent(claim, at);
  // A payer decides first about what came first.
  if (copy !== null) hold(state, copy, { coverage, visit, earlier, notBefore: at }, now);
}

const accepted = { acknowledgement: 'accepted', reject_category: null, reject_code: null } as const;

function headOf(state: ClaimsState, { draft, coverage, earlier }: Filing, now: number) {
  return {
    authorization_id: state.authorizations.numberOn(draft.claim, draft, coverage.id, now),
    coverage_id: coverage.id,
    member_id: coverage.member_id,
    payer_sequence: earlier.length + 1,
    prior_payment_id: earlier.at(-1)?.id ?? null,
    submitted: now,
  };
}

/** A claim that the payer does not take: it has an identifier of its own, and nothing follows from it. */
function sendRejected(state: ClaimsState, filing: Filing, reason: FrontDoorRejection, acknowledged: number, payers: Payers, now: number, put: PutClaim): void {
  const draft = rejectedOf(filing.draft);
  const { category, code } = frontDoorRejections[reason];
  const member_id = rejectedMemberNumber(reason, filing.coverage.member_id);
  const rejected = { acknowledged, acknowledgement: 'rejected', reject_category: category, reject_code: code } as const;
  put('claims', { ...draft.claim, ...headOf(state, filing, now), member_id, ...rejected });
  payers.trace?.note(billedBy, draft.claim.id, draft.terms);
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
  state.held.hold(startOfDay(dayOfMinute(now) + days) + EVENING, { ...filing, draft, rejection: null, copy: null, after: [] });
}
