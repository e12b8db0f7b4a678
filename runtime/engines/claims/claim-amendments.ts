/** What statements say about the claims of visits, in place of prices, billing and plan. */
import { type ClaimType, claimTypes } from '../../../model/benefits/claim.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { type Cents, spread } from '../exact-amount.ts';
import type { DraftClaim } from './claim-draft.ts';

/** Null: as usual. */
export interface ClaimAmendment {
  readonly billed: Cents | null;
  readonly place: string | null;
  /** Minute. */
  readonly submitted: number | null;
  /** The plan that is billed first. */
  readonly plan: string | null;
  /** Why the first payer denies it. */
  readonly denied: string | null;
}

const nothing: ClaimAmendment = { billed: null, place: null, submitted: null, plan: null, denied: null };

export class ClaimAmendments {
  readonly #stated = new Map<string, ClaimAmendment>();

  /** A later statement about the same claim decides about the fields that it has. */
  amend(visit: string, type: ClaimType, { billed, place, submitted, plan, denied }: ClaimAmendment): void {
    const before = this.of(visit, type);
    this.#stated.set(keyOf(visit, type), {
      billed: billed ?? before.billed,
      place: place ?? before.place,
      submitted: submitted ?? before.submitted,
      plan: plan ?? before.plan,
      denied: denied ?? before.denied,
    });
  }

  of(visit: string, type: ClaimType): ClaimAmendment {
    return (this.#stated.size === 0 ? undefined : this.#stated.get(keyOf(visit, type))) ?? nothing;
  }

  /** Minute at which the first claim of a visit is sent. @param end of the visit, before which nothing is sent */
  firstSubmission(visit: string, end: number, usual: number): number {
    return Math.min(...claimTypes.map((type) => Math.max(end, this.of(visit, type).submitted ?? usual)));
  }

  /** Minute before which one claim of a visit is not sent; 0 where no claim of it has a time of its own. */
  notBefore(visit: string, type: ClaimType, usual: () => number): number {
    return claimTypes.some((one) => this.of(visit, one).submitted !== null) ? (this.of(visit, type).submitted ?? usual()) : 0;
  }
}

const keyOf = (visit: string, type: ClaimType): string => `${visit} ${type}`;

export function amended(draft: DraftClaim, amendment: ClaimAmendment): DraftClaim {
  if (amendment === nothing) return draft;
  const { billed, place, denied } = amendment;
  const { claim } = draft;
  const charges =
    billed === null
      ? null
      : spread(
          billed,
          claim.lines.map(({ charge }) => charge),
        );
  return {
    ...draft,
    denied,
    claim: {
      ...claim,
      place_of_service: claim.place_of_service === null ? null : (place ?? claim.place_of_service),
      charge: billed ?? claim.charge,
      lines: charges === null ? claim.lines : claim.lines.map((line, i) => ({ ...line, charge: charges[i] })),
    },
  };
}

/** The coverage of a plan, where it is one of those that pay for the claim; null for none. */
export function coverageOf(plan: string | null, order: readonly Coverage[]): Coverage | null {
  return order.find((one) => one.plan === plan) ?? null;
}
