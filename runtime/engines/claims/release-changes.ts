/** Sends what statements change of claims, when no decision about the claim is awaited any more. */
import type { ClaimType } from '../../../model/benefits/claim.ts';
import { statedLater } from './billing/claim-copies.ts';
import { amended } from './claim-amendments.ts';
import type { DraftClaim } from './claim-draft.ts';
import type { Submitted } from './claim-for-payer.ts';
import { eveningFrom } from './claim-lags.ts';
import type { ClaimsState } from './claims-state.ts';
import type { StatedChange } from './stated-changes.ts';

/** Whether a visit has a claim of a type that can be changed: one that was decided, or will be. */
export function hasChangeable(state: ClaimsState, visit: string, type: ClaimType): boolean {
  return state.changes.standing(visit, type) !== null || state.isOpen(visit, type);
}

/** Holds the next change of a claim back until it is sent, where no decision about the claim is awaited. */
export function releaseChange(state: ClaimsState, visit: string, type: ClaimType, now: number): void {
  while (!state.isOpen(visit, type)) {
    const change = state.changes.take(visit, type);
    if (change === null) return;
    const standing = state.changes.standing(visit, type);
    if (standing === null) {
      change.idle();
      continue;
    }
    const { coverage, visit: care, earlier } = standing;
    const draft = changed(state, standing, change);
    change.made(draft.claim.id);
    const filing = { draft, coverage, visit: care, earlier, notBefore: now, rejection: null, copy: null, after: [] };
    state.held.hold(Math.max(change.at, eveningFrom(now)), filing);
  }
}

function changed(state: ClaimsState, standing: Submitted, { visit, type, stated }: StatedChange): DraftClaim {
  const draft = state.changes.draftOf(visit, type);
  const nth = state.changes.number();
  if (stated === null || draft === null) return statedLater(standing, '8', nth);
  state.amendments.amend(visit, type, { ...stated, submitted: null, plan: null, denied: null });
  const { claim, ...rest } = amended(draft, state.amendments.of(visit, type));
  // What bills nothing any more takes the claim back.
  if (claim.lines.length === 0) return statedLater(standing, '8', nth);
  return statedLater({ ...rest, claim: { ...claim, id: standing.claim.id }, denied: stated.denied }, '7', nth);
}
