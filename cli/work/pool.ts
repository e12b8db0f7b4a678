/** Workers that share the blocks of a run. A worker that dies is replaced and its block tried once more; a block that fails twice ends the run. */

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.ts';
import type { Job } from './job.ts';
import type { Answer, WorkerData } from './worker.ts';

export interface PoolOptions {
  readonly job: Job;
  readonly blocks: readonly number[];
  readonly workers: number;
  /** Output folder; null for standard output. */
  readonly folder: string | null;
  /** Called for every answer; a truthy result stops the run. */
  readonly onAnswer: (answer: Answer) => boolean;
}

const program = join(packageRoot, 'dist', 'worker.js');

/** Resolves when all blocks are made, or when an answer stopped the run. */
export function runPool({ job, blocks, workers, folder, onAnswer }: PoolOptions): Promise<void> {
  const waiting = [...blocks];
  const failures = new Map<number, number>();
  const turns = new SharedArrayBuffer(4);
  new Int32Array(turns)[0] = blocks[0] ?? 0;
  return new Promise((resolve) => {
    let left = blocks.length;
    let stopped = false;
    const running = new Set<Worker>();
    const end = (): void => {
      if (stopped) return;
      stopped = true;
      for (const worker of running) void worker.terminate();
      resolve();
    };
    const start = (): void => {
      const worker = new Worker(program, { workerData: { job, folder, turns } satisfies WorkerData });
      running.add(worker);
      let current: number | null = null;
      const next = (): void => {
        current = waiting.shift() ?? null;
        worker.postMessage(current ?? 'end');
      };
      const lost = (why: string): void => {
        running.delete(worker);
        if (stopped || current === null) return;
        const count = (failures.get(current) ?? 0) + 1;
        failures.set(current, count);
        if (count > 1) {
          onAnswer({ kind: 'bug', block: current, stack: why });
          end();
          return;
        }
        waiting.unshift(current);
        start();
      };
      worker.on('message', (message: Answer | { kind: 'ready' }) => {
        if (stopped) return;
        if (message.kind !== 'ready') {
          if (onAnswer(message)) {
            end();
            return;
          }
          left--;
          if (left === 0) {
            end();
            return;
          }
        }
        next();
      });
      worker.on('error', (error: Error) => {
        lost(error.stack ?? error.message);
      });
      worker.on('exit', (code) => {
        if (running.has(worker)) lost(`the worker ended with code ${code}`);
      });
    };
    if (left === 0) end();
    else for (let i = 0; i < Math.min(workers, blocks.length); i++) start();
  });
}
