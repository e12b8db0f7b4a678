/** What a family has used of its benefits: accumulators, and the lines that were paid. */
import type { AccumulatorKey, Decision, Movement } from './decision.ts';

/** A line that was not denied, as later claims are compared with it. */
export interface PaidLine {
  readonly claim: string;
  readonly line: number;
  readonly account: string;
  readonly type: 'professional' | 'institutional';
  readonly member: string;
  readonly rendering: string;
  /** Its code, or its revenue code. */
  readonly code: string;
  /** In order. */
  readonly modifiers: string;
  readonly day: number;
  readonly units: number;
  readonly benefit: string | null;
  readonly visit: string;
  /** How many visits the benefit has in a year; null where they are not counted. */
  readonly visitLimit: number | null;
  /** First day of its benefit year. */
  readonly year: number;
}

/** A decision, with the lines that count from then on: those that were paid, or, of a reversal, those that were. */
export interface Posting {
  readonly decision: Decision;
  readonly lines: readonly PaidLine[];
}

/** Reads the ledger; `BenefitLedger` and drafts on it. */
export interface LedgerView {
  used(key: AccumulatorKey): number;
  /** The same by the identity of the accumulator. */
  usedOf(id: string): number;
  /** Lines of a member that stand: paid, and not reversed. */
  paidLines(member: string): readonly PaidLine[];
  /** The decision about a claim that stands; null where there is none, or it was reversed. */
  posted(claim: string): Posting | null;
}

/** Whether two lines count as one visit of a benefit. */
export function oneVisit(a: PaidLine, b: Pick<PaidLine, 'account' | 'benefit' | 'visit' | 'year'>): boolean {
  return a.visitLimit !== null && a.account === b.account && a.benefit === b.benefit && a.visit === b.visit && a.year === b.year;
}

/** Identity of an accumulator: with the lengths of names, which may have any character. */
export function accumulatorId({ account, network, kind, of, member, year }: AccumulatorKey): string {
  return `${kind} ${year} ${account.length} ${network.length} ${member === null ? '' : member.length} ${account}${network}${member ?? ''}${of}`;
}

/** One for each family. Decisions are posted in their order; nothing else changes it. */
export class BenefitLedger implements LedgerView {
  readonly #base: LedgerView | null;
  readonly #used = new Map<string, number>();
  readonly #lines = new Map<string, PaidLine[]>();
  readonly #posted = new Map<string, Posting | null>();

  /** @param base a draft on another ledger sees what that one holds, and leaves it as it is */
  constructor(base: LedgerView | null = null) {
    this.#base = base;
  }

  used(key: AccumulatorKey): number {
    return this.usedOf(accumulatorId(key));
  }

  usedOf(id: string): number {
    return this.#used.get(id) ?? this.#base?.usedOf(id) ?? 0;
  }

  paidLines(member: string): readonly PaidLine[] {
    return this.#lines.get(member) ?? this.#base?.paidLines(member) ?? [];
  }

  posted(claim: string): Posting | null {
    const own = this.#posted.get(claim);
    return own === undefined ? (this.#base?.posted(claim) ?? null) : own;
  }

  /** Moves an accumulator, and returns how. */
  move(key: AccumulatorKey, line: number, amount: number, limit: number | null): Movement {
    const id = accumulatorId(key);
    const before = this.usedOf(id);
    const after = before + amount;
    this.#used.set(id, after);
    return { key, line, amount, before, after, limit };
  }

  addLine(line: PaidLine): void {
    const own = this.#lines.get(line.member);
    if (own === undefined) this.#lines.set(line.member, [...this.paidLines(line.member), line]);
    else own.push(line);
  }

  /** Takes a decision into account. Decisions are posted in the order in which they were made. */
  post(posting: Posting): void {
    const { decision, lines } = posting;
    for (const { key, line, amount, limit } of decision.movements) this.move(key, line, amount, limit);
    if (decision.status !== 'reversal') {
      for (const line of lines) this.addLine(line);
      this.#posted.set(decision.claim, posting);
      return;
    }
    for (const member of new Set(lines.map((line) => line.member))) {
      const rest = this.paidLines(member).filter(({ claim }) => claim !== decision.claim);
      this.#lines.set(member, rest);
    }
    this.#posted.set(decision.claim, null);
  }
}
