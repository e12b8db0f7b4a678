/** Limits of a compilation and of a run. A shell may raise them; a `.hsim` file cannot. */
import { defaultSourceLimits, type SourceLimits } from '../grammar/text-limits.ts';

export interface Limits {
  readonly source: SourceLimits;
  readonly modules: number;
  readonly importDepth: number;
  /** Occurrences of one event for one subject. */
  readonly occurrences: number;
  /** People of a roster. */
  readonly rosterRows: number;
  /** Diagnostics shown. */
  readonly diagnostics: number;
}

export const defaultLimits: Limits = { source: defaultSourceLimits, modules: 64, importDepth: 16, occurrences: 100_000, rosterRows: 100_000, diagnostics: 100 };
