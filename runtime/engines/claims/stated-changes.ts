/** Claims that statements replace or take back: after the decision about each, as billing does by chance. */
import type { ClaimType } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { keyOf, type StatedClaim } from './claim-amendments.ts';
import type { DraftClaim } from './claim-draft.ts';
import type { Submitted } from './claim-for-payer.ts';

export interface StatedChange {
  readonly visit: string;
  readonly type: ClaimType;
  /** Minute before which it is not sent. */
  readonly at: number;
  /** Null takes the claim back. */
  readonly stated: StatedClaim | null;
  /** Called where there is no claim to change. */
  readonly idle: () => void;
  /** Called with the claim that follows from it. */
  readonly made: (claim: string) => void;
}

/** The submission of a claim that stands: the first one, or what replaced it. */
interface Standing {
  readonly submitted: Submitted;
  readonly denied: boolean;
}

export class StatedChanges {
  /** In the order of the statements. */
  readonly #waiting: StatedChange[] = [];
  #sent = 0;
  readonly #standing = new Map<string, Standing>();
  /** Claims as they follow from their visits; kept only where a statement replaces claims. */
  readonly #drafts: Map<string, DraftClaim> | null;

  /** @param keeps whether the scenario has such statements */
  constructor(keeps: boolean) {
    this.#drafts = keeps ? new Map() : null;
  }

  /** A claim is billed. @param draft before statements change it */
  bill(draft: DraftClaim): void {
    this.#drafts?.set(keyOf(draft.claim.encounter_id, draft.claim.type), draft);
  }

  draftOf(visit: string, type: ClaimType): DraftClaim | null {
    return this.#drafts?.get(keyOf(visit, type)) ?? null;
  }

  /** The first payer decided about a claim. */
  settle(submitted: Submitted, payments: readonly ClaimPayment[]): void {
    const { claim, earlier } = submitted;
    const last = payments.at(-1);
    if (this.#drafts === null || earlier.length > 0 || last === undefined) return;
    const key = keyOf(claim.encounter_id, claim.type);
    const before = this.#standing.get(key);
    if (claim.frequency === '1') {
      // A copy that is denied changes nothing.
      const copy = before?.submitted.claim.coverage_id === claim.coverage_id && (last.denied || !before.denied);
      if (!copy) this.#standing.set(key, { submitted, denied: last.denied });
      return;
    }
    // What the payer refused leaves the original as it is.
    if (payments[0].status !== 'reversal') return;
    if (last.status === 'reversal') this.#standing.delete(key);
    else this.#standing.set(key, { submitted, denied: last.denied });
  }

  standing(visit: string, type: ClaimType): Submitted | null {
    return this.#standing.get(keyOf(visit, type))?.submitted ?? null;
  }

  /** Number of the next change that is sent, from 0. */
  number(): number {
    return this.#sent++;
  }

  note(change: StatedChange): void {
    this.#waiting.push(change);
  }

  /** The next change of a claim, which waits no longer. */
  take(visit: string, type: ClaimType): StatedChange | null {
    const place = this.#waiting.findIndex((one) => one.visit === visit && one.type === type);
    return place < 0 ? null : (this.#waiting.splice(place, 1)[0] ?? null);
  }
}
