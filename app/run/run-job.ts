/** What a worker needs to make blocks: plain data, so that it can be sent to another thread. */
import type { Ir } from '../../ir/definition.ts';
import { hasLabels, kindsOfRun } from '../../ir/made-kinds.ts';
import type { MeasureInfo, Output, RunInfo, Target } from '../../model/target.ts';
import { insurancePlans } from '../../runtime/engines/insurance-plans.ts';
import { type ExecutionPlan, makeExecutionPlan, type RunOptions } from '../../runtime/plan/execution-plan.ts';
import { type BlockResult, BlockRunner, type OpenTarget } from '../../runtime/sink/block-runner.ts';
import { label } from '../../runtime/sink/blocks.ts';
import { targets as registry } from '../../targets/registry.ts';
import { FileStreams } from '../output/file-streams.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { BlockRecord } from '../output/run-records.ts';

export interface Job {
  readonly ir: Ir;
  readonly options: RunOptions;
  readonly run: RunInfo;
  readonly targets: readonly { readonly name: string; readonly options: unknown }[];
  readonly blockSize: number;
  /** Hash of what decides the bytes. */
  readonly inputs: string;
  /** Only this subject. */
  readonly only: number | null;
}

/** The facts of a run that follow from its scenario. */
export function runInfoOf(ir: Ir): Pick<RunInfo, 'scenario' | 'title' | 'kinds' | 'labels'> {
  return { scenario: ir.scenario.id, title: ir.scenario.title, kinds: kindsOfRun(ir), labels: hasLabels(ir) };
}

/** The measures of a scenario, for targets. */
export function measuresOf({ measures }: Ir): readonly MeasureInfo[] {
  return measures.map(({ name, title, url = null, exclusion }) => ({ name, title, url, excludes: exclusion !== null }));
}

/** Called while blocks are made. */
export interface Hooks {
  /** A subject is done. */
  readonly subject: () => void;
  /** Bytes were written to a file. */
  readonly bytes: (count: number) => void;
}

/** A job made ready in this thread: plan compiled, targets open. */
export class ReadyJob {
  readonly job: Job;
  readonly plan: ExecutionPlan;
  readonly #hooks: Hooks;
  readonly #runner: BlockRunner;
  readonly #writers: readonly Omit<OpenTarget, 'output'>[];

  private constructor(job: Job, hooks: Hooks, plan: ExecutionPlan, writers: readonly Omit<OpenTarget, 'output'>[]) {
    this.job = job;
    this.#hooks = hooks;
    this.plan = plan;
    this.#runner = new BlockRunner(this.plan, hooks.subject);
    this.#writers = writers;
  }

  /** @throws RunError where the scenario cannot be run for anybody */
  static async make(job: Job, hooks: Hooks = { subject: () => {}, bytes: () => {} }): Promise<ReadyJob> {
    const plan = makeExecutionPlan(job.ir, job.options);
    const run = { ...job.run, plans: insurancePlans(plan.context), measures: measuresOf(job.ir) };
    const open = async ({ name, options }: Job['targets'][number]) => {
      const target = registry.get(name) as Target;
      const feed = target.feed === 'batches' ? 'messages' : target.feed;
      return { name, writer: await target.open(run, options), ...(feed === 'messages' || feed === 'resources' ? { feed } : {}) };
    };
    return new ReadyJob(job, hooks, plan, await Promise.all(job.targets.map(open)));
  }

  /** The current subject: the one to blame where a block throws. */
  get subject(): number | null {
    return this.#runner.subject;
  }

  open(output: (name: string) => Output): OpenTarget[] {
    return this.#writers.map((writer) => ({ ...writer, output: output(writer.name) }));
  }

  /** Makes a block in a private folder and publishes it, record last. */
  writeBlock(block: number, folder: OutputFolder): BlockRecord {
    const name = label(block);
    const streams = new FileStreams(folder.staging(name), this.#hooks.bytes);
    try {
      const result = this.runBlock(block, (target) => streams.output(target, name));
      const files = streams.finish();
      folder.publish(name, files);
      const record: BlockRecord = { block, inputs: this.job.inputs, files, ...result };
      folder.record(record);
      folder.settle(name);
      return record;
    } catch (error) {
      streams.abandon();
      throw error;
    }
  }

  /** Runs a block into any outputs. */
  runBlock(block: number, output: (name: string) => Output): BlockResult {
    const { only, blockSize } = this.job;
    const targets = this.open(output);
    if (only !== null) return this.#runner.subjects(only, only + 1, label(Math.floor(only / blockSize)), targets);
    return this.#runner.run(block, blockSize, targets);
  }
}
