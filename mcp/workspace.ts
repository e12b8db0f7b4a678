/** What the tools work with: folders, kept runs, and limits. One for the process; several connections may share it. */
import { join } from 'node:path';
import { AllowedFolders, PRIVATE_FOLDER } from '../app/allowed-folders.ts';
import type { ReportMaker } from '../app/kept/report-kept.ts';
import type { RunMaker } from '../app/kept/run-maker.ts';
import type { RunShelf } from '../app/kept/run-shelf.ts';

export interface WorkspaceOptions {
  /** The first holds the runs; relative paths are relative to it. */
  readonly folders: readonly string[];
  readonly readOnly: boolean;
  readonly maxCount: number;
  /** The program of a worker thread. */
  readonly worker: URL;
}

interface Kept {
  readonly shelf: RunShelf;
  readonly maker: RunMaker;
}

export class Workspace {
  readonly folders: AllowedFolders;
  readonly readOnly: boolean;
  readonly maxCount: number;
  readonly worker: URL;
  #kept: Kept | null = null;
  #reports: ReportMaker | null = null;

  constructor({ folders, readOnly, maxCount, worker }: WorkspaceOptions) {
    this.folders = new AllowedFolders(folders);
    this.readOnly = readOnly;
    this.maxCount = maxCount;
    this.worker = worker;
  }

  /** The runs: loaded with the compiler when they are first needed, so that the server answers at once. */
  async kept(): Promise<Kept> {
    const [{ RunShelf }, { RunMaker }] = await Promise.all([import('../app/kept/run-shelf.ts'), import('../app/kept/run-maker.ts')]);
    if (this.#kept === null) {
      const shelf = new RunShelf(join(this.folders.first, PRIVATE_FOLDER, 'runs'));
      this.#kept = { shelf, maker: new RunMaker(shelf, this.worker) };
    }
    return this.#kept;
  }

  /** The reports of runs: loaded with their charts when the first is asked for. */
  async reports(): Promise<ReportMaker> {
    const [{ shelf }, { ReportMaker }] = await Promise.all([this.kept(), import('../app/kept/report-kept.ts')]);
    this.#reports ??= new ReportMaker(shelf, this.folders);
    return this.#reports;
  }

  /** Ends all work; what is not whole leaves nothing. */
  async close(): Promise<void> {
    await Promise.all([this.#kept?.maker.close(), this.#reports?.close()]);
  }

  /** Removes what is not whole: the process ends before the work does. */
  discard(): void {
    this.#kept?.shelf.discard();
  }
}
