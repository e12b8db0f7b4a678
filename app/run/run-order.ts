/** What a run is made from, and what comes of it. */

import type { Format } from '../../cli/diagnostics-report.ts';
import type { ProgressMode } from '../../cli/progress-display.ts';
import type { SourceFile } from '../../grammar/source-text.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import type { Verdict } from '../../runtime/sink/judge.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import type { Inputs } from '../output/run-manifest.ts';
import type { Job } from './run-job.ts';

export interface RunFlags {
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly quiet?: boolean;
  readonly progress: ProgressMode;
  readonly format: Format;
}

export interface Order {
  readonly job: Job;
  readonly inputs: Inputs;
  readonly workers: number;
  /** The program of a worker thread. */
  readonly program: URL;
  readonly flags: RunFlags;
  /** For diagnostics. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** The command that runs one subject alone. */
  readonly again: (subject: number) => string;
}

export interface RunResult {
  readonly verdicts: readonly Verdict[];
  /** Records that were made, by kind. */
  readonly records: Tally['records'];
  /** What targets could not write as it is. */
  readonly losses: BlockResult['losses'];
  /** What was written, for a person and as data; null where standard output has it. */
  readonly summary: { readonly text: string; readonly data: object } | null;
}
