/** A worker thread: takes block numbers, makes the blocks, and says what came of them. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../../runtime/plan/fault.ts';
import { isSystemError } from '../exit.ts';
import { OutputFolder } from '../output/folder.ts';
import { TurnOutput } from '../output/turns.ts';
import { type Job, ReadyJob } from './job.ts';

export interface WorkerData {
  readonly job: Job;
  /** Output folder; null for standard output. */
  readonly folder: string | null;
  /** Whose turn it is to write to standard output. */
  readonly turns: SharedArrayBuffer;
}

/** What a worker answers for a block. */
export type Answer =
  | {
      readonly kind: 'done';
      readonly block: number;
      readonly result: import('../../runtime/sink/block.ts').BlockResult;
      readonly files: readonly import('../output/streams.ts').WrittenFile[];
    }
  | {
      readonly kind: 'fault';
      readonly block: number;
      readonly code: string;
      readonly at: readonly [number, number, number];
      readonly subject: number | null;
      readonly message: string;
    }
  | { readonly kind: 'system'; readonly block: number; readonly code: string; readonly message: string }
  | { readonly kind: 'bug'; readonly block: number; readonly stack: string };

/** Answers for an error of any kind; the main thread decides what it means. */
export function answerError(block: number, error: unknown): Answer {
  if (error instanceof Fault) return { kind: 'fault', block, code: error.code, at: error.at, subject: error.subject, message: error.message };
  if (isSystemError(error)) return { kind: 'system', block, code: error.code ?? '', message: error.message };
  return { kind: 'bug', block, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function serve(): void {
  const { job, folder, turns } = workerData as WorkerData;
  const port = parentPort as MessagePort;
  const ready = new ReadyJob(job);
  const out = folder === null ? null : new OutputFolder(folder);
  port.on('message', (block: number | 'end') => {
    if (block === 'end') {
      port.close();
      return;
    }
    try {
      if (out !== null) {
        const { files, ...record } = ready.writeBlock(block, out);
        port.postMessage({ kind: 'done', block, result: { tally: record.tally, parties: record.parties, states: record.states }, files } satisfies Answer);
        return;
      }
      const turn = new TurnOutput(new Int32Array(turns), block);
      const result = ready.runBlock(block, () => turn);
      turn.flush();
      port.postMessage({ kind: 'done', block, result, files: [] } satisfies Answer);
    } catch (error) {
      port.postMessage(answerError(block, error));
    }
  });
  port.postMessage({ kind: 'ready' });
}
