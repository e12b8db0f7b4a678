/** Which payers have a claim for a visit, and which of its submissions: what a later one replaces. */
import type { Claim } from '../../../../model/benefits/claim.ts';
import { keyOf } from '../claim-amendments.ts';

type Sent = Pick<Claim, 'id' | 'encounter_id' | 'type' | 'coverage_id' | 'frequency' | 'payer_sequence'>;

export interface BilledPayer {
  readonly claim: string;
  /** Place of the payer in the order by which it was billed, from 1. */
  readonly sequence: number;
  /** Minute of the decision about it. */
  readonly at: number;
}

export class BilledPayers {
  /** By claim of a visit, then by coverage. */
  readonly #last = new Map<string, Map<string, BilledPayer>>();

  /** A claim is sent. What is sent twice is the first one to the payer. @param at minute of the decision about it */
  sent({ id, encounter_id, type, coverage_id, frequency, payer_sequence }: Sent, at: number): void {
    const key = keyOf(encounter_id, type);
    const payers = this.#last.get(key) ?? new Map<string, BilledPayer>();
    this.#last.set(key, payers);
    if (frequency !== '1' || !payers.has(coverage_id)) payers.set(coverage_id, { claim: id, sequence: payer_sequence, at });
  }

  /** The payer has no claim any more: it was taken back, or denied because another payer comes first. */
  gone({ encounter_id, type, coverage_id }: Omit<Sent, 'frequency'>): void {
    this.#last.get(keyOf(encounter_id, type))?.delete(coverage_id);
  }

  /** Null where the payer of a coverage has none. */
  by({ encounter_id, type }: Pick<Claim, 'encounter_id' | 'type'>, coverage: string): BilledPayer | null {
    return this.#last.get(keyOf(encounter_id, type))?.get(coverage) ?? null;
  }
}
