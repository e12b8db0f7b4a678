/**
 * Workers that share the blocks of a run. A worker that dies is replaced and its block tried once more; a block that is lost twice ends the run. Blocks
 * are given out in order, and where some fail, the first of them is reported, independent of which thread fails first.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OutputPlace } from '../output/output-folder.ts';
import { Turns } from '../output/output-turns.ts';
import { notWhole } from '../stop.ts';
import type { Done, Failure } from './block-answer.ts';
import { Meter } from './block-meter.ts';
import type { FromWorker, ToWorker, WorkerData } from './block-worker.ts';
import type { Job } from './run-job.ts';

export interface PoolOptions {
  readonly job: Job;
  readonly blocks: Iterable<number>;
  readonly workers: number;
  /** The program of a worker thread. */
  readonly program: URL;
  /** Where blocks go: an output folder, or in turns to a stream. */
  readonly to: OutputPlace | Turns;
  /** Called for every finished block. */
  readonly done: (answer: Done) => void;
  /** Called now and then, and after every finished block, with what the blocks in progress have come to; true ends the run. */
  readonly tick: (inProgress: { readonly subjects: number; readonly bytes: number }) => boolean;
}

/** Milliseconds between two ticks. */
const TICK = 100;

interface Hand {
  readonly worker: Worker;
  readonly meter: Meter;
  /** Null before the first block and after the last. */
  block: number | null;
  ready: boolean;
}

export class Pool {
  readonly #options: PoolOptions;
  readonly #blocks: Iterator<number>;
  readonly #returned: number[] = [];
  readonly #lost = new Set<number>();
  readonly #hands = new Set<Hand>();
  readonly #timer: NodeJS.Timeout;
  readonly #ended: Promise<Failure | null>;
  #resolve: (failure: Failure | null) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #failure: (Failure & { readonly block: number }) | null = null;
  #over = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#blocks = options.blocks[Symbol.iterator]();
    if (!existsSync(options.program)) throw notWhole(fileURLToPath(options.program));
    this.#ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setInterval(() => this.#guarded(() => this.#tick()), TICK);
  }

  /** Resolves when all blocks are made (null) or the run has ended early, and no worker is at work any more. */
  run(): Promise<Failure | null> {
    this.#guarded(() => {
      for (let i = 0; i < this.#options.workers; i++) this.#begin();
    });
    return this.#ended;
  }

  /** Ends the work at once; blocks in progress are lost. */
  stop(failure: Failure | null = null): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#timer);
    Promise.all([...this.#hands].map((hand) => hand.worker.terminate())).then(() => this.#resolve(failure), this.#reject);
  }

  /** What is thrown in an event would otherwise end the process. */
  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.stop();
      this.#reject(error);
    }
  }

  #begin(): void {
    const { job, program, to } = this.#options;
    const meter = new Meter();
    const workerData: WorkerData = { job, meter: meter.memory, to: to instanceof Turns ? { turns: to.memory, descriptor: to.descriptor } : { place: to } };
    const worker = new Worker(program, { workerData });
    const hand: Hand = { worker, meter, block: null, ready: false };
    this.#hands.add(hand);
    worker.on('message', (message: FromWorker) => this.#guarded(() => this.#take(hand, message)));
    worker.on('error', (error: NodeJS.ErrnoException) => this.#guarded(() => this.#gone(hand, error.message, error.code)));
    worker.on('exit', (code) => this.#guarded(() => this.#gone(hand, `the worker ended with code ${code}`)));
  }

  #take(hand: Hand, message: FromWorker): void {
    if (this.#over) return;
    switch (message.kind) {
      case 'ready':
        hand.ready = true;
        break;
      case 'done':
        hand.block = null;
        hand.meter.reset();
        this.#options.done(message);
        this.#tick();
        if (this.#over) return;
        break;
      case 'fault':
      case 'refused':
      case 'bug':
        hand.block = null;
        if (this.#failure === null || message.block < this.#failure.block) this.#failure = message;
        break;
      case 'system':
      case 'gone':
      case 'lost':
        this.stop(message);
        return;
    }
    this.#next(hand);
  }

  /** The block from which on nothing matters any more. */
  get #before(): number {
    return this.#failure?.block ?? Number.POSITIVE_INFINITY;
  }

  #next(hand: Hand): void {
    const [returned = Number.POSITIVE_INFINITY] = this.#returned;
    if (returned < this.#before) hand.block = this.#returned.shift() ?? null;
    // Blocks are given out in order, so that those before a failed one have all been given out.
    else hand.block = this.#failure === null ? this.#nextBlock() : null;
    hand.worker.postMessage((hand.block ?? 'end') satisfies ToWorker);
    if (hand.block === null) this.#settle();
  }

  #nextBlock(): number | null {
    const { value, done } = this.#blocks.next();
    return done === true ? null : value;
  }

  /** Ends the work where no block that matters is left, in hand or to be tried again. */
  #settle(): void {
    const left = [...[...this.#hands].map((hand) => hand.block ?? Number.POSITIVE_INFINITY), ...this.#returned];
    if (left.every((block) => block >= this.#before)) this.stop(this.#failure);
  }

  #gone(hand: Hand, why: string, code?: string): void {
    if (!this.#hands.delete(hand) || this.#over) return;
    const { block } = hand;
    const lost: Failure = { kind: 'lost', block, memory: code === 'ERR_WORKER_OUT_OF_MEMORY', why };
    if (block !== null) {
      const { to } = this.#options;
      if (this.#lost.has(block) || (to instanceof Turns && to.isHalfWritten(block))) {
        this.stop(lost);
        return;
      }
      this.#lost.add(block);
      this.#returned.push(block);
      this.#returned.sort((a, b) => a - b);
      this.#begin();
    }
    // With others at work, or on their way, it continues without this one.
    if (![...this.#hands].some((other) => other.block !== null || !other.ready)) this.stop(lost);
  }

  #tick(): void {
    let subjects = 0;
    let bytes = 0;
    for (const { meter } of this.#hands) {
      const so = meter.read();
      subjects += so.subjects;
      bytes += so.bytes;
    }
    if (this.#options.tick({ subjects, bytes })) this.stop();
  }
}
