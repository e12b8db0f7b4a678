/** `hsimc rows`: the rows of each table of a plan are those of the Parquet files of the run, whatever the blocks; and what it says of mistakes. */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlan } from '../../app/shards/run-plan.ts';
import { schemaOfPlan, streamRows, tablesOfPlan } from '../../app/shards/table-rows.ts';
import type { Table } from '../../targets/tables/table-model.ts';
import { rowsOf } from '../targets/arrow/arrow-rows.ts';
import { ask, differences, selected } from '../targets/tables/read-tables.ts';
import { expectRefusal, hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (words: string) => hsimc(words.split(' '), { cwd });
/** A plan year has money and lists in lists. */
const cohort = 'ppo_2025 --count 4 --block-size 2 --target parquet';

beforeAll(() => {
  expect(run(`plan ${cohort} --out plan.json -q`).code).toBe(0);
  expect([0, 1]).toContain(run(`compile ${cohort} --out run -q`).code);
});

/** What is streamed of some blocks, in this process. */
async function streamed(plan: Awaited<ReturnType<typeof readPlan>>, table: Table, blocks: readonly number[]) {
  const path = join(cwd, `${table.name}.arrows`);
  const descriptor = openSync(path, 'w');
  try {
    await streamRows(plan, blocks, table, descriptor);
  } finally {
    closeSync(descriptor);
  }
  return tableFromIPC(readFileSync(path));
}

test('every table: the rows of the Parquet files', async () => {
  const plan = await readPlan(join(cwd, 'plan.json'));
  let rows = 0;
  for (const table of tablesOfPlan(plan, {})) {
    const parquet = await ask(`SELECT ${selected(table)} FROM read_parquet('${join(cwd, 'run', 'parquet', table.name, '*.parquet')}')`);
    // In another order: the directory is of all blocks.
    const found = rowsOf(table, await streamed(plan, table, [1, 0]));
    expect(differences(found, parquet), table.name).toEqual([]);
    rows += found.length;
  }
  expect(rows).toBeGreaterThan(300);
});

test('columns, shards, and a schema that is that of the stream', async () => {
  expect(shell('$HSIMC rows plan.json --table claims --columns type,id --shard 0/2 > some.arrows', cwd)).toEqual({ code: 0, out: '', err: '' });
  const some = tableFromIPC(readFileSync(join(cwd, 'some.arrows')));
  const plan = await readPlan(join(cwd, 'plan.json'));
  const [claims] = tablesOfPlan(plan, { table: 'claims', columns: ['type', 'id'] });
  expect(rowsOf(claims, some)).toEqual(rowsOf(claims, await streamed(plan, claims, [0])));
  const schema = JSON.parse(run('rows plan.json --schema --table claims --columns type,id').out);
  expect(schema).toEqual(JSON.parse(JSON.stringify(schemaOfPlan(plan, { table: 'claims', columns: ['type', 'id'] }))));
  expect(schema).toMatchObject({ plan: plan.sha256, subjects: 4, blocks: 2, tables: [{ name: 'claims', of: 'subject', key: ['id'] }] });
  const [{ columns }] = schema.tables;
  expect(columns.map(({ name, nullable }: { name: string; nullable: boolean }) => [name, nullable])).toEqual(
    some.schema.fields.map(({ name, nullable }) => [name, nullable]),
  );
});

test('a feed has what was reported since', async () => {
  expect(run('plan ppo_2025 --count 6 --target parquet --since 2025-06-30 --as-of 2025-07-31 --out feed.json -q').code).toBe(0);
  expect([0, 1]).toContain(run('compile ppo_2025 --count 6 --target parquet --since 2025-06-30 --as-of 2025-07-31 --out feed -q').code);
  const plan = await readPlan(join(cwd, 'feed.json'));
  const [claims] = tablesOfPlan(plan, { table: 'claims' });
  const parquet = await ask(`SELECT ${selected(claims)} FROM read_parquet('${join(cwd, 'feed', 'parquet', 'claims', '*.parquet')}')`);
  expect(parquet.length).toBeGreaterThan(0);
  expect(differences(rowsOf(claims, await streamed(plan, claims, [0])), parquet)).toEqual([]);
});

test('a subject that cannot be made: a diagnostic, and a stream without its end', () => {
  writeFileSync(join(cwd, 'short.hsim'), 'hsim 1\nscenario short "S" { as_of: 2025-01-01 }\nprofile adult { age: 40  attribute kit: unique(1..3) }\n');
  expect(run('plan short.hsim --count 5 --block-size 3 --out short.json -q').code).toBe(0);
  const { code, err } = shell('$HSIMC rows short.json --table patients > short.arrows', cwd);
  expect([code, err]).toEqual([1, expect.stringMatching(/^error\[HS4019\][\s\S]*\(subject 3\)[\s\S]*hsimc: the run was stopped\n$/)]);
  expect(run('rows short.json --table patients --blocks 0').code).toBe(0);
  const cut = readFileSync(join(cwd, 'short.arrows'));
  expect([...cut.subarray(-8)]).not.toEqual([255, 255, 255, 255, 0, 0, 0, 0]);
});

describe('mistakes', () => {
  test.each([
    ['rows plan.json', 2, /^hsimc: missing option --table\n {2}--schema lists the tables\n$/],
    ['rows plan.json --table claim', 2, /^hsimc: unknown table: claim\n {2}nearest: claims, /],
    ['rows plan.json --table claims --columns id,charges', 2, /^hsimc: unknown column: charges\n {2}nearest: charge\n$/],
    ['rows plan.json --table claims --columns id,id', 2, /^hsimc: column id is given twice\n/],
    ['rows plan.json --schema --blocks 0', 2, /^hsimc: --schema and --blocks cannot be combined\n/],
    ['rows plan.json --table claims --blocks 2', 2, /^hsimc: --blocks 2: the blocks of the plan are numbered from 0 to 1\n/],
    ['rows run/manifest.json --table claims', 1, /^hsimc: run\/manifest\.json is not a plan /],
  ])('%s', (words, code, says) => expectRefusal(run(words), code, says));
});
