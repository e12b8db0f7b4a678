/** The primary care providers of a member under one coverage, from day to day, as the payer holds them. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import type { Practitioner } from '../../../model/parties/providers.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { EnrollmentWriter } from './enrollment-state.ts';

/** What identifiers of attributions are derived with, where no statement makes them. */
const ATTRIBUTION = 0x504350;

/** Who is to be the provider, and who decided it. */
export interface PrimaryCare {
  readonly by: Practitioner;
  readonly method: Exclude<Attribution['method'], 'claims'>;
}

/** Whom a member is attributed to. */
export interface AttributedTo {
  readonly by: Pick<Practitioner, 'id' | 'organization_id'>;
  readonly method: Attribution['method'];
}

interface Days {
  readonly status: Attribution['status'];
  readonly until: number | null;
}

interface Span {
  readonly record: Attribution;
  days: Days;
  /** As it was before the coverage ended, and is again if the coverage goes on; null while it has not ended. */
  before: Days | null;
}

const OPEN: Days = { status: 'active', until: null };

export class HeldAttributions {
  readonly #coverage: string;
  /** In the order of the reports. */
  readonly #spans: Span[] = [];
  /** Last day of the coverage, where it has ended. */
  #last: number | null = null;

  constructor(coverage: string) {
    this.#coverage = coverage;
  }

  /** The one of a day. */
  on(day: number): Attribution | null {
    return this.#spans.find(({ record, days: { status, until } }) => status !== 'void' && record.effective <= day && day <= (until ?? day))?.record ?? null;
  }

  /**
   * Assigns a provider from a day on, in place of all that was so from then on.
   * @param recorded minute of the message
   * @param id of the record; null where no statement makes it
   * @returns the record; null where nothing changes
   */
  assign({ by, method }: AttributedTo, effective: number, recorded: number, id: string | null, { put, revise }: EnrollmentWriter): Attribution | null {
    const last = this.#last;
    if (last !== null && last < effective) return null;
    const later = this.#spans.some(({ record, days }) => days.status !== 'void' && record.effective > effective);
    const current = this.on(effective);
    // Who is named for a provider, and was attributed to them by claims, has them from then on.
    if (!later && current?.practitioner_id === by.id && (current.method === 'claims') === (method === 'claims')) return null;
    this.endBefore(effective, recorded, revise);
    const record: Attribution = {
      id: id ?? derivedId(this.#coverage, ATTRIBUTION + this.#spans.length),
      coverage_id: this.#coverage,
      practitioner_id: by.id,
      organization_id: by.organization_id,
      method,
      status: last === null ? 'active' : 'ended',
      effective,
      termination: last,
      recorded,
    };
    this.#spans.push({ record, days: { status: last === null ? 'active' : 'ended', until: last }, before: last === null ? null : OPEN });
    put('attributions', record);
    return record;
  }

  /** From a day on the member has no provider. */
  endBefore(day: number, recorded: number, revise: EnrollmentWriter['revise']): void {
    for (const span of this.#spans) {
      if (span.before !== null) span.before = endedBefore(span.before, span.record, day);
      change(span, endedBefore(span.days, span.record, day), recorded, revise);
    }
  }

  /** The coverage ends with a day, and whatever is later never was. */
  terminate(last: number, told: number, revise: EnrollmentWriter['revise']): void {
    this.#last = last;
    for (const span of this.#spans) {
      span.before ??= span.days;
      change(span, endedBefore(span.days, span.record, last + 1), told, revise);
    }
  }

  /** The coverage goes on as if it had not ended. */
  reinstate(told: number, revise: EnrollmentWriter['revise']): void {
    this.#last = null;
    for (const span of this.#spans) {
      const before = span.before ?? span.days;
      span.before = null;
      change(span, before, told, revise);
    }
  }
}

/** What is left of days before another one. */
function endedBefore(days: Days, { effective }: Attribution, day: number): Days {
  if (days.status === 'void' || (days.until !== null && days.until < day)) return days;
  return effective >= day ? { status: 'void', until: null } : { status: 'ended', until: day - 1 };
}

function change(span: Span, days: Days, told: number, revise: EnrollmentWriter['revise']): void {
  const { status, until } = days;
  if (status === span.days.status && until === span.days.until) return;
  span.days = days;
  revise('attributions', span.record, { status, termination: until }, told);
}
