/** What the adjudicator decides about a claim, with the steps that led there. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import type { Cents } from '../../exact-amount.ts';

/** The rules in their order. */
export const adjudicationRules = [
  ...([
    'stated',
    'reversal',
    'eligibility',
    'filing',
    'coordination',
    'duplicate',
    'benefit',
    'network',
    'capitation',
    'authorization',
    'edit',
    'price',
  ] as const),
  ...(['deductible', 'copay', 'coinsurance', 'oop_max', 'secondary', 'sequestration', 'payment'] as const),
] as const;
export type AdjudicationRule = (typeof adjudicationRules)[number];

/** Whose amount it is, of which year, and how far it has been used. */
export interface AccumulatorKey {
  /** Of the coverage: see `ClaimCoverage.account`. */
  readonly account: string;
  /** `in`, or the name of a network with its own. */
  readonly network: string;
  readonly kind: 'deductible' | 'oop' | 'visits' | 'copay' | 'authorized_units';
  /** Visits: the benefit. Copays: benefit and visit. Units: the authorization. Else empty. */
  readonly of: string;
  /** Null for the family. */
  readonly member: string | null;
  /** First day of the benefit year. */
  readonly year: number;
}

/** One accumulator changes. `before + amount = after`; a reversal has a negative amount. */
export interface Movement {
  readonly key: AccumulatorKey;
  readonly line: number;
  readonly amount: number;
  readonly before: number;
  readonly after: number;
  /** What it may reach; null for none. */
  readonly limit: number | null;
}

/** One rule that had something to say about a line, or about the claim. */
export interface TraceStep {
  readonly rule: AdjudicationRule;
  /** Null for the whole claim. */
  readonly line: number | null;
  /** The term of the plan, as it is written there: `benefit imaging.copay`. Null where none is involved. */
  readonly term: string | null;
  /** What it denies, reduces, allows, takes or pays, in cents; null where it lets pass. */
  readonly amount: Cents | null;
  readonly movement: Movement | null;
  /** Reason and remark of the adjustment that it makes. */
  readonly adjustment: Pick<Adjustment, 'group' | 'reason' | 'remark'> | null;
}

export interface LineDecision {
  readonly line: number;
  readonly charge: Cents;
  readonly allowed: Cents;
  readonly paid: Cents;
  /** charge = paid + their sum. */
  readonly adjustments: readonly Adjustment[];
  /** Whether a rule denied it. */
  readonly denied: boolean;
  readonly benefit: string | null;
}

/** As the claim status codes of an 835: 1, 2, 3, 4 and 22. */
export type DecisionStatus = 'processed_primary' | 'processed_secondary' | 'processed_tertiary' | 'denied' | 'reversal';

/** Sums over the lines. */
export interface DecisionSums {
  readonly charge: Cents;
  readonly allowed: Cents;
  readonly paid: Cents;
  /** PR-1, PR-3 and PR-2. */
  readonly deductible: Cents;
  readonly copay: Cents;
  readonly coinsurance: Cents;
  /** All of group PR. */
  readonly patientResponsibility: Cents;
}

export interface Decision extends DecisionSums {
  readonly claim: string;
  readonly status: DecisionStatus;
  /** Whether no line passed. */
  readonly denied: boolean;
  /** Whether the adjustments of a denial are about the claim as a whole. */
  readonly level: 'claim' | 'line';
  readonly day: number;
  readonly lines: readonly LineDecision[];
  readonly movements: readonly Movement[];
  readonly trace: readonly TraceStep[];
}
