/** Makes runs that are kept. One is made at a time, in threads of its own, so that questions are answered meanwhile. */
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
import { outputStop } from '../system-errors.ts';
import { chooseTarget } from '../target-choice.ts';
import { planHash, runIdOf } from './run-id.ts';
import type { RunShelf } from './run-shelf.ts';
import { Cancelled, onAbort, SharedWork, type Waiter } from './shared-work.ts';

/** Bytes of the largest run that is kept. */
const MOST_KEPT = 20e9;

export interface KeepRequest {
  readonly count?: number;
  readonly seed: string;
  readonly set: GivenSettings;
  readonly asOf?: number;
}

/** Null where the scenario has errors; `running` where the patience ended first. */
export interface KeptRun {
  readonly findings: Findings;
  readonly run: { readonly id: string; readonly status: 'done' | 'running'; readonly done: number; readonly of: number } | null;
}

export class RunMaker {
  readonly #shelf: RunShelf;
  readonly #worker: URL;
  readonly #making = new Map<string, SharedWork>();
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
    return { findings, run: { id, status: await making.wait(waiter), done: making.done, of } };
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
    for (const one of all) one.end();
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  #begin(id: string, order: Order, scenario: ReadScenario, settings: GivenSettings): SharedWork {
    const making = new SharedWork(order.job.options.count, (work) => this.#turn.then(() => this.#make(id, order, scenario, settings, work)));
    this.#making.set(id, making);
    this.#failed.delete(id);
    this.#turn = making.ended.then(
      () => {},
      (error) => {
        if (making.waiting === 0 && !making.signal.aborted) this.#failed.set(id, error as Error);
      },
    );
    const forget = (): void => {
      this.#making.delete(id);
    };
    making.ended.then(forget, forget);
    return making;
  }

  async #make(id: string, order: Order, scenario: ReadScenario, settings: GivenSettings, making: SharedWork): Promise<void> {
    const { signal } = making;
    if (signal.aborted) throw new Cancelled();
    const expected = await forecast(order.job);
    if (expected !== null) refuseTooMuch(expected, MOST_KEPT);
    const staging = this.#shelf.stage(id);
    try {
      const progress: Progress = { shown: true, update: (subjects) => making.report(subjects), end: () => {} };
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
