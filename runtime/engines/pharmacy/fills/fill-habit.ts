/** How prescriptions are filled: as `fills` of the profile says, but for what a prescription states itself. */
import type { PharmacyKind } from '../../../../model/pharmacy/pharmacy-kind.ts';

export interface FillHabit {
  /** Share of prescriptions that are collected. */
  readonly start: number;
  /** PDC of a calendar year. */
  readonly adherence: number;
  /** Share of refills that are attempted too early. */
  readonly early: number;
  /** Share of fills of which a part is handed over first. */
  readonly partial: number;
  /** Id of the pharmacy, and what benefits take it for. */
  readonly pharmacy: string;
  readonly pharmacyKind: PharmacyKind;
  /** Dispense as written (408-D8). */
  readonly daw: number;
}
