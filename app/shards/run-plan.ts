/**
 * The plan of a run: all that decides its bytes, in one file. Whoever has it makes any of the blocks, anywhere: no scenario, no library and no other option is
 * read. It names no clock, host or folder, so that the plan of the same run is the same file everywhere.
 */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Ir } from '../../ir/definition.ts';
import { action } from '../../model/interface-terms.ts';
import { blocksOf } from '../../runtime/sink/blocks.ts';
import { targets as registry } from '../../targets/registry.ts';
import { MOST_PLAN } from '../output/output-folder.ts';
import { hashOf, type Inputs } from '../output/run-manifest.ts';
import { version } from '../package-root.ts';
import { irOf } from '../read-scenario.ts';
import { type Job, runInfoOf } from '../run/run-job.ts';
import type { Order } from '../run/run-order.ts';
import { readAsOf } from '../run-values.ts';
import { Stop, usage } from '../stop.ts';
import { systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';

const PLAN_VERSION = 1;

/** What a plan is read as before its hash is compared; what is in it was checked when it was made. */
const planSchema = z.strictObject({
  plan: z.int(),
  /** SHA-256 of the rest: the JSON, without white space, of the list of `inputs`, `blocks` and `ir`. */
  sha256: z.string(),
  /** As in the manifest of the run. Their hash is in the record of each block. */
  inputs: z.looseObject({
    engine: z.string(),
    seed: z.string(),
    count: z.int().min(0),
    as_of: z.string(),
    since: z.string().optional(),
    block_size: z.int().min(1),
    targets: z.array(z.strictObject({ name: z.string(), options: z.unknown() })).min(1),
  }),
  blocks: z.int().min(0),
  ir: z.unknown(),
});

export interface RunPlan {
  readonly text: string;
  readonly sha256: string;
  readonly inputs: Inputs;
  readonly blocks: number;
  readonly job: Job;
}

/** The plan of a run that was made ready. */
export function planOf({ job, inputs }: Order): RunPlan {
  const blocks = blocksOf(inputs.count, inputs.block_size).count;
  const { ir } = job;
  const sha256 = hashOf([inputs, blocks, ir]);
  const head = JSON.stringify({ plan: PLAN_VERSION, sha256, inputs, blocks }, null, 1).slice(0, -2);
  return { text: `${head},\n "ir": ${JSON.stringify(ir)}\n}\n`, sha256, inputs, blocks, job };
}

/**
 * Reads a plan.
 * @throws Stop where it is not a plan, was changed, or was made by another version
 */
export async function readPlan(path: string): Promise<RunPlan> {
  const text = textOf(path);
  const remedy = `make a plan with ${action('plan FILE')}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Stop('input', `${shown(path)} is not a plan: it is not JSON`, remedy);
  }
  const read = planSchema.safeParse(value);
  if (!read.success) {
    const [{ path: at, message }] = read.error.issues;
    // `Invalid input: expected array, received undefined`, in the schema's own words.
    const wrong = message.replace(/^Invalid input: /, '').replace(/, received undefined$/, ', but it is missing');
    throw new Stop('input', `${shown(path)} is not a plan (${at.join('.') || 'top level'}: ${wrong})`, remedy);
  }
  const { plan, sha256, blocks } = read.data;
  // The hash is about what was read, in its order.
  const { inputs, ir: rawIr } = value as { readonly inputs: Inputs; readonly ir: Ir };
  const engine = version();
  if (plan !== PLAN_VERSION || inputs.engine !== engine)
    throw new Stop(
      'input',
      `${shown(path)} was made by hsimc ${shown(inputs.engine)}, and this is hsimc ${engine}`,
      'use the same version for the plan and all of its blocks',
    );
  if (hashOf([inputs, blocks, rawIr]) !== sha256)
    throw new Stop('input', `${shown(path)} has changed since it was made: its hash is not ${shown(sha256.slice(0, 16))}`, remedy);
  const unknown = inputs.targets.find(({ name }) => !registry.has(name));
  if (unknown !== undefined) throw new Stop('input', `${shown(path)} has an unknown target: ${shown(unknown.name)}`, remedy);
  const ir = await irOf(rawIr, path, 'plan', remedy);
  const asOf = minuteOf(inputs.as_of, path);
  const since = inputs.since === undefined ? {} : { since: minuteOf(inputs.since, path) };
  const { seed, count, block_size: blockSize, targets } = inputs;
  const options = { seed, count, asOf, ...since };
  const job: Job = { ir, options, run: { ...runInfoOf(ir), seed, asOf, ...since, version: engine }, targets, blockSize, inputs: hashOf(inputs), only: null };
  return { text, sha256, inputs, blocks, job };
}

function textOf(path: string): string {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw usage(`there is no plan ${shown(path)}`, `make one with ${action('plan FILE')}`);
    if (stat.isDirectory()) throw usage(`${shown(path)} is a folder`, 'a plan is a JSON file');
    if (!stat.isFile()) throw usage(`${shown(path)} is a device or a pipe, not a file`, 'a plan is a JSON file');
    if (stat.size > MOST_PLAN) throw new Stop('input', `${shown(path)} has ${stat.size} bytes; the limit is ${MOST_PLAN}`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw usage(`cannot read ${shown(path)}: ${systemWords(error)}`);
  }
}

function minuteOf(text: string, path: string): number {
  const reading = readAsOf(text);
  if ('asOf' in reading) return reading.asOf;
  throw new Stop('input', `${shown(path)} is not a plan: ${reading.problem}`);
}
