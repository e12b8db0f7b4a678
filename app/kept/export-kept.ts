/** A kept run in a format, as files: made again from its plan, so that the bytes are those that the command line writes. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import { carryOut, prepareAgain, type RunRequest } from '../compile-scenario.ts';
import { type LossReport, lossReports } from '../loss-report.ts';
import { OutputFolder, type WhenNotEmpty } from '../output/output-folder.ts';
import { MANIFEST, recordedFiles } from '../output/run-manifest.ts';
import type { Progress } from '../run/run-order.ts';
import { readAsOf } from '../run-values.ts';
import { Stop, usage } from '../stop.ts';
import { shown } from '../wording.ts';
import type { RunShelf } from './run-shelf.ts';
import { Cancelled, onAbort } from './shared-work.ts';

/** Files that an answer lists. */
const LISTED = 40;

export interface ExportRequest {
  readonly target: { readonly name: string; readonly options: unknown };
  /** A folder, which need not exist. */
  readonly out: string;
  readonly whenNotEmpty: WhenNotEmpty;
  /** The program of a worker thread. */
  readonly worker: URL;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

export interface ExportedFile {
  readonly path: string;
  /** Null where the bytes differ from one time to the next, as those of a database do. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

export interface Exported {
  readonly subjects: number;
  readonly files: readonly ExportedFile[];
  readonly more: number;
  /** What the format left out or changed. */
  readonly losses: Pick<LossReport, 'records' | 'altered'>;
}

export async function exportKept(shelf: RunShelf, run: string, { target, out, whenNotEmpty, worker, signal, progress }: ExportRequest): Promise<Exported> {
  if (whenNotEmpty === 'refuse' && existsSync(out) && readdirSync(out).length > 0)
    throw usage(`the folder ${shown(out)} is not empty`, `use another folder, or ${option('overwrite', 'true')} to replace an earlier run in it`);
  const { settings, ...scenario } = await shelf.scenario(shelf.require(run));
  const { inputs } = shelf.head(run);
  const time = readAsOf(inputs.as_of);
  if ('problem' in time) throw new Stop('input', `the files of ${run} are damaged`, 'delete its folder, and make the run again');
  const request: RunRequest = {
    ...{ count: inputs.count, seed: inputs.seed, set: settings, asOf: time.asOf },
    ...{ targets: [target], out, whenNotEmpty, worker, apart: true },
  };
  const { result: order } = await prepareAgain(scenario, request);
  if (order === null) throw new Stop('input', `the plan of ${run} cannot be run`, 'make the run again');
  let begun = false;
  const update = (subjects: number): void => {
    begun = true;
    progress(subjects, inputs.count);
  };
  const watch: Progress = { shown: true, update, end: () => {} };
  try {
    const result = await carryOut(order, { progress: watch, interruptible: (end) => onAbort(signal, () => end(new Cancelled())) });
    if (signal.aborted) throw new Cancelled();
    const [losses] = lossReports([target], result);
    return { subjects: inputs.count, ...listed(out), losses: { records: losses?.records ?? {}, altered: losses?.altered ?? {} } };
  } catch (error) {
    // Nothing half-written is left: what was finished of it goes too. Where nothing was begun, what is in the folder is not of this run.
    if (begun && existsSync(out)) new OutputFolder(out).dissolve();
    throw error;
  }
}

function listed(out: string): Pick<Exported, 'files' | 'more'> {
  const files: ExportedFile[] = [];
  let more = 0;
  for (const file of recordedFiles(join(out, MANIFEST))) {
    if (files.length === LISTED) more++;
    else files.push('bytes' in file ? { path: file.path, bytes: file.bytes, sha256: file.sha256 } : { path: file.path, bytes: null, sha256: null });
  }
  return { files, more };
}
