/** The page about a kept run, as a file. A page of many subjects takes longer than a client waits: it continues, and the same request finds it. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AllowedFolders } from '../allowed-folders.ts';
import { hashFile } from '../output/file-streams.ts';
import type { ManifestHead } from '../output/run-manifest.ts';
import { refuseOtherFile } from '../report/report-file.ts';
import { makeReport, type RunReport, rangeOfRun, wantedOf } from '../report/report-run.ts';
import { rewriteFile } from '../rewrite-file.ts';
import type { RunAgain } from '../run-again.ts';
import { readAsOf } from '../run-values.ts';
import { type Entry, openFile, openLibraryScenario } from '../scenario-files.ts';
import { findInLibrary } from '../scenario-library.ts';
import { Stop, usage } from '../stop.ts';
import { targetsOf } from '../targets-file.ts';
import { shown } from '../wording.ts';
import type { RunShelf } from './run-shelf.ts';
import { SharedWork, type Waiter } from './shared-work.ts';

export interface WrittenReport extends Omit<RunReport, 'page'> {
  /** The file, without links. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Subjects of the run. */
  readonly people: number;
}

/** `report` is null while it is being made. */
export interface ReportProgress {
  readonly report: WrittenReport | null;
  readonly done: number;
  readonly of: number;
}

export class ReportMaker {
  readonly #shelf: RunShelf;
  readonly #folders: AllowedFolders;
  readonly #making = new Map<string, SharedWork>();
  readonly #made = new Map<string, WrittenReport>();
  /** Why reports ended that nobody waited for. */
  readonly #failed = new Map<string, Error>();

  constructor(shelf: RunShelf, folders: AllowedFolders) {
    this.#shelf = shelf;
    this.#folders = folders;
  }

  /**
   * @param path an HTML file in an allowed folder
   * @param subjects those who are shown whole; none for the first few
   * @throws Stop where it cannot be written there
   */
  async write(run: string, path: string, subjects: readonly number[], waiter: Waiter): Promise<ReportProgress> {
    const again = await runOfShelf(this.#shelf, run);
    const wanted = wantedOf(again, subjects);
    const file = this.#folders.writable(path);
    if (!/\.html?$/i.test(file)) throw usage(`${shown(path)}: a report is an HTML file`, 'use a path that ends in .html');
    refuseOtherFile(file);
    const key = JSON.stringify([run, file, wanted]);
    const made = this.#made.get(key);
    const [first, end] = rangeOfRun(again);
    const of = end - first;
    if (made !== undefined && existsSync(file) && hashFile(file) === made.sha256) return { report: made, done: of, of };
    const failure = this.#failed.get(key);
    this.#failed.delete(key);
    if (failure !== undefined) throw failure;
    const work = this.#making.get(key) ?? this.#begin(key, run, file, again, wanted, of);
    const status = await work.wait(waiter);
    return { report: status === 'done' ? (this.#made.get(key) ?? null) : null, done: work.done, of };
  }

  /** Ends all work; what is not whole leaves nothing. */
  async close(): Promise<void> {
    const all = [...this.#making.values()];
    for (const one of all) one.end();
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  #begin(key: string, run: string, file: string, again: RunAgain, wanted: readonly number[], of: number): SharedWork {
    const work = new SharedWork(of, async (own) => {
      const { signal } = own;
      const beside = (): Entry | null => figuresBeside(again.head, this.#folders);
      const { page, ...report } = await makeReport(run, again, beside, wanted, { count: (done) => own.report(done), signal });
      signal.throwIfAborted();
      // What is there may have changed meanwhile.
      refuseOtherFile(file);
      mkdirSync(dirname(file), { recursive: true });
      rewriteFile(file, page);
      this.#made.set(key, { ...report, file, bytes: Buffer.byteLength(page), sha256: hashFile(file), people: of });
    });
    this.#making.set(key, work);
    const forget = (error: unknown): void => {
      this.#making.delete(key);
      if (error !== undefined && work.waiting === 0 && !work.signal.aborted) this.#failed.set(key, error as Error);
    };
    work.ended.then(() => forget(undefined), forget);
    return work;
  }
}

async function runOfShelf(shelf: RunShelf, run: string): Promise<RunAgain> {
  const source = await shelf.scenario(shelf.require(run));
  const head = shelf.head(run);
  const time = readAsOf(head.inputs.as_of);
  if (source.ir === null || 'problem' in time) throw new Stop('input', `the files of ${run} are damaged`, 'delete its folder, and make the run again');
  return { head, source, options: { seed: head.inputs.seed, count: head.inputs.count, asOf: time.asOf } };
}

/** The published figures in a file beside the scenario of a run, where the scenario is still what it was: of the library, or in an allowed folder. */
function figuresBeside({ inputs }: ManifestHead, folders: AllowedFolders): Entry | null {
  const [{ name, sha256 }] = inputs.sources;
  const library = findInLibrary(name);
  if (library !== null) {
    const entry = openLibraryScenario(name);
    if (entry.text.sha256 === sha256) return besides(entry, library.file);
  }
  try {
    const real = folders.existing(name);
    const entry = openFile(real, name);
    const figures = entry.text.sha256 === sha256 ? besides(entry, real) : null;
    // A link may lead out of the allowed folders.
    if (figures !== null) folders.existing(figures.text.path);
    return figures;
  } catch (error) {
    if (error instanceof Stop) return null;
    throw error;
  }
}

function besides(entry: Entry, file: string): Entry | null {
  const figures = targetsOf(entry, file);
  return figures === entry ? null : figures;
}
