/** The contracts of one person, and when something is owed for them. */
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Premium } from '../../../model/benefits/premium.ts';
import { addMonths, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { RecordNotice } from '../engine.ts';
import { KnownCoverages } from '../enrollment/known-coverages.ts';
import { ContractLedger, monthOf } from './contract-ledger.ts';
import type { PremiumRates } from './premium-rates.ts';

export class PremiumsState {
  readonly #rates: PremiumRates;
  readonly #coverages = new KnownCoverages();
  /** By the id of the coverage of the subscriber. */
  readonly #ledgers = new Map<string, ContractLedger>();
  /** Minutes of the reports that were not looked at yet. */
  readonly #reports: number[] = [];
  /** First day of the month that is billed next; null before the first coverage. */
  #month: number | null = null;

  constructor(rates: PremiumRates) {
    this.#rates = rates;
  }

  note(notice: RecordNotice): void {
    const news = this.#coverages.note(notice);
    if (notice.kind === 'enrollments' && notice.made) {
      this.#ledgers.get(notice.record.coverage_id)?.note(notice.record);
      this.#reports.push(notice.record.recorded);
    }
    if (notice.kind !== 'coverages' || news === null || !this.#isBilled(news.coverage)) return;
    this.#ledgers.set(news.coverage.id, new ContractLedger(this.#rates));
    this.#month = Math.min(this.#month ?? Number.POSITIVE_INFINITY, addMonths(monthOf(dayOfMinute(news.told)), 1));
    this.#reports.push(news.told);
  }

  #isBilled({ relationship, plan, tier }: Coverage): boolean {
    return relationship === 'self' && this.#rates.of(plan, tier) !== null;
  }

  /** Minute at which something may be owed: a month begins, or a change is reported. */
  get next(): number {
    if (this.#ledgers.size === 0 || this.#month === null) return Number.POSITIVE_INFINITY;
    return Math.min(startOfDay(this.#month), ...this.#reports);
  }

  bill(now: number): Premium[] {
    const today = dayOfMinute(now);
    this.#reports.splice(0, this.#reports.length, ...this.#reports.filter((minute) => minute > now));
    while (this.#month !== null && this.#month <= today) this.#month = addMonths(this.#month, 1);
    return this.#coverages.at(now).flatMap((coverage) => this.#ledgers.get(coverage.id)?.bill(coverage, today, now) ?? []);
  }
}
