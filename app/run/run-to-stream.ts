/** A run to an open descriptor: blocks in order, then what all blocks share. */
import { blocksOf } from '../../runtime/sink/blocks.ts';
import { Gathered } from '../../runtime/sink/gather.ts';
import { Turns } from '../output/output-turns.ts';
import { StreamOutput } from '../output/stream-output.ts';
import { type Failure, failureOf, NO_BLOCK } from './block-answer.ts';
import { stopFor } from './failure-stop.ts';
import { ReadyJob } from './run-job.ts';
import { extentOf, type Order, type Progress, type RunResult, type Watch } from './run-order.ts';
import { Pool } from './worker-pool.ts';

/** Milliseconds between two looks at the progress of a run in the main thread. */
const TICK = 100;

export async function runToStream(order: Order, descriptor: number, { progress }: Watch): Promise<RunResult> {
  const { job, workers } = order;
  const blocks = job.only !== null ? 1 : blocksOf(job.options.count, job.blockSize).count;
  const run = new StreamRun(order, descriptor, blocks, progress);
  let outcome: 'done' | 'stopped' = 'stopped';
  try {
    const failure = workers <= 1 ? await run.alone() : await run.together(workers);
    if (failure !== null) throw stopFor(failure, order);
    outcome = 'done';
  } finally {
    progress.end(outcome);
  }
  const { gathered } = run;
  return {
    verdicts: gathered.verdicts(extentOf(job)),
    records: gathered.tally.records,
    losses: gathered.losses(),
    idle: gathered.idle(extentOf(job)),
    written: null,
  };
}

class StreamRun {
  readonly gathered: Gathered;
  readonly #order: Order;
  readonly #blocks: number;
  readonly #descriptor: number;
  readonly #progress: Progress;

  constructor(order: Order, descriptor: number, blocks: number, progress: Progress) {
    this.gathered = new Gathered(order.job.ir);
    this.#order = order;
    this.#blocks = blocks;
    this.#descriptor = descriptor;
    this.#progress = progress;
  }

  /** All blocks in this thread. */
  async alone(): Promise<Failure | null> {
    let written = 0;
    let subjects = 0;
    let looked = 0;
    const out = new StreamOutput(this.#descriptor, (bytes) => {
      written += bytes;
    });
    const subject = (): void => {
      out.commit();
      subjects++;
      if (!this.#progress.shown || Date.now() - looked < TICK) return;
      looked = Date.now();
      this.#progress.update(subjects, written);
    };
    let ready: ReadyJob | null = null;
    let block = NO_BLOCK;
    try {
      ready = await ReadyJob.make(this.#order.job, { subject, bytes: () => {} });
      for (block = 0; block < this.#blocks; block++) {
        this.gathered.add(ready.runBlock(block, () => out));
        out.commit();
      }
      this.#shared(ready, out);
      return null;
    } catch (error) {
      const failure = failureOf(block, ready?.subject ?? null, error);
      if (failure.kind === 'system' || failure.kind === 'gone') return failure;
      try {
        // What came before the fault is whole.
        out.flush();
      } catch (second) {
        return failureOf(block, null, second);
      }
      return failure;
    }
  }

  /** Blocks shared by workers, each of which writes when it is its block's turn. */
  async together(workers: number): Promise<Failure | null> {
    const { job, program } = this.#order;
    const turns = new Turns(this.#descriptor);
    turns.begin(0);
    const pool = new Pool({
      job,
      blocks: Array.from({ length: this.#blocks }, (_, block) => block),
      workers,
      program,
      to: turns,
      done: ({ result }) => {
        this.gathered.add(result);
      },
      tick: ({ subjects, bytes }) => {
        this.#progress.update(this.gathered.tally.subjects + subjects, bytes);
        return false;
      },
    });
    const failure = await pool.run();
    if (failure !== null) return failure;
    try {
      this.#shared(await ReadyJob.make(job), new StreamOutput(this.#descriptor));
      return null;
    } catch (error) {
      return failureOf(NO_BLOCK, null, error);
    }
  }

  /** The parties that any subject refers to, and all that is not yet out. */
  #shared(ready: ReadyJob, out: StreamOutput): void {
    const parties = this.gathered.parties(ready.plan);
    for (const target of ready.open(() => out)) target.writer.directory?.(parties, target.output);
    out.commit();
    out.flush();
  }
}
