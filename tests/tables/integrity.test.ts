/**
 * Referential integrity, asked in SQL of what the program wrote: no key twice, no reference that leads nowhere, and as many rows as the manifest
 * counts records; whether blocks are made by one worker or two. `HSIMC_PEOPLE=100000` asks it of many.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { references } from '../../targets/sql/definitions.ts';
import type { Table } from '../../targets/tables/model.ts';
import { ask, scratch, tables } from './support.ts';

const people = process.env['HSIMC_PEOPLE'] ?? '2200';
const folder = scratch();

function compile(name: string, ...more: string[]): string {
  const out = join(folder, name);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join('dist', 'hsimc.js'), 'compile', 'diabetes', '--count', people, '--target', 'parquet', '--out', out, '-q', ...more],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  return out;
}

const source = (out: string, name: string): string => `read_parquet('${out}/parquet/${name}/*.parquet')`;

async function faults(out: string, table: Table): Promise<string[]> {
  const from = source(out, table.name);
  const key = table.key.map((name) => `"${name}"`).join(', ');
  const [[twice]] = await ask(`SELECT count(*)::INTEGER FROM (SELECT 1 FROM ${from} GROUP BY ${key} HAVING count(*) > 1)`);
  const found = twice === 0 ? [] : [`${table.name}: ${twice} keys are there twice`];
  for (const { name, references: to } of references(table)) {
    const [[orphans]] = await ask(
      `SELECT count(*)::INTEGER FROM ${from} child ANTI JOIN ${source(out, to)} parent ON child."${name}" = parent.id WHERE child."${name}" IS NOT NULL`,
    );
    if (orphans !== 0) found.push(`${table.name}.${name}: ${orphans} lead to no row of ${to}`);
  }
  return found;
}

test('no orphan, no key twice, and every record is a row; the same for one worker and two', async () => {
  const out = compile('two', '--workers', '2');
  const { records, subjects } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  for (const table of tables) {
    expect(await faults(out, table)).toEqual([]);
    const [[rows]] = await ask(`SELECT count(*)::INTEGER FROM ${source(out, table.name)}`);
    if (records[table.name] !== undefined) expect(rows, table.name).toBe(records[table.name]);
  }
  const [[all]] = await ask(`SELECT count(*)::INTEGER FROM ${source(out, 'patients')}`);
  expect(all).toBe(subjects);
  const alone = compile('one', '--workers', '1');
  expect(readFileSync(join(alone, 'manifest.json'), 'utf8')).toBe(readFileSync(join(out, 'manifest.json'), 'utf8'));
});

test('the question finds a key that is there twice, and an orphan', async () => {
  const out = join(folder, 'two');
  const encounters = tables.find((table) => table.name === 'encounters') as Table;
  const broken = join(folder, 'broken');
  for (const name of ['encounters', 'patients', 'locations', 'organizations', 'practitioners']) mkdirSync(join(broken, 'parquet', name), { recursive: true });
  const copy = (name: string, query: string): Promise<unknown> => ask(`COPY (${query}) TO '${broken}/parquet/${name}/0.parquet'`);
  await copy('encounters', `(SELECT * FROM ${source(out, 'encounters')}) UNION ALL (SELECT * FROM ${source(out, 'encounters')} ORDER BY id LIMIT 1)`);
  for (const name of ['locations', 'organizations', 'practitioners']) await copy(name, `SELECT * FROM ${source(out, name)}`);
  await copy('patients', `SELECT * FROM ${source(out, 'patients')} WHERE subject_index > 0`);
  const found = await faults(broken, encounters);
  expect(found[0]).toBe('encounters: 1 keys are there twice');
  expect(found[1]).toMatch(/^encounters\.patient_id: \d+ lead to no row of patients$/);
  expect(found.length).toBe(2);
});
