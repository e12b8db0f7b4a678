/** The coverages of one person whose plans pay by the month, and when something is owed for them. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import type { Capitation } from '../../../model/benefits/capitation.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { addMonths, civilOf, dayOf, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { RecordNotice } from '../engine.ts';
import { KnownAttributions } from '../enrollment/known-attributions.ts';
import { isCovered, KnownCoverages } from '../enrollment/known-coverages.ts';
import type { Cents } from '../exact-amount.ts';

/** What identifiers of capitations are derived with. */
const CAPITATION = 0x434150;

/**
 * A month is owed in full to whose member it is on its 15th, and to nobody where that day is not covered, as premiums are owed for it. Contracts have rules of
 * their own; this one is a choice of this project.
 */
const MIDDLE = 15;

export class CapitationState {
  /** Cents for a month, by plan. */
  readonly #rates: ReadonlyMap<string, Cents>;
  readonly #coverages = new KnownCoverages();
  readonly #attributions = new KnownAttributions();
  /** By coverage and month: who was paid, and null where that was taken back. */
  readonly #paid = new Map<string, Attribution | null>();
  /** Entries by coverage. */
  readonly #entries = new Map<string, number>();
  /** Minutes of the reports that were not looked at yet. */
  readonly #reports: number[] = [];
  /** First day of the month that is paid next; null before the first coverage. */
  #month: number | null = null;

  constructor(rates: ReadonlyMap<string, Cents>) {
    this.#rates = rates;
  }

  note(notice: RecordNotice): void {
    const news = this.#coverages.note(notice);
    if (this.#attributions.note(notice)) this.#reports.push((notice.record as Attribution).recorded);
    if (news === null || !this.#rates.has(news.coverage.plan)) return;
    this.#month = Math.min(this.#month ?? Number.POSITIVE_INFINITY, addMonths(monthOf(dayOfMinute(news.told)), 1));
    this.#reports.push(news.told);
  }

  /** Minute at which something may be owed: a month begins, or a change is reported. */
  get next(): number {
    return this.#month === null ? Number.POSITIVE_INFINITY : Math.min(startOfDay(this.#month), ...this.#reports);
  }

  /** What is owed at a minute for the months up to then, less what was paid for them. */
  pay(now: number): Capitation[] {
    const today = dayOfMinute(now);
    this.#reports.splice(0, this.#reports.length, ...this.#reports.filter((minute) => minute > now));
    while (this.#month !== null && this.#month <= today) this.#month = addMonths(this.#month, 1);
    const entries: Capitation[] = [];
    for (const coverage of this.#coverages.at(now)) {
      const rate = coverage.kind === 'medical' ? this.#rates.get(coverage.plan) : undefined;
      if (rate === undefined || rate === 0) continue;
      for (let month = monthOf(coverage.effective); month <= today; month = addMonths(month, 1)) entries.push(...this.#settle(coverage, month, rate, now));
    }
    return entries;
  }

  #settle(coverage: Coverage, month: number, rate: Cents, now: number): Capitation[] {
    const day = month + MIDDLE - 1;
    const owed = isCovered(coverage, day) ? this.#attributions.on(coverage.id, day, now) : null;
    const key = `${coverage.id} ${month}`;
    const known = this.#paid.has(key);
    const before = this.#paid.get(key) ?? null;
    if (owed?.practitioner_id === before?.practitioner_id) return [];
    this.#paid.set(key, owed);
    const entry = (amount: Cents, to: Attribution): Capitation => this.#entry(coverage, month, known ? 'adjusted' : 'paid', amount, to, now);
    return [...(before === null ? [] : [entry(-rate, before)]), ...(owed === null ? [] : [entry(rate, owed)])];
  }

  #entry({ id, payer_id }: Coverage, month: number, entry: Capitation['entry'], amount: Cents, to: Attribution, now: number): Capitation {
    const nth = this.#entries.get(id) ?? 0;
    this.#entries.set(id, nth + 1);
    return {
      id: derivedId(id, CAPITATION + nth),
      coverage_id: id,
      attribution_id: to.id,
      month,
      entry,
      amount,
      practitioner_id: to.practitioner_id,
      payer_id,
      payee_id: to.organization_id,
      recorded: now,
    };
  }
}

function monthOf(day: number): number {
  const { year, month } = civilOf(day);
  return dayOf(year, month, 1);
}
