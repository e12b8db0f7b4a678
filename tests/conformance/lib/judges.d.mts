import type { Cohorts } from './cohorts.mjs';

/** Somebody else's program that judges output. */
export interface Judge {
  readonly name: string;
  /** What is judged, and by what. */
  readonly sees: string;
  /** Whether all is well. Throws `Lacking` where the machine has not what it takes. */
  judge(run: { readonly cohorts: Cohorts; readonly update: boolean }): Promise<boolean>;
}
