/** A prescription that was corrected after it was filled. */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';

export interface CorrectedPrescription {
  /** As it is from then on. */
  readonly request: MedicationRequest;
  /** Minute of the correction. */
  readonly at: number;
}
