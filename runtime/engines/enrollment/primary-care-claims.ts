/** Who gave a member primary care, by what payers paid for: visits of practitioners of primary care, with their allowed charges. */
import type { Claim } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { isPrimaryCareVisit } from '../../../model/clinical/visit-type.ts';
import { type Practitioner, primaryCareSpecialties } from '../../../model/parties/providers.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import { startOfDay } from '../../../model/time/civil.ts';
import type { DeclaredParties, StateDirectory } from '../../parties/run-parties.ts';
import type { Person, RecordNotice } from '../engine.ts';
import type { Cents } from '../exact-amount.ts';

/** What primary care is counted by. */
export const primaryCareNotices: readonly RecordKind[] = ['encounters', 'claims', 'claim_payments'];

/** A claim that counts, with what it counts for. */
export interface CountedClaim {
  readonly claim: Claim;
  /** Allowed charges of its visits. */
  readonly allowed: Cents;
  /** Last day of a visit. */
  readonly day: number;
}

/** What one practitioner is attributed by. */
export interface PractitionerShare {
  readonly by: Practitioner;
  /** Sum over the claims. */
  readonly allowed: Cents;
  /** Day of the latest visit. */
  readonly latest: number;
  readonly claims: readonly CountedClaim[];
}

/** From a day up to before another one, for one payer. */
interface CountedDays {
  readonly payer: string;
  readonly from: number;
  readonly day: number;
}

export class PrimaryCareClaims {
  /** Those of primary care by their ids; null for all others. */
  readonly #practitioners = new Map<string, Practitioner | null>();
  readonly #claims = new Map<string, Claim>();
  /** By claim, in the order of the decisions. */
  readonly #decisions = new Map<string, ClaimPayment[]>();

  /** @param practitionerOf whose id it is, of those whom the person can see now */
  note({ kind, record, made }: RecordNotice, practitionerOf: (id: string) => Practitioner | null): void {
    if (kind === 'encounters') {
      if (this.#practitioners.has(record.practitioner_id)) return;
      const by = practitionerOf(record.practitioner_id);
      this.#practitioners.set(record.practitioner_id, by !== null && primaryCareSpecialties.includes(by.specialty) ? by : null);
    } else if (kind === 'claims') {
      if (made && record.type === 'professional' && this.#practitioners.get(record.rendering_id) != null) this.#claims.set(record.id, record);
    } else if (kind === 'claim_payments' && made && this.#claims.has(record.claim_id))
      this.#decisions.set(record.claim_id, [...(this.#decisions.get(record.claim_id) ?? []), record]);
  }

  /**
   * What is known before the last of the days, by practitioner: the most allowed charges first, then the latest visit, then the id.
   * What a payer reversed does not count, nor do lines that it denied.
   */
  count(days: CountedDays): PractitionerShare[] {
    const shares = new Map<string, CountedClaim[]>();
    for (const claim of this.#claims.values()) {
      const counted = this.#counted(claim, days);
      if (counted !== null) shares.set(claim.rendering_id, [...(shares.get(claim.rendering_id) ?? []), counted]);
    }
    return [...shares]
      .map(([id, claims]) => ({
        by: this.#practitioners.get(id) as Practitioner,
        allowed: claims.reduce((sum, one) => sum + one.allowed, 0),
        latest: Math.max(...claims.map(({ day }) => day)),
        claims,
      }))
      .sort((a, b) => b.allowed - a.allowed || b.latest - a.latest || (a.by.id < b.by.id ? -1 : 1));
  }

  #counted(claim: Claim, { payer, from, day }: CountedDays): CountedClaim | null {
    const decision = this.#decisions.get(claim.id)?.findLast(({ decided, payer_id }) => decided < startOfDay(day) && payer_id === payer);
    if (decision === undefined || decision.status === 'reversal') return null;
    const visits = claim.lines.flatMap(({ line, code, service_date }) => {
      const paid = decision.lines.find((one) => one.line === line);
      const counts = paid !== undefined && !paid.denied && code !== null && isPrimaryCareVisit(code) && from <= service_date && service_date < day;
      return counts ? [{ allowed: paid.allowed, day: service_date }] : [];
    });
    if (visits.length === 0) return null;
    return { claim, allowed: visits.reduce((sum, one) => sum + one.allowed, 0), day: Math.max(...visits.map((one) => one.day)) };
  }
}

/** One whom the scenario names, or one of primary care in the state of a person. */
export function practitionerOf({ parties }: Person, declared: DeclaredParties, id: string): Practitioner | null {
  const position = declared.positionOf(id);
  if (position >= 0) return declared.provider(position);
  const all = primaryCareSpecialties.flatMap((specialty) => (parties as StateDirectory).practitioners(specialty));
  return all.find((one) => one.id === id) ?? null;
}
