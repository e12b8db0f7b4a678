/** What a worker needs to make blocks: plain data, so that it can be sent to another thread. */
import type { Ir } from '../../compiler/ir/ir.ts';
import { makePlan, type Plan, type RunOptions } from '../../runtime/plan/plan.ts';
import { BlockRunner, type OpenTarget } from '../../runtime/sink/block.ts';
import { label } from '../../runtime/sink/blocks.ts';
import { targets as registry } from '../../targets/registry.ts';
import type { Output, Run, Target, Writer } from '../../targets/target.ts';
import type { BlockRecord, OutputFolder } from '../output/folder.ts';
import { FileStreams } from '../output/streams.ts';

export interface Job {
  readonly ir: Ir;
  readonly options: RunOptions;
  readonly run: Run;
  readonly targets: readonly { readonly name: string; readonly options: unknown }[];
  readonly blockSize: number;
  /** Hash of what decides the bytes. */
  readonly inputs: string;
  /** Only this subject. */
  readonly only: number | null;
}

/** A job made ready in this thread: plan compiled, targets open. */
export class ReadyJob {
  readonly job: Job;
  readonly plan: Plan;
  readonly #runner: BlockRunner;
  readonly #writers: readonly { readonly name: string; readonly writer: Writer }[];

  constructor(job: Job) {
    this.job = job;
    this.plan = makePlan(job.ir, job.options);
    this.#runner = new BlockRunner(this.plan);
    this.#writers = job.targets.map(({ name, options }) => ({ name, writer: (registry.get(name) as Target).open(job.run, options) }));
  }

  open(output: (name: string) => Output): OpenTarget[] {
    return this.#writers.map(({ name, writer }) => ({ name, writer, output: output(name) }));
  }

  /** Makes a block in a private folder and publishes it, record last. */
  writeBlock(block: number, folder: OutputFolder): BlockRecord {
    const staging = folder.staging(`block-${label(block)}`);
    const streams = new FileStreams(staging);
    try {
      const result = this.#block(
        block,
        this.open((name) => streams.output(name)),
      );
      const files = streams.finish();
      folder.publish(staging, files);
      const record: BlockRecord = { block, inputs: this.job.inputs, files, ...result };
      folder.record(record);
      return record;
    } catch (error) {
      streams.abandon();
      throw error;
    }
  }

  /** Runs a block into any outputs. */
  runBlock(block: number, output: (name: string) => Output): ReturnType<BlockRunner['run']> {
    return this.#block(block, this.open(output));
  }

  #block(block: number, targets: readonly OpenTarget[]): ReturnType<BlockRunner['run']> {
    const { only, blockSize } = this.job;
    if (only !== null) return this.#runner.subjects(only, only + 1, label(Math.floor(only / blockSize)), targets);
    return this.#runner.run(block, blockSize, targets);
  }
}
