/** Whatever the shards are, in whatever order and how often: what is assembled is the run of one command. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { carryOut, prepareRun, type RunRequest } from '../../../app/compile-scenario.ts';
import type { BlockRecord } from '../../../app/output/run-records.ts';
import { unwatched, type Watch } from '../../../app/run/run-order.ts';
import { openEntry } from '../../../app/scenario-files.ts';
import { blocksOfShare, rangesOf } from '../../../app/shards/block-list.ts';
import { planOf, type RunPlan, readPlan } from '../../../app/shards/run-plan.ts';
import { assembleBlocks, makeBlocks, planOfFolder } from '../../../app/shards/run-shards.ts';
import { Stop } from '../../../app/stop.ts';
import { readOptions } from '../../../app/target-choice.ts';
import { commandLineTerms, programTerms } from '../../../model/interface-terms.ts';
import type { Target } from '../../../model/target.ts';
import { targets as registry } from '../../../targets/registry.ts';
import { filesIn, rootOf, workFolder } from '../../cli/hsimc.ts';

const cwd = workFolder();
const scenario = join(cwd, 's.hsim');
writeFileSync(
  scenario,
  `hsim 1
scenario s "S" { as_of: 2025-01-01 }

profile adult { age: uniform(20..60) }

timeline care of adult {
  event visit every 100 days from 2024-01-01 { encounter ambulatory { note "Seen." } }
}
`,
);
const worker = new URL('file:///no-worker-is-needed');
const watch: Watch = { progress: unwatched, interruptible: () => () => {} };
const fresh = (): string => mkdtempSync(join(cwd, 'out-'));

function request(out: string, names: readonly string[], more: Partial<RunRequest> = {}): RunRequest {
  const targets = names.map((name) => {
    const given = name === 'template' ? { template: { path: 'line.hbs', text: '{{csv subject.patient.mrn}}\n' } } : {};
    const read = readOptions(registry.get(name) as Target, given);
    if ('problem' in read) throw new Error(read.problem);
    return { name, options: read.options };
  });
  return { seed: '1', set: new Map(), targets, out, whenNotEmpty: 'refuse', worker, workers: 1, ...more };
}

async function run(file: string, asked: RunRequest): Promise<RunPlan> {
  const { result } = await prepareRun(() => openEntry(file), asked);
  if (result === null) throw new Error(`${file} has errors`);
  await carryOut(result, watch);
  return planOf(result);
}

const make = (plan: RunPlan, out: string, blocks: readonly number[]) => makeBlocks({ plan, blocks, out, worker, workers: 1 }, watch);
const assemble = async (out: string) => assembleBlocks(await planOfFolder(out), out, worker, watch);
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Stop)) throw new Error(`expected a refusal, not ${String(error)}`);
  const { message, remedy } = error.in(commandLineTerms);
  return `${message}\n${remedy ?? ''}`;
};

/** What differs between the runs of two folders but the plan, and what engines write in their own way. */
function differences(one: string, other: string): string[] {
  const own = (name: string): boolean => name === '_blocks/plan.json';
  const [a, b] = [one, other].map((folder) => filesIn(folder).filter((name) => !own(name)));
  if (a.join() !== b.join()) return ['other files', ...a.filter((name) => !b.includes(name)), ...b.filter((name) => !a.includes(name))];
  const varies = (name: string): boolean => name.endsWith('.duckdb') || name === '_blocks/shared.json';
  return a.filter((name) => !varies(name) && !readFileSync(join(one, name)).equals(readFileSync(join(other, name))));
}

describe('the shards of a plan', () => {
  const clean = join(cwd, 'clean');
  let plan: RunPlan;
  beforeAll(async () => {
    plan = await run(scenario, request(clean, ['csv', 'json'], { count: 11, blockSize: 1 }));
  });

  test('any cut, order, repetition, loss and damage: the hash of one run', { timeout: 240_000 }, async () => {
    const block = fc.integer({ min: 0, max: 10 });
    const shard = fc.tuple(block, block).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const harm = fc.record({
      block,
      how: fc.constantFrom('lose the record', 'lose a file', 'cut a file', 'change a file', 'cut the record'),
      which: fc.nat(50),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(shard, { minLength: 1, maxLength: 4 }), fc.array(harm, { maxLength: 2 }), async (shards, harms) => {
        const out = fresh();
        const made = new Set<number>();
        for (const [first, last] of shards) {
          const blocks = Array.from({ length: last - first + 1 }, (_, at) => first + at);
          const before = blocks.filter((one) => made.has(one)).length;
          expect(await make(plan, out, blocks)).toMatchObject({ made: blocks.length - before, kept: before });
          for (const one of blocks) made.add(one);
        }
        for (const { block, how, which } of harms) {
          const record = join(out, '_blocks', `${String(block).padStart(5, '0')}.json`);
          if (!existsSync(record) || !made.has(block)) continue;
          made.delete(block);
          const { files } = JSON.parse(readFileSync(record, 'utf8')) as BlockRecord;
          const file = join(out, files[which % files.length].path);
          if (how === 'lose the record') rmSync(record);
          else if (how === 'cut the record') truncateSync(record, 100);
          else if (how === 'lose a file') rmSync(file);
          else if (how === 'cut a file') truncateSync(file, Math.floor(readFileSync(file).length / 2));
          else {
            const bytes = readFileSync(file);
            bytes[bytes.length >> 1] ^= 1;
            writeFileSync(file, bytes);
          }
        }
        const missing = Array.from({ length: 11 }, (_, at) => at).filter((at) => !made.has(at));
        if (missing.length > 0) {
          const said = await refusal(assemble(out));
          expect(said).toContain(`${missing.length} of 11 blocks cannot be assembled: `);
          const [, named] = / --blocks ([\d.,]+) /.exec(said.slice(said.indexOf('\n'))) ?? [];
          expect(named).toBe(rangesOf(missing));
          await make(await readPlan(join(out, '_blocks', 'plan.json')), out, blocksOfShare({ blocks: named }, 11));
        }
        const { result } = await assemble(out);
        expect([rootOf(out), differences(clean, out), result.records]).toEqual([rootOf(clean), [], result.records]);
        rmSync(out, { recursive: true });
      }),
      { numRuns: 12, seed: 20261130 },
    );
  });

  test('the same blocks at the same time, in one folder', async () => {
    const out = fresh();
    const all = blocksOfShare({ shard: '0/1' }, 11);
    // Each writes in its own turn of this thread; what they share is the folder, its plan and its private folders.
    await Promise.all([make(plan, out, all), make(plan, out, all.slice(4)), make(plan, out, all.slice(0, 7))]);
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
  });

  test('blocks that were made in other folders are copied together', async () => {
    const [out, other] = [fresh(), fresh()];
    await make(plan, out, [0, 1, 2, 3, 4]);
    await make(plan, other, [5, 6, 7, 8, 9, 10]);
    cpSync(other, out, { recursive: true });
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
  });

  test('a run that was assembled is assembled again; of a damaged one only what is damaged is made', async () => {
    const out = fresh();
    await make(plan, out, blocksOfShare({ shard: '0/1' }, 11));
    await assemble(out);
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
    rmSync(join(out, 'json', 'subjects.00003.ndjson'));
    expect(await refusal(assemble(out))).toContain('1 of 11 blocks cannot be assembled: block 3: json/subjects.00003.ndjson is missing\n');
    expect(existsSync(join(out, '_SUCCESS'))).toBe(false);
    expect(await make(plan, out, [2, 3, 4])).toMatchObject({ made: 1, kept: 2 });
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
    rmSync(join(out, 'csv', 'patients.csv'));
    expect(await refusal(assemble(out))).toContain('11 of 11 blocks cannot be assembled');
    await make(plan, out, blocksOfShare({ shard: '0/1' }, 11));
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
  });

  test('a process that makes what is assembled already leaves nothing behind', async () => {
    const out = fresh();
    await make(plan, out, blocksOfShare({ shard: '0/1' }, 11));
    await assemble(out);
    rmSync(join(out, '_blocks', '00005.json'));
    await make(plan, out, [5]);
    expect(readdirSync(out)).not.toContain('_parts');
    expect(existsSync(join(out, '_SUCCESS'))).toBe(true);
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
  });

  test('blocks of other inputs are named, and made again', async () => {
    const [out, other] = [fresh(), fresh()];
    const { result } = await prepareRun(() => openEntry(scenario), request(other, ['csv', 'json'], { count: 11, blockSize: 1, seed: '2' }));
    if (result === null) throw new Error('the scenario has errors');
    await make(planOf(result), other, [7]);
    await make(plan, out, blocksOfShare({ shard: '0/1' }, 11));
    for (const name of filesIn(other)) if (name !== '_blocks/plan.json') renameSync(join(other, name), join(out, name));
    expect(await refusal(assemble(out))).toContain('1 of 11 blocks cannot be assembled: block 7: it was made from other inputs, or by another version\n');
    await make(plan, out, [7]);
    await assemble(out);
    expect(differences(clean, out)).toEqual([]);
  });

  test('a folder takes the blocks of one plan, and no run next to them', async () => {
    const out = fresh();
    const { result } = await prepareRun(() => openEntry(scenario), request(out, ['csv'], { count: 11, blockSize: 1 }));
    if (result === null) throw new Error('the scenario has errors');
    await make(plan, out, [0]);
    expect(await refusal(make(planOf(result), out, [1]))).toContain('contains blocks of another plan');
    expect(await refusal(make(planOf(result), clean, [1]))).toContain('contains a run with different inputs');
    await expect(carryOut(result, watch)).rejects.toThrow('is not empty');
  });
});

test('every target: the bytes of one run', { timeout: 240_000 }, async () => {
  const names = [...registry.keys()];
  const clean = join(cwd, 'every');
  const plan = await run('membersim/one_person', request(clean, names, { count: 3, blockSize: 1 }));
  const out = fresh();
  for (const shard of ['2/3', '0/3', '2/3', '1/3']) await make(plan, out, blocksOfShare({ shard }, plan.blocks));
  await assemble(out);
  expect([rootOf(out), differences(clean, out)]).toEqual([rootOf(clean), []]);
  // There is no answer key where a scenario has no questions.
  const written = names.filter((name) => name !== 'truth');
  expect(new Set(filesIn(out).map((name) => name.split('/')[0]))).toEqual(new Set([...written, '_SUCCESS', '_blocks', 'manifest.json']));
});

test('shares cover each block once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 400 }), (count, shards) => {
      const all = Array.from({ length: shards }, (_, shard) => blocksOfShare({ shard: `${shard}/${shards}` }, count));
      expect(all.flat()).toEqual(Array.from({ length: count }, (_, block) => block));
      const sizes = all.map((blocks) => blocks.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      for (const blocks of all) if (blocks.length > 0) expect(blocksOfShare({ blocks: rangesOf(blocks) }, count)).toEqual(blocks);
    }),
    { seed: 1 },
  );
  expect(blocksOfShare({ blocks: '8..9,3,3,9' }, 10)).toEqual([3, 8, 9]);
  expect(rangesOf([3, 8, 9])).toBe('3,8..9');
});

test.each([
  [{ shard: '2/2' }, 'shard 2/2: 2 shards are numbered from 0/2 to 1/2'],
  [{ shard: '0/0' }, 'shard 0/0: there must be at least one shard'],
  [{ shard: '1' }, 'shard 1: expected the number of a shard and how many there are, such as 0/16'],
  [{ blocks: '4..5' }, 'blocks 4..5: the blocks of the plan are numbered from 0 to 4'],
  [{ blocks: '3..1' }, 'blocks 3..1: a range begins with the smaller number: 1..3'],
  [{ blocks: '1-3' }, 'blocks 1-3: expected ranges of blocks, such as 0..15 or 3,8..11'],
  [{ blocks: '' }, "blocks '': expected ranges of blocks, such as 0..15 or 3,8..11"],
])('%j is not of a plan of 5 blocks', (share, says) => {
  const stop = (() => {
    try {
      return blocksOfShare(share, 5);
    } catch (error) {
      return error;
    }
  })();
  expect((stop as Stop).in(programTerms).message).toBe(says);
});
