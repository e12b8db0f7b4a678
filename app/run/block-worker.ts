/** A worker thread: takes block numbers, makes the blocks, and says what came of them. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { OutputFolder, type OutputPlace } from '../output/output-folder.ts';
import { HeldOutput, Turns } from '../output/output-turns.ts';
import { type Answer, failureOf, NO_BLOCK } from './block-answer.ts';
import { Meter } from './block-meter.ts';
import { type Job, ReadyJob } from './run-job.ts';

export interface WorkerData {
  readonly job: Job;
  readonly meter: SharedArrayBuffer;
  /** Where blocks go: an output folder, or in turns to an open descriptor. */
  readonly to: { readonly place: OutputPlace } | { readonly turns: SharedArrayBuffer; readonly descriptor: number };
}

export type FromWorker = Answer | { readonly kind: 'ready' };
export type ToWorker = number | 'end';

export async function serve(): Promise<void> {
  const { job, to, meter: memory } = workerData as WorkerData;
  const port = parentPort as MessagePort;
  const meter = new Meter(memory);
  const say = (message: FromWorker): void => port.postMessage(message);
  let make: (block: number) => Answer;
  try {
    make = 'place' in to ? await toFolder(job, meter, OutputFolder.open(to.place)) : await toTurns(job, meter, new Turns(to.descriptor, to.turns));
  } catch (error) {
    say(failureOf(NO_BLOCK, null, error));
    return;
  }
  port.on('message', (message: ToWorker) => {
    if (message === 'end') {
      port.close();
      return;
    }
    meter.reset();
    say(make(message));
  });
  say({ kind: 'ready' });
}

async function toFolder(job: Job, meter: Meter, folder: OutputFolder): Promise<(block: number) => Answer> {
  const ready = await ReadyJob.make(job, meter);
  return (block) => {
    try {
      const { files, tally, parties, states, losses } = ready.writeBlock(block, folder);
      return { kind: 'done', block, files, result: { tally, parties, states, losses } };
    } catch (error) {
      return failureOf(block, ready.subject, error);
    }
  };
}

/** A block that fails is written as far as it is whole, and ends all turns: what comes out does not depend on the number of workers. */
async function toTurns(job: Job, meter: Meter, turns: Turns): Promise<(block: number) => Answer> {
  let held = new HeldOutput();
  const subject = (): void => {
    held.commit();
    meter.subject();
  };
  const ready = await ReadyJob.make(job, { subject, bytes: meter.bytes });
  return (block) => {
    held = new HeldOutput();
    try {
      const result = ready.runBlock(block, () => held);
      held.commit();
      turns.write(block, held.bytes(), false);
      return { kind: 'done', block, files: [], result };
    } catch (error) {
      const failure = failureOf(block, ready.subject, error);
      if (failure.kind === 'system' || failure.kind === 'gone') return failure;
      try {
        turns.write(block, held.bytes(), true);
      } catch (second) {
        return failureOf(block, null, second);
      }
      return failure;
    }
  };
}
