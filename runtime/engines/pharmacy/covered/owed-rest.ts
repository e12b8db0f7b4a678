import type { Therapy } from '../fills/therapy.ts';
import type { BilledFill, PaidFill } from './bill-fill.ts';

/** What a pharmacy owes of a fill, and the minute at which it hands it over. */
export interface OwedRest {
  readonly at: number;
  readonly therapy: Therapy;
  readonly whole: BilledFill;
  /** The first part. */
  readonly fill: BilledFill;
  readonly paid: PaidFill;
}
