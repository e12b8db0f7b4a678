/** An attempt to fill a prescription that an event has made. */
import type { DurResult } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import type { FillHabit } from './fill-habit.ts';
import type { Therapy } from './therapy.ts';

export interface FillAttempt {
  readonly therapy: Therapy;
  /** Minute of the attempt. */
  readonly at: number;
  /** What it says otherwise than the prescription. */
  readonly habit: Partial<FillHabit>;
  /** What the payer answers, whatever the formulary says; null where that decides. */
  readonly refused: RejectCode | null;
  /** What the pharmacist answers to a reject of drug-utilization review; null where it is drawn. */
  readonly result: DurResult | null;
}
