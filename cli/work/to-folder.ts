/** A run into a folder: blocks, then what all blocks share, then manifest and sign of success. */
import type { SourceFile } from '../../grammar/source.ts';
import type { BlockResult } from '../../runtime/sink/block.ts';
import { blocksOf } from '../../runtime/sink/blocks.ts';
import { partiesOf } from '../../runtime/sink/directory.ts';
import { judge, type Verdict } from '../../runtime/sink/judge.ts';
import { addTally, emptyTally } from '../../runtime/sink/tally.ts';
import { exitCode, outputStop, Stop } from '../exit.ts';
import { type BlockRecord, OutputFolder } from '../output/folder.ts';
import { type Inputs, manifestOf, sealed } from '../output/manifest.ts';
import { FileStreams, type WrittenFile } from '../output/streams.ts';
import { megabytes, type Progress, type ProgressMode, progress } from '../progress.ts';
import type { Format } from '../report.ts';
import { stopFor } from './answers.ts';
import { type Job, ReadyJob } from './job.ts';
import { runPool } from './pool.ts';
import { type Answer, answerError } from './worker.ts';

export interface RunFlags {
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly quiet?: boolean;
  readonly progress: ProgressMode;
  readonly format: Format;
}

export interface RunResult {
  readonly verdicts: readonly Verdict[];
  /** One line for a person, or null. */
  readonly summary: string | null;
}

export async function runToFolder(
  job: Job,
  inputs: Inputs,
  workers: number,
  path: string,
  flags: RunFlags,
  sources: ReadonlyMap<string, SourceFile>,
): Promise<RunResult> {
  const folder = new OutputFolder(path);
  folder.prepare(flags.resume === true ? 'resume' : flags.overwrite === true ? 'overwrite' : 'refuse');
  try {
    return await new FolderRun(job, inputs, folder, flags, sources).run(workers);
  } finally {
    folder.unlock();
  }
}

/** What is kept of a finished block. */
type Done = Pick<BlockRecord, 'files'> & BlockResult;

class FolderRun {
  readonly #job: Job;
  readonly #inputs: Inputs;
  readonly #folder: OutputFolder;
  readonly #flags: RunFlags;
  readonly #sources: ReadonlyMap<string, SourceFile>;
  readonly #done = new Map<number, Done>();
  readonly #progress: Progress;
  readonly #blocks: number;
  #bytes = 0;
  #subjects = 0;
  #stop: Stop | null = null;
  #warned = false;

  constructor(job: Job, inputs: Inputs, folder: OutputFolder, flags: RunFlags, sources: ReadonlyMap<string, SourceFile>) {
    this.#job = job;
    this.#inputs = inputs;
    this.#folder = folder;
    this.#flags = flags;
    this.#sources = sources;
    this.#blocks = job.only !== null ? 1 : blocksOf(job.options.count, job.blockSize).count;
    this.#progress = progress(flags.progress, job.only !== null ? 1 : job.options.count, flags.quiet === true);
  }

  async run(workers: number): Promise<RunResult> {
    if (this.#flags.resume === true) await this.#takeFinished();
    const missing = Array.from({ length: this.#blocks }, (_, block) => block).filter((block) => !this.#done.has(block));
    const ready = workers <= 1 ? new ReadyJob(this.#job) : null;
    if (ready !== null) this.#alone(ready, missing);
    else
      await runPool({
        job: this.#job,
        blocks: missing,
        workers,
        folder: this.#folder.path,

        onAnswer: (answer) => this.#take(answer),
      });
    this.#progress.end();
    if (this.#stop !== null) throw this.#stop;
    return this.#finish(ready ?? new ReadyJob(this.#job));
  }

  #alone(ready: ReadyJob, blocks: readonly number[]): void {
    for (const block of blocks) {
      let answer: Answer;
      try {
        const { files, tally, parties, states } = ready.writeBlock(block, this.#folder);
        answer = { kind: 'done', block, files, result: { tally, parties, states } };
      } catch (error) {
        answer = answerError(block, error);
      }
      if (this.#take(answer)) return;
    }
  }

  /** Notes a block; true ends the run. */
  #take(answer: Answer): boolean {
    if (answer.kind !== 'done') {
      this.#stop = stopFor(answer, this.#job, this.#folder.path, this.#sources, this.#flags.format);
      return true;
    }
    this.#done.set(answer.block, { files: answer.files, ...answer.result });
    for (const file of answer.files) this.#bytes += file.bytes;
    this.#subjects += answer.result.tally.subjects;
    this.#progress.update(this.#subjects, this.#bytes);
    return this.#spaceRunsOut();
  }

  /** After the first blocks the size of the whole is known well enough to stop before the disk is full. */
  #spaceRunsOut(): boolean {
    if (this.#warned) return false;
    this.#warned = true;
    const rest = (this.#bytes / Math.max(1, this.#done.size)) * (this.#blocks - this.#done.size);
    const free = this.#folder.freeBytes();
    if (free === null || rest <= free) return false;
    this.#stop = new Stop(
      exitCode.output,
      `cannot write ${this.#folder.path}: the run needs about ${megabytes(rest)} more, and ${megabytes(free)} are free`,
      'lower --count, or name a folder on a larger disk; what is there can be gone on with by --resume',
    );
    return true;
  }

  /** Blocks of an earlier run of the same inputs whose files are as they were recorded. */
  async #takeFinished(): Promise<void> {
    for (const record of this.#folder.records()) {
      if (record.inputs !== this.#job.inputs) {
        throw new Stop(
          exitCode.usage,
          `${this.#folder.path} holds a run of other inputs (scenario, parameters, seed, count, date, target or version)`,
          'give the same ones, or --overwrite',
        );
      }
      let whole = record.block < this.#blocks;
      for (const file of record.files) {
        if (!whole) break;
        const now = await this.#folder.measure(file.path);
        whole = now !== null && now.bytes === file.bytes && now.sha256 === file.sha256;
      }
      if (!whole) continue;
      this.#done.set(record.block, record);
      for (const file of record.files) this.#bytes += file.bytes;
      this.#subjects += record.tally.subjects;
    }
    if (this.#done.size > 0) this.#progress.update(this.#subjects, this.#bytes);
  }

  #finish(ready: ReadyJob): RunResult {
    const { ir } = this.#job;
    const tally = emptyTally(ir);
    const files: WrittenFile[] = [];
    for (let block = 0; block < this.#blocks; block++) {
      const done = this.#done.get(block) as Done;
      addTally(tally, done.tally);
      files.push(...done.files);
    }
    files.push(...this.#shared(ready));
    const verdicts = ir.expectations.map((expectation, i) => judge(expectation, tally.expectations[i]));
    const { text, root } = sealed(manifestOf(ir, this.#inputs, tally, verdicts, files));
    this.#folder.complete(text, root);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const people = tally.subjects === 1 ? '1 subject' : `${tally.subjects} subjects`;
    return { verdicts, summary: `${people}, ${files.length} files, ${megabytes(bytes)} in ${this.#folder.path}; manifest ${root.slice(0, 16)}` };
  }

  /** Files that all blocks share: the parties that any subject refers to. */
  #shared(ready: ReadyJob): WrittenFile[] {
    const staging = this.#folder.staging('shared');
    const streams = new FileStreams(staging);
    try {
      const parties = partiesOf(ready.plan, this.#done.values());
      for (const target of ready.open((name) => streams.output(name))) target.writer.directory?.(parties, target.output);
      const files = streams.finish();
      this.#folder.publish(staging, files);
      return files;
    } catch (error) {
      streams.abandon();
      throw outputStop(this.#folder.path, error);
    }
  }
}
