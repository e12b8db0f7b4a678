/** What statements say about the claims of visits, in place of prices, billing and plan. */
import { type ClaimType, claimTypes } from '../../../model/benefits/claim.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { StatedDenial } from './adjudication/medical-claim.ts';
import { amendLines, type LineAmendment } from './amend-lines.ts';
import type { DraftClaim } from './claim-draft.ts';

/** Null: as usual. */
export interface ClaimAmendment {
  readonly lines: readonly LineAmendment[];
  readonly place: string | null;
  /** Minute. */
  readonly submitted: number | null;
  /** The plan that is billed first. */
  readonly plan: string | null;
  /** Why the first payer denies it. */
  readonly denied: StatedDenial | null;
}

const nothing: ClaimAmendment = { lines: [], place: null, submitted: null, plan: null, denied: null };

/** What one statement says. */
export interface StatedClaim extends Omit<ClaimAmendment, 'lines'> {
  readonly line: LineAmendment;
}

export class ClaimAmendments {
  readonly #stated = new Map<string, ClaimAmendment>();

  /** A later statement about the same claim decides about the fields that it has. */
  amend(visit: string, type: ClaimType, { line, place, submitted, plan, denied }: StatedClaim): void {
    const before = this.of(visit, type);
    const same = before.lines.find(({ service }) => service === line.service);
    const merged = {
      ...line,
      units: line.units ?? same?.units ?? null,
      modifiers: line.modifiers ?? same?.modifiers ?? null,
      billed: line.billed ?? same?.billed ?? null,
    };
    this.#stated.set(keyOf(visit, type), {
      lines: [...before.lines.filter((one) => one !== same), merged],
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

/** Names one claim of a visit, however often it is sent. */
export const keyOf = (visit: string, type: ClaimType): string => `${visit} ${type}`;

/** What may be left are no lines: such a claim is not sent. */
export function amended(draft: DraftClaim, amendment: ClaimAmendment): DraftClaim {
  if (amendment === nothing) return draft;
  const { place, denied } = amendment;
  const { claim, terms } = amendLines(draft, amendment.lines);
  return { ...draft, denied, terms, claim: { ...claim, place_of_service: claim.place_of_service === null ? null : (place ?? claim.place_of_service) } };
}

/** The coverage of a plan, where it is one of those that pay for the claim; null for none. */
export function coverageOf(plan: string | null, order: readonly Coverage[]): Coverage | null {
  return order.find((one) => one.plan === plan) ?? null;
}
