/** What a decision about a fill says: rejects or a price with who pays what, and the steps that led there. */
import type { CostBasis } from '../../../../model/benefits/pharmacy-claim.ts';
import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import type { DurAlert } from '../review/dur-alert.ts';
import type { Accumulators } from './drug-benefit.ts';

/** One rule that was applied: what it is, the term of the contract, and what it was given and gave. Amounts are cents. */
export interface DecisionStep {
  readonly rule: string;
  readonly term: string;
  readonly before: number | string;
  readonly after: number | string;
}

/** Where steps are written down; null where nobody asks for them: most of their texts are made for them alone. */
export type DecisionSteps = DecisionStep[] | null;

/** Phases of Medicare Part D that a fill falls in (393-MV): 01 deductible, 02 initial coverage, 04 catastrophic. */
export interface PhaseCost {
  readonly phase: '01' | '02' | '04';
  /** Cents of the price. */
  readonly cost: number;
  readonly patient: number;
  readonly plan: number;
  readonly manufacturer: number;
  readonly medicare: number;
}

export interface Payment {
  /** What the price is by: the submitted basis, or the usual and customary charge, or the gross amount due. */
  readonly basis: CostBasis | 'usual' | 'gross';
  readonly ingredient: number;
  readonly fee: number;
  readonly allowed: number;
  /** What the patient pays for choosing the brand (134-UK); no accumulator counts it. */
  readonly penalty: number;
  readonly deductible: number;
  readonly copay: number;
  readonly coinsurance: number;
  readonly cardPaid: number;
  /** What the patient pays in the end, the penalty included. */
  readonly patientPay: number;
  readonly planPaid: number;
  readonly manufacturerPaid: number;
  readonly medicarePaid: number;
  readonly phases: readonly PhaseCost[];
  /** As they are after the fill. */
  readonly used: Accumulators;
}

export interface FillDecision {
  /** In the order in which they were found; none where the fill is paid. */
  readonly rejects: readonly RejectCode[];
  readonly tier: string | null;
  /** Null where it is rejected. */
  readonly payment: Payment | null;
  /** The first day on which a refill would be covered; null where nothing is in hand. */
  readonly refillFrom: number | null;
  readonly alerts: readonly DurAlert[];
  readonly steps: readonly DecisionStep[];
}
