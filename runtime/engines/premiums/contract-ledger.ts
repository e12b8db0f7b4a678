/** What is owed for the months of a contract, as known at a minute, and what was billed. */
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Enrollment } from '../../../model/benefits/enrollment.ts';
import { type CoverageTier, continuationMonths } from '../../../model/benefits/enrollment-terms.ts';
import type { Premium } from '../../../model/benefits/premium.ts';
import { addMonths, civilOf, dayOf } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import { isCovered } from '../enrollment/known-coverages.ts';
import { type Cents, shareOf } from '../exact-amount.ts';
import { CONTINUED, EXTENDED, type PremiumRates } from './premium-rates.ts';

/** What identifiers of premiums are derived with. */
const PREMIUM = 0x383230;

/**
 * A month is owed in full where its 15th is covered, and not at all where it is not: the wash rule that many payers bill groups by. Which rule a payer
 * uses is a term of its contracts; this one is a choice of this project.
 */
const WASH_DAY = 15;
/** Months of a continuation without an extension for a disability. */
const USUAL_MONTHS = 18;

/** What is owed for a month. */
interface Owed {
  readonly amount: Cents;
  readonly tier: CoverageTier;
  readonly status: Coverage['benefit_status'];
}

export class ContractLedger {
  readonly #rates: PremiumRates;
  /** What was reported of the level and status of the contract, in the order of the reports. */
  readonly #said: Enrollment[] = [];
  /** Billed so far, by the first day of the month. */
  readonly #billed = new Map<number, Cents>();
  #entries = 0;

  constructor(rates: PremiumRates) {
    this.#rates = rates;
  }

  note(transaction: Enrollment): void {
    this.#said.push(transaction);
  }

  /** Bills the months up to a minute, and corrects those that were billed otherwise. @param coverage as it is known at that minute */
  bill(coverage: Coverage, today: number, now: number): Premium[] {
    const entries: Premium[] = [];
    for (let month = monthOf(coverage.effective); month <= today; month = addMonths(month, 1)) {
      const before = this.#billed.get(month);
      const owed = this.#owed(coverage, month, now);
      if (owed.amount === (before ?? 0)) continue;
      this.#billed.set(month, owed.amount);
      entries.push(this.#entry(coverage, month, before, owed, now));
    }
    return entries;
  }

  #entry({ id, payer_id, sponsor_id }: Coverage, month: number, before: Cents | undefined, { amount, tier, status }: Owed, now: number): Premium {
    return {
      id: derivedId(id, PREMIUM + this.#entries++),
      coverage_id: id,
      month,
      entry: before === undefined ? 'billed' : 'adjusted',
      tier,
      benefit_status: status,
      amount: amount - (before ?? 0),
      paid_by: sponsor_id === null || status === 'cobra' ? 'member' : 'sponsor',
      payer_id,
      sponsor_id,
      recorded: now,
    };
  }

  #owed(coverage: Coverage, month: number, now: number): Owed {
    const day = month + WASH_DAY - 1;
    const said = this.#on(day, now);
    const [tier, status] = said === null ? [coverage.tier, coverage.benefit_status] : [said.tier, said.benefit_status];
    if (!isCovered(coverage, day)) return { amount: 0, tier, status };
    const rate = this.#rates.of(coverage.plan, tier) ?? 0;
    if (status !== 'cobra') return { amount: rate, tier, status };
    return { amount: shareOf(rate, this.#isExtended(month, now) ? EXTENDED : CONTINUED), tier, status };
  }

  /** Whether a month of a continuation is one that only a disability adds. */
  #isExtended(month: number, now: number): boolean {
    const election = this.#said.find(({ benefit_status, recorded }) => benefit_status === 'cobra' && recorded <= now);
    const event = election?.qualifying_event ?? null;
    if (election === undefined || event === null || continuationMonths(event, false) !== USUAL_MONTHS) return false;
    return month >= addMonths(monthOf(election.effective), USUAL_MONTHS);
  }

  /** What was reported by a minute of a day: of what began by then, the latest, and of that the last report. */
  #on(day: number, now: number): Enrollment | null {
    let found: Enrollment | null = null;
    for (const one of this.#said)
      if (one.maintenance_type !== 'termination' && one.recorded <= now && one.effective <= day && (found === null || one.effective >= found.effective))
        found = one;
    return found;
  }
}

export function monthOf(day: number): number {
  const { year, month } = civilOf(day);
  return dayOf(year, month, 1);
}
