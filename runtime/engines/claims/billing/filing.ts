/** Claims on their way to the payer, and what is sent after them. */
import type { ClaimPayment } from '../../../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import type { FrontDoorRejection } from '../../../../model/benefits/front-door-rejections.ts';
import type { Encounter } from '../../../../model/clinical/encounter.ts';
import type { DraftClaim } from '../claim-draft.ts';

/** A claim that is rejected before it is decided, and sent again so many days after the acknowledgement. */
export interface Rejection {
  readonly reason: FrontDoorRejection;
  readonly days: number;
}

export interface Filing {
  readonly draft: DraftClaim;
  readonly coverage: Coverage;
  readonly visit: Encounter['class'];
  /** Decisions of the payers before it, in their order. */
  readonly earlier: readonly ClaimPayment[];
  /** Minute before which the payer does not decide about it. */
  readonly notBefore: number;
  /** Null where the payer takes the claim. */
  readonly rejection: Rejection | null;
  /** The same claim, sent once more. */
  readonly copy: FollowUp | null;
  /** What is sent after the decision about it. */
  readonly after: readonly FollowUp[];
}

/** A claim that is sent so many days after an earlier one, or after the decision about it. */
export interface FollowUp {
  readonly draft: DraftClaim;
  readonly days: number;
}

interface Held {
  readonly at: number;
  readonly filing: Filing;
}

/** Claims that are sent at times of their own, and not when their visit is billed. */
export class HeldFilings {
  readonly #held: Held[] = [];

  /** Ties in the order in which they were held. */
  hold(at: number, filing: Filing): void {
    const after = this.#held.findIndex((other) => other.at > at);
    this.#held.splice(after < 0 ? this.#held.length : after, 0, { at, filing });
  }

  /** When the next one is sent; infinite while there is none. */
  get next(): number {
    return this.#held[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  some(test: (filing: Filing) => boolean): boolean {
    return this.#held.some(({ filing }) => test(filing));
  }

  /** The next one, which is held no longer. */
  take(): Filing | null {
    return this.#held.shift()?.filing ?? null;
  }
}
