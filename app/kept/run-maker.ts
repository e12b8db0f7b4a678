/**
 * Makes runs that are kept. One is made at a time, in threads of its own, so that questions are answered meanwhile. Whoever asks for a run that is being
 * made waits for the same one. A run that nobody waits for any more is ended, unless somebody was told that it continues.
 */
import { join } from 'node:path';
import { carryOut, prepareRun, type RunRequest } from '../compile-scenario.ts';
import { idleText } from '../explain/idle-text.ts';
import type { Findings } from '../findings.ts';
import { hasDuckDb } from '../output/duckdb-database.ts';
import type { GivenSettings, ReadScenario } from '../read-scenario.ts';
import { emptyRun } from '../run/empty-run.ts';
import { forecast, refuseTooMuch } from '../run/run-forecast.ts';
import type { Order, Progress } from '../run/run-order.ts';
import type { Entry } from '../scenario-files.ts';
import { Stop } from '../stop.ts';
import { outputStop } from '../system-errors.ts';
import { chooseTarget } from '../target-choice.ts';
import { planHash, runIdOf } from './run-id.ts';
import type { RunShelf } from './run-shelf.ts';

/** Bytes of the largest run that is kept. */
const MOST_KEPT = 20e9;

export interface KeepRequest {
  readonly count?: number;
  readonly seed: string;
  readonly set: GivenSettings;
  readonly asOf?: number;
}

/** Who waits for a run. */
export interface Waiter {
  /** Ends the waiting, and the run where nobody else waits. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the run continues alone. */
  readonly patience: number;
  /** Subjects that are done, of all. */
  readonly progress: (done: number, of: number) => void;
}

/** Null where the scenario has errors; `running` where the patience ended first. */
export interface KeptRun {
  readonly findings: Findings;
  readonly run: { readonly id: string; readonly status: 'done' | 'running'; readonly done: number; readonly of: number } | null;
}

/** The work was cancelled by the one who asked for it. */
export class Cancelled extends Stop {
  constructor() {
    super('usage', 'cancelled; nothing was written');
  }
}

interface Making {
  readonly of: number;
  readonly control: AbortController;
  readonly listeners: Set<Waiter['progress']>;
  readonly ended: Promise<void>;
  done: number;
  /** Those who wait; once somebody was told that it continues, it does. */
  waiting: number;
  alone: boolean;
}

export class RunMaker {
  readonly #shelf: RunShelf;
  readonly #worker: URL;
  readonly #making = new Map<string, Making>();
  /** Why runs ended that nobody waited for. */
  readonly #failed = new Map<string, Error>();
  #turn: Promise<void> = Promise.resolve();

  /** @param worker the program of a worker thread */
  constructor(shelf: RunShelf, worker: URL) {
    this.#shelf = shelf;
    this.#worker = worker;
  }

  async keep(open: () => Entry, request: KeepRequest, waiter: Waiter): Promise<KeptRun> {
    let scenario: ReadScenario | null = null;
    // Tables can be queried, by DuckDB alone.
    const target = chooseTarget((await hasDuckDb()) ? 'parquet' : 'json', {});
    const options: RunRequest = { ...request, targets: [target], out: this.#shelf.folder, whenNotEmpty: 'refuse', worker: this.#worker, apart: true };
    const { findings, result: order } = await prepareRun(open, options, (read) => {
      scenario = read;
    });
    if (order === null || scenario === null) return { findings, run: null };
    const id = runIdOf(order);
    const of = order.job.options.count;
    if (this.#shelf.has(id)) return { findings, run: { id, status: 'done', done: of, of } };
    const making = this.#making.get(id) ?? this.#begin(id, order, scenario, request.set);
    return { findings, run: { id, status: await wait(making, waiter), done: making.done, of } };
  }

  /** A run that is being made, and how far it is; null for others. */
  progressOf(run: string): { readonly done: number; readonly of: number } | null {
    const making = this.#making.get(run);
    return making === undefined ? null : { done: making.done, of: making.of };
  }

  /** Runs that are being made. */
  get running(): readonly string[] {
    return [...this.#making.keys()];
  }

  /** @throws what ended a run while nobody waited for it */
  throwFailure(run: string): void {
    const failure = this.#failed.get(run);
    if (failure !== undefined) throw failure;
  }

  /** Ends all work; what is not whole leaves nothing. */
  async close(): Promise<void> {
    const all = [...this.#making.values()];
    for (const { control } of all) control.abort();
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  #begin(id: string, order: Order, scenario: ReadScenario, settings: GivenSettings): Making {
    const control = new AbortController();
    const listeners = new Set<Waiter['progress']>();
    const of = order.job.options.count;
    const work = this.#turn.then(() => this.#make(id, order, scenario, settings, making));
    const making: Making = { of, control, listeners, ended: work, done: 0, waiting: 0, alone: false };
    this.#making.set(id, making);
    this.#failed.delete(id);
    this.#turn = work.then(
      () => {},
      (error) => {
        if (making.waiting === 0 && !control.signal.aborted) this.#failed.set(id, error as Error);
      },
    );
    const forget = (): void => {
      this.#making.delete(id);
    };
    work.then(forget, forget);
    return making;
  }

  async #make(id: string, order: Order, scenario: ReadScenario, settings: GivenSettings, making: Making): Promise<void> {
    const { signal } = making.control;
    if (signal.aborted) throw new Cancelled();
    const expected = await forecast(order.job);
    if (expected !== null) refuseTooMuch(expected, MOST_KEPT);
    const staging = this.#shelf.stage(id);
    try {
      const progress: Progress = {
        shown: true,
        update: (subjects) => {
          making.done = subjects;
          for (const listener of making.listeners) listener(subjects, making.of);
        },
        end: () => {},
      };
      const to = { path: join(staging, 'data'), mode: 'refuse' } as const;
      const result = await carryOut({ ...order, to }, { progress, interruptible: (end) => onAbort(signal, () => end(new Cancelled())) });
      if (signal.aborted) throw new Cancelled();
      const empty = emptyRun(order.job, result);
      const warnings = [...(empty === null ? [] : [empty]), ...result.idle.map(idleText)];
      this.#shelf.publish(staging, { run: id, plan: planHash(order.job.ir), warnings }, order.job.ir, scenario, settings);
      making.done = making.of;
    } catch (error) {
      this.#shelf.drop(staging);
      throw outputStop(this.#shelf.folder, error);
    }
  }
}

async function wait(making: Making, { signal, patience, progress }: Waiter): Promise<'done' | 'running'> {
  making.waiting++;
  making.listeners.add(progress);
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => {};
  try {
    const late = new Promise<'running'>((resolve) => {
      timer = setTimeout(() => {
        making.alone = true;
        resolve('running');
      }, patience);
    });
    const cancelled = new Promise<never>((_, reject) => {
      stop = onAbort(signal, () => {
        if (making.waiting === 1 && !making.alone) making.control.abort();
        reject(new Cancelled());
      });
    });
    return await Promise.race([making.ended.then(() => 'done' as const), late, cancelled]);
  } finally {
    clearTimeout(timer);
    stop();
    making.listeners.delete(progress);
    making.waiting--;
  }
}

/** Calls an action when a signal is given, or at once where it was. @returns a function that stops listening */
export function onAbort(signal: AbortSignal, action: () => void): () => void {
  signal.addEventListener('abort', action, { once: true });
  if (signal.aborted) action();
  return () => signal.removeEventListener('abort', action);
}
