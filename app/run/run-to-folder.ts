/** A run into a folder: blocks, then what all blocks share, then manifest and sign of success. */

import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import { blocksOf, rangeOf } from '../../runtime/sink/blocks.ts';
import { Gathered } from '../../runtime/sink/gather.ts';
import { emptyTally } from '../../runtime/sink/tally.ts';
import { assemble } from '../output/file-assembly.ts';
import { FileStreams, hashFile, isPart, type WrittenFile } from '../output/file-streams.ts';
import { OutputFolder, SHARED, type WhenNotEmpty } from '../output/output-folder.ts';
import { isBelow } from '../output/paths-below.ts';
import { manifestHead, manifestText } from '../output/run-manifest.ts';
import { type BlockRecord, fitsTally, type SharedRecord } from '../output/run-records.ts';
import { Stop } from '../stop.ts';
import { outputStop } from '../system-errors.ts';
import { compare } from '../verify-run.ts';
import { megabytes, shown } from '../wording.ts';
import { type Failure, failureOf, NO_BLOCK } from './block-answer.ts';
import { stopFor } from './failure-stop.ts';
import { ReadyJob } from './run-job.ts';
import { extentOf, type Order, type Progress, type RunResult, subjectsOf, type Watch } from './run-order.ts';
import { Pool } from './worker-pool.ts';

/** Below this many subjects a run needs no thread next to the main one, which a signal can interrupt only by ending the process. */
const WORTH_A_THREAD = 2000;
/** Subjects whose size tells the size of the whole. */
const SAMPLE = 200;
/** Milliseconds between two looks at the progress of a run in the main thread. */
const TICK = 100;

export async function runToFolder(order: Order, path: string, mode: WhenNotEmpty, watch: Watch): Promise<RunResult> {
  const folder = new OutputFolder(path);
  folder.prepare(mode, order.job.inputs);
  try {
    return await new FolderRun(order, folder, watch).run(mode === 'resume');
  } finally {
    folder.leave();
  }
}

/** What came of making some blocks of a run. */
export interface MadeBlocks {
  /** Blocks that were made now, and those that were there. */
  readonly made: number;
  readonly kept: number;
  readonly subjects: number;
  readonly bytes: number;
}

/** A block that cannot be assembled, and why; null where it was not made at all. */
export interface UnfitBlock {
  readonly block: number;
  readonly why: string | null;
}

export class FolderRun {
  readonly #order: Order;
  readonly #watch: Watch;
  readonly #folder: OutputFolder;
  readonly #gathered: Gathered;
  readonly #finished = new Set<number>();
  readonly #progress: Progress;
  readonly #subjects: number;
  readonly #blocks: number;
  /** The blocks that are to be made here; null: all. */
  readonly #range: readonly number[] | null;
  #bytes = 0;
  #files = 0;
  /** Bytes of parts, of which files of the whole run are made. */
  #parts = 0;
  /** Made by an earlier run, and whole. */
  #sharedRecord: SharedRecord | null = null;
  #stop: Error | null = null;
  #sized = false;

  /** @param range the blocks to make, where others are made elsewhere */
  constructor(order: Order, folder: OutputFolder, watch: Watch, range: readonly number[] | null = null) {
    const { job } = order;
    this.#order = order;
    this.#watch = watch;
    this.#folder = folder;
    this.#gathered = new Gathered(job.ir);
    this.#range = range;
    this.#subjects = range === null ? subjectsOf(job) : range.reduce((sum, block) => sum + this.#sizeOf(block), 0);
    this.#blocks = job.only !== null ? 1 : blocksOf(job.options.count, job.blockSize).count;
    this.#progress = watch.progress;
  }

  async run(resume: boolean): Promise<RunResult> {
    let outcome: 'done' | 'stopped' = 'stopped';
    try {
      if (resume) this.#takeFinished();
      const ready = await this.#make();
      if (this.#stop !== null) throw this.#stop;
      const result = await this.#finish(ready ?? (await ReadyJob.make(this.#order.job)));
      outcome = 'done';
      return result;
    } finally {
      this.#progress.end(outcome);
    }
  }

  /**
   * Makes the blocks of the range that are not there, while other processes may make others, or the same. Where it fails, but others have made its
   * blocks meanwhile, nothing is missing.
   */
  async makeBlocks(): Promise<MadeBlocks> {
    let outcome: 'done' | 'stopped' = 'stopped';
    try {
      const { damaged } = this.#takeMade();
      for (const record of damaged.values()) if (record.inputs !== this.#order.job.inputs) this.#folder.forgetBlock(record);
      const kept = new Set(this.#finished);
      if (this.#finished.size < (this.#range ?? []).length) await this.#make();
      const left = [...this.#missing()];
      if (this.#stop !== null && !left.every((block) => !damaged.has(block) && this.#folder.recordOf(block)?.inputs === this.#order.job.inputs))
        throw this.#stop;
      // What was made of all parts is there already: nobody needs this part any more.
      if (this.#folder.isComplete() && this.#wholeShared() !== null)
        for (const block of this.#range ?? []) this.#folder.removePartsOf(this.#folder.recordOf(block) ?? { files: [] });
      outcome = 'done';
      const { size } = this.#finished;
      return { made: size - kept.size, kept: kept.size + left.length, subjects: this.#subjects, bytes: this.#bytes };
    } finally {
      this.#progress.end(outcome);
    }
  }

  /** Verifies all blocks, and makes what they share and the manifest; where blocks are missing or damaged, only says which. */
  async assemble(): Promise<RunResult | readonly UnfitBlock[]> {
    let outcome: 'done' | 'stopped' = 'stopped';
    try {
      const { shared, damaged } = this.#takeMade();
      const unfit = [...this.#missing()].map((block) => ({ block, why: this.#unfitness(damaged.get(block), shared === null) }));
      if (unfit.length > 0) return unfit;
      this.#sharedRecord = shared;
      if (shared === null) this.#folder.forgetShared();
      // Processes that still make blocks make them once more.
      this.#folder.removeAllShards();
      const result = await this.#finish(await ReadyJob.make(this.#order.job));
      outcome = 'done';
      return result;
    } finally {
      this.#progress.end(outcome);
    }
  }

  /** What is wrong with a recorded block; null where there is no record. @param parts whether its parts are needed */
  #unfitness(record: BlockRecord | undefined, parts: boolean): string | null {
    if (record === undefined) return null;
    if (record.inputs !== this.#order.job.inputs) return 'it was made from other inputs, or by another version';
    for (const file of record.files) {
      if (isPart(file) && !parts) continue;
      const problem = compare(this.#folder.path, file);
      if (problem !== null) return `${shown(file.path)} ${problem}`;
    }
    return 'its record does not fit the plan';
  }

  /** Makes the blocks that are missing. The job made ready, where this thread made them. */
  #make(): Promise<ReadyJob | null> {
    this.#tick({ subjects: 0, bytes: 0 });
    const { workers, apart } = this.#order;
    return apart !== true && workers <= 1 && this.#subjects < WORTH_A_THREAD ? this.#alone() : this.#together(workers);
  }

  *#missing(): Generator<number> {
    if (this.#range !== null) for (const block of this.#range) if (!this.#finished.has(block)) yield block;
    if (this.#range === null) for (let block = 0; block < this.#blocks; block++) if (!this.#finished.has(block)) yield block;
  }

  #sizeOf(block: number): number {
    const { only, blockSize, options } = this.#order.job;
    const [first, end] = only === null ? rangeOf(block, blockSize, options.count) : [0, 1];
    return end - first;
  }

  /** All blocks in this thread. */
  async #alone(): Promise<ReadyJob | null> {
    let subjects = 0;
    let bytes = 0;
    let looked = 0;
    const subject = (): void => {
      subjects++;
      if (!this.#progress.shown || Date.now() - looked < TICK) return;
      looked = Date.now();
      this.#progress.update(this.#gathered.tally.subjects + subjects, this.#bytes + bytes);
    };
    let ready: ReadyJob | null = null;
    let block = NO_BLOCK;
    try {
      ready = await ReadyJob.make(this.#order.job, { subject, bytes: (count) => (bytes += count) });
      for (block of this.#missing()) {
        const { files, tally, parties, states, losses } = ready.writeBlock(block, this.#folder);
        subjects = 0;
        bytes = 0;
        this.#note(block, files, { tally, parties, states, losses });
        if (this.#tick({ subjects: 0, bytes: 0 })) break;
      }
    } catch (error) {
      this.#fail(failureOf(block, ready?.subject ?? null, error));
    }
    return ready;
  }

  /** Blocks shared by workers; this thread stays free for signals and progress. */
  async #together(workers: number): Promise<null> {
    const { job, program } = this.#order;
    const pool = new Pool({
      job,
      blocks: this.#missing(),
      workers,
      program,
      to: this.#folder.place,
      done: ({ block, files, result }) => this.#note(block, files, result),
      tick: (inProgress) => this.#tick(inProgress),
    });
    const listening = this.#watch.interruptible((why) => {
      this.#stop = why;
      pool.stop();
    });
    try {
      const failure = await pool.run();
      if (failure !== null) this.#fail(failure);
    } finally {
      listening();
    }
    return null;
  }

  #fail(failure: Failure): void {
    this.#progress.end('stopped');
    this.#stop = stopFor(failure, this.#order);
  }

  #note(block: number, files: readonly WrittenFile[], result: BlockResult): void {
    this.#finished.add(block);
    this.#gathered.add(result);
    for (const file of files) {
      this.#bytes += file.bytes;
      if (isPart(file)) this.#parts += file.bytes;
      else this.#files++;
    }
  }

  #tick(inProgress: { readonly subjects: number; readonly bytes: number }): boolean {
    const subjects = this.#gathered.tally.subjects + inProgress.subjects;
    const bytes = this.#bytes + inProgress.bytes;
    this.#progress.update(subjects, bytes);
    return this.#spaceRunsOut(subjects, bytes);
  }

  /** After some subjects the size of the whole is known well enough to stop before the disk is full. */
  #spaceRunsOut(subjects: number, bytes: number): boolean {
    if (this.#sized || subjects < Math.min(SAMPLE, this.#subjects) || bytes === 0) return false;
    this.#sized = true;
    // What is made of parts takes the place of the parts once more.
    const rest = (bytes / subjects) * (this.#subjects - subjects) + (this.#parts / subjects) * this.#subjects;
    const free = this.#folder.freeBytes();
    // The estimate may be a little too high: a run that would just fit continues.
    if (free === null || rest * 0.9 <= free) return false;
    this.#stop = new Stop(
      'output',
      `cannot write ${shown(this.#folder.path)}: the run needs about ${megabytes(rest)} more, but only ${megabytes(free)} are free`,
      `lower ${option('count')}, or use a folder on a larger disk; ${option('resume')} continues the run`,
    );
    return true;
  }

  /** The record of what all blocks share, where its files are as they were recorded. */
  #wholeShared(): SharedRecord | null {
    const shared = this.#folder.sharedRecord();
    return shared?.inputs === this.#order.job.inputs && shared.files.every((file) => this.#isWhole(file)) ? shared : null;
  }

  /** Takes the blocks of the range that are as they were recorded. Those that are not are returned; their parts count while the shared files have to be made. */
  #takeMade(): { readonly shared: SharedRecord | null; readonly damaged: ReadonlyMap<number, BlockRecord> } {
    const shared = this.#wholeShared();
    const damaged = new Map<number, BlockRecord>();
    for (const block of this.#missing()) {
      const record = this.#folder.recordOf(block);
      if (record === null) continue;
      if (this.#fits(record) && record.files.every((file) => (shared !== null && isPart(file)) || this.#isWhole(file))) {
        this.#note(block, record.files, record);
        this.#progress.update(this.#gathered.tally.subjects, this.#bytes);
      } else damaged.set(block, record);
    }
    return { shared, damaged };
  }

  /** Blocks of an earlier run of the same inputs whose files are as they were recorded. */
  #takeFinished(): void {
    this.#sharedRecord = this.#wholeShared();
    const whole = new Set<number>();
    for (const record of this.#folder.records())
      if (record.block < this.#blocks && this.#fits(record) && record.files.every((file) => isPart(file) || this.#isWhole(file))) whole.add(record.block);
    // Parts are needed where what was made of them is to be made again.
    if (this.#sharedRecord === null || whole.size < this.#blocks) {
      this.#sharedRecord = null;
      this.#folder.forgetShared();
      for (const { block, files } of this.#folder.records()) if (!files.every((file) => !isPart(file) || this.#isWhole(file))) whole.delete(block);
    }
    for (const { block, files, tally, parties, states, losses } of this.#folder.records()) {
      if (!whole.has(block)) continue;
      this.#note(block, files, { tally, parties, states, losses });
      this.#progress.update(this.#gathered.tally.subjects, this.#bytes);
    }
  }

  /** Whether a record counts what this run counts in that block. */
  #fits(record: BlockRecord): boolean {
    const { inputs, ir } = this.#order.job;
    return record.inputs === inputs && fitsTally(record, emptyTally(ir), this.#sizeOf(record.block));
  }

  #isWhole({ path, bytes, sha256 }: WrittenFile): boolean {
    const file = join(this.#folder.path, path);
    try {
      const stat = lstatSync(file);
      return stat.isFile() && isBelow(this.#folder.path, path) && stat.size === bytes && hashFile(file) === sha256;
    } catch {
      return false;
    }
  }

  async #finish(ready: ReadyJob): Promise<RunResult> {
    const { job, inputs } = this.#order;
    try {
      const shared = this.#sharedRecord ?? (await this.#shared(ready));
      this.#folder.removeParts();
      for (const [target, lost] of Object.entries(shared.losses)) this.#gathered.lose(target, lost);
      const { tally } = this.#gathered;
      const verdicts = this.#gathered.verdicts(extentOf(job));
      const root = this.#folder.complete(manifestText(manifestHead(job.ir, inputs, tally, verdicts, this.#gathered.losses()), this.#recorded(shared.files)));
      this.#folder.settle(SHARED);
      const files = this.#files + shared.files.length;
      const bytes = this.#bytes - this.#parts + shared.files.reduce((sum, file) => sum + file.bytes, 0);
      const members = job.ir.patients === undefined ? {} : { members: tally.members };
      const written = { subjects: tally.subjects, ...members, files, bytes, folder: this.#folder.path, root };
      return { verdicts, records: tally.records, losses: this.#gathered.losses(), idle: this.#gathered.idle(extentOf(job)), written };
    } catch (error) {
      throw outputStop(this.#folder.path, error);
    }
  }

  /** All files of the run, read from the records of the blocks; each one must still be there. */
  *#recorded(shared: readonly WrittenFile[]): Generator<WrittenFile> {
    for (let block = 0; block < this.#blocks; block++) {
      const record = this.#folder.recordOf(block);
      if (record === null) throw this.#vanished(`the record of block ${block}`);
      for (const file of record.files) if (!isPart(file)) yield this.#present(file);
    }
    for (const file of shared) yield this.#present(file);
  }

  #present(file: WrittenFile): WrittenFile {
    try {
      if (statSync(join(this.#folder.path, file.path)).size === file.bytes) return file;
    } catch {
      // Said below.
    }
    throw this.#vanished(file.path);
  }

  #vanished(what: string): Stop {
    return new Stop('output', `${shown(what)} was removed or changed during the run`, `run the same command with ${option('resume')} to write it again`);
  }

  /** Files that all blocks share: the parties that any subject refers to, and what is made of parts. */
  async #shared(ready: ReadyJob): Promise<SharedRecord> {
    const staging = this.#folder.staging(SHARED);
    const streams = new FileStreams(staging);
    try {
      const parties = this.#gathered.parties(ready.plan);
      const targets = ready.open((name) => streams.output(name, SHARED));
      for (const { writer, output } of targets) writer.directory?.(parties, output);
      const files = streams.finish().filter((file) => !isPart(file));
      for (const { name, writer } of targets) {
        const assemblies = writer.assemblies?.() ?? [];
        const parts = assemblies.length === 0 ? [] : this.#partsOf(name);
        for (const assembly of assemblies) {
          const file = await assemble(assembly, staging, name, parts);
          if (file !== null) files.push(file);
        }
      }
      const losses = Object.fromEntries(targets.map(({ name, writer }) => [name, writer.losses?.() ?? {}]));
      const record = { inputs: this.#order.job.inputs, files, losses };
      this.#folder.publish(SHARED, files);
      this.#folder.recordShared(record);
      return record;
    } catch (error) {
      streams.abandon();
      throw error;
    }
  }

  /** The folders of a target's parts: those of the blocks in order, then that of the directory. */
  #partsOf(target: string): string[] {
    const blocks = Array.from({ length: this.#blocks }, (_, block) => this.#folder.partsOf(block));
    return [...blocks, this.#folder.partsOf(SHARED)].map((folder) => join(folder, target));
  }
}
