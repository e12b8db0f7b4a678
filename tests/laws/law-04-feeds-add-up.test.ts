/** Law 4 in every target: what is written of each day of a month, loaded one day after the other, is what is written of the whole month. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Target, Writer } from '../../model/target.ts';
import { dayOf, daysInMonth, startOfDay } from '../../model/time/civil.ts';
import type { ReportedMeasure, Truth } from '../../model/truth/truth.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { targets } from '../../targets/registry.ts';
import { lives } from '../support/arbitrary-lives.ts';
import { compileText } from '../support/scenario-runs.ts';
import { type Loader, loaders } from '../support/target-loaders.ts';
import { choicesOf } from '../support/target-options.ts';
import { partiesOf } from '../support/written-target.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hsimc-feeds-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;

const COUNT = 2;
const BLOCK = '00000';

type Given = { readonly subject: Subject; readonly before?: Subject; readonly measures?: readonly ReportedMeasure[] } | { readonly truth: Truth };

/** What a run of some days gives its targets, by what they find the news of themselves. */
interface Feed {
  readonly asOf: number;
  readonly since?: number;
  readonly records: readonly Given[];
  readonly messages: readonly Given[];
  readonly resources: readonly Given[];
}

function feedOf(ir: ReturnType<typeof compileText>, days: { readonly asOf: number; readonly since?: number }): Feed {
  const taken = { records: [] as Given[], messages: [] as Given[], resources: [] as Given[] };
  const keep = (list: Given[]): Writer => ({
    subject: (subject, _block, _out, before, measures) =>
      void list.push({
        subject: structuredClone(subject),
        ...(before === undefined ? {} : { before: structuredClone(before) }),
        ...(measures === undefined ? {} : { measures: structuredClone(measures) }),
      }),
    truth: (truth) => void list.push({ truth: structuredClone(truth) }),
  });
  const nowhere: Output = { append() {}, part() {} };
  new BlockRunner(makeExecutionPlan(ir, { seed: '1', count: COUNT, ...days })).subjects(0, COUNT, BLOCK, [
    { name: 'records', writer: keep(taken.records), output: nowhere },
    { name: 'messages', writer: keep(taken.messages), feed: 'messages', output: nowhere },
    { name: 'resources', writer: keep(taken.resources), feed: 'resources', output: nowhere },
  ]);
  return { ...days, ...taken };
}

/** Writes a feed to a folder of its own, as a run does. */
async function written(target: Target, options: object, { asOf, since, ...given }: Feed): Promise<string> {
  const folder = join(scratch, String(folders++));
  mkdirSync(folder);
  const run: RunInfo = { scenario: 't', title: 'T', seed: '1', version: 'test', asOf, ...(since === undefined ? {} : { since }) };
  const writer = await target.open(run, target.options.parse(options));
  const files = new Map<string, Buffer[]>();
  const take = (path: string, data: string | Uint8Array): void => {
    files.set(path, [...(files.get(path) ?? []), Buffer.from(data as string)]);
  };
  const out: Output = { append: take, part: take };
  const feed = target.feed === 'batches' ? 'messages' : target.feed;
  const list = given[feed === 'messages' || feed === 'resources' ? feed : 'records'];
  for (const one of list) {
    if ('truth' in one) writer.truth?.(one.truth, BLOCK, out);
    else writer.subject(one.subject, BLOCK, out, one.before, one.measures);
  }
  writer.end?.(BLOCK, out);
  writer.directory?.(partiesOf(given.messages.flatMap((one) => ('subject' in one ? [one.subject] : []))), out);
  for (const one of writer.assemblies?.() ?? [])
    if (one.kind === 'join') files.set(one.path, [Buffer.from(one.before), ...(files.get(one.path) ?? []), Buffer.from(one.after)]);
  for (const [path, pieces] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.concat(pieces));
  }
  return folder;
}

/** A month as one feed, and as a feed of each of its days. */
function monthOf(text: string, month: number): { readonly whole: Feed; readonly days: readonly Feed[] } {
  const ir = compileText(`${text}
measure glucose { initial: age >= 0  numerator: any(labs.glucose) }
defects { typo family: 50%  duplicate subject: 50%  late observations: 30% { by: 3 days }  drop conditions: 30%  repeat observations: 30% }`);
  const first = startOfDay(dayOf(2025, month, 1)) + 1439;
  const ends = Array.from({ length: daysInMonth(2025, month) }, (_, i) => first + i * 1440);
  const days = ends.map((asOf, i) => feedOf(ir, { asOf, ...(i === 0 ? {} : { since: ends[i - 1] }) }));
  return { whole: feedOf(ir, { asOf: ends[ends.length - 1] }), days };
}

async function differences(target: Target, options: object, { load }: Loader, { whole, days }: ReturnType<typeof monthOf>): Promise<string[]> {
  const parts: string[] = [];
  for (const day of days) parts.push(await written(target, options, day));
  const [found, right] = [await load(parts, options), await load([await written(target, options, whole)], options)];
  for (const folder of parts) rmSync(folder, { recursive: true });
  const keys = new Set([...found.keys(), ...right.keys()]);
  return [...keys].filter((key) => found.get(key) !== right.get(key)).flatMap((key) => [`whole: ${right.get(key)}`, `feeds: ${found.get(key)}`]);
}

const drawn = fc.sample(fc.tuple(lives, fc.integer({ min: 2, max: 6 })), { seed: 17, numRuns: 25 }).map(([text, month]) => monthOf(text, month));
const size = ({ days }: (typeof drawn)[number]): number => days.filter(({ records }) => records.some((one) => 'subject' in one)).length;
/** The fullest of them: targets are slow to read back. */
const months = drawn.toSorted((a, b) => size(b) - size(a)).slice(0, 3);
const able = [...targets.values()].filter(({ feed }) => feed !== 'none');

describe.each(able)('the feeds of every day of a month add up to the whole: $name', (target) => {
  const loader = loaders[target.name];
  test.each([...(loader.options === undefined ? choicesOf(target) : [{}]), ...(loader.also ?? [])])('%j', async (options) => {
    for (const month of months) expect(await differences(target, { ...loader.options, ...options }, loader, month)).toEqual([]);
  });
});

test('every target that has feeds has a loader, and no other', () => {
  expect(Object.keys(loaders).sort()).toEqual(able.map(({ name }) => name).sort());
});

test('there is something to add up', () => {
  for (const month of months) expect(size(month)).toBeGreaterThan(3);
});
