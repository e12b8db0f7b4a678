import type { Cohorts } from './cohorts.mjs';
import type { Tally } from './results.mjs';

/** Somebody else's program that judges output. */
export interface Judge {
  readonly name: string;
  /** What is judged, and by what. */
  readonly sees: string;
  /** What the page of targets shows of it; without it, nothing. */
  readonly checked?: Checked;
  /** Whether all is well. Throws `Lacking` where the machine has not what it takes. */
  judge(run: { readonly cohorts: Cohorts; readonly update: boolean; readonly tally?: Tally }): Promise<boolean>;
}

export interface Checked {
  readonly target: string;
  /** What is counted, in the plural: `interchanges`. */
  readonly unit: string;
  /** By kind: why the checker does not see it; `*` for all others. */
  readonly unseen: Readonly<Record<string, string>>;
}
