/** A finding of drug-utilization review. */

import type { DurCode, DurSeverity, DurType } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { Drug } from '../decision/fill-request.ts';

export interface DurAlert {
  readonly type: DurType;
  /** Reason for service, 439-E4. */
  readonly code: DurCode;
  readonly severity: DurSeverity;
  /** Keys of the drugs that it is about, the one that is filled first. */
  readonly drugs: readonly string[];
  /** The fill of the other drug; null where there is none. */
  readonly other: { readonly display: string; readonly day: number; readonly quantity: number } | null;
  /** The drug of that fill, or of the allergy. */
  readonly otherDrug: Drug | null;
  /** ICD-10-CM code of the disease that was reported. */
  readonly diagnosis: string | null;
  readonly text: string;
  /** Where the rule is from. */
  readonly source: string;
}
