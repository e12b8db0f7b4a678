/** What a run is made from, who watches it, and its result. */
import { dayOfMinute } from '../../model/time/civil.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import type { Verdict } from '../../runtime/sink/expectation-verdicts.ts';
import type { Extent } from '../../runtime/sink/gather.ts';
import type { WithoutEffect } from '../../runtime/sink/idle-statements.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import type { WhenNotEmpty } from '../output/output-folder.ts';
import type { Inputs } from '../output/run-manifest.ts';
import type { ReadScenario } from '../read-scenario.ts';
import type { Job } from './run-job.ts';

export interface Order {
  readonly job: Job;
  readonly inputs: Inputs;
  readonly workers: number;
  /** The program of a worker thread. */
  readonly program: URL;
  /** Not in this thread, however small the run is. */
  readonly apart?: true;
  /** An output folder, a database file, or an open descriptor. */
  readonly to: { readonly path: string; readonly mode: WhenNotEmpty } | { readonly descriptor: number };
  /** For diagnostics. */
  readonly sources: ReadScenario['sources'];
}

/** Subjects of a run. */
export function subjectsOf({ only, options }: Job): number {
  return only === null ? options.count : 1;
}

/** How much of the cohort that the scenario describes. */
export function extentOf({ ir, only, options: { since, asOf } }: Pick<Job, 'ir' | 'only' | 'options'>): Extent {
  const stated = ir.scenario.asOf;
  if (since !== undefined || (stated !== null && dayOfMinute(asOf) < dayOfMinute(stated))) return 'some_days';
  return only === null ? 'whole' : 'one_subject';
}

/** How far long work has come. */
export interface Progress {
  /** Whether there is anything to update. */
  readonly shown: boolean;
  /** What is done so far, such as subjects, and bytes; those of blocks in progress count. */
  update(subjects: number, bytes: number): void;
  /** Ends it, however the work ended. What is called again does nothing. */
  end(outcome: 'done' | 'stopped'): void;
}

/** Nobody looks. */
export const unwatched: Progress = { shown: false, update: () => {}, end: () => {} };

/** Who watches a run. */
export interface Watch {
  readonly progress: Progress;
  /**
   * Begins to listen for what asks the run to end: `end` is called with the error that the run then ends with. Only asked for while this thread is free
   * to hear it.
   * @returns a function that stops listening
   */
  readonly interruptible: (end: (why: Error) => void) => () => void;
}

export type Written =
  | { readonly subjects: number; readonly members?: number; readonly files: number; readonly bytes: number; readonly folder: string; readonly root: string }
  | { readonly subjects: number; readonly files: 1; readonly bytes: number; readonly file: string };

export interface RunResult {
  readonly verdicts: readonly Verdict[];
  /** Records that were made, by kind. */
  readonly records: Tally['records'];
  /** What targets could not write as it is. */
  readonly losses: BlockResult['losses'];
  /** Statements without any effect. */
  readonly idle: readonly WithoutEffect[];
  /** What was written; null where a stream has it. */
  readonly written: Written | null;
}
