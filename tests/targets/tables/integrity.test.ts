/**
 * Referential integrity, asked in SQL of what the program wrote as Parquet, as CSV and as a database: no key twice, no reference that leads nowhere, and as
 * many rows as the manifest counts records; whether blocks are made by one worker or two. `npm run integrity` asks it of 100,000 people.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foreignKeys, type Table } from '../../../targets/tables/table-model.ts';
import { ask, scratch, tables, typesOf } from './read-tables.ts';

const people = process.env['HSIMC_PEOPLE'] ?? '2200';
const folder = scratch();

function compile(name: string, ...more: string[]): string {
  const out = join(folder, name);
  const words = ['compile', 'diabetes', '--count', people, '--set', 'follow_up=12 months', '--target', 'parquet,csv,duckdb', '--out', out, '-q', ...more];
  const { status, stderr } = spawnSync(process.execPath, [join('dist', 'hsimc.js'), ...words], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return out;
}

/** A table as one of the targets has it: what is after FROM, and the database that it is asked of. */
interface Form {
  readonly name: string;
  readonly database?: string;
  from(table: string): string;
}

const typed = new Map(tables.map((table) => [table.name, typesOf(table).map(([name, type]) => `'${name}': '${type}'`)]));
const parquet = (out: string): Form => ({ name: 'parquet', from: (table) => `read_parquet('${out}/parquet/${table}/*.parquet')` });
const csv = (out: string): Form => ({
  name: 'csv',
  from: (table) =>
    `read_csv('${out}/csv/${table}.csv', header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${typed.get(table)}})`,
});
const duckdb = (out: string): Form => ({ name: 'duckdb', database: `${out}/duckdb/cohort.duckdb`, from: (table) => `"${table}"` });

async function number(form: Form, sql: string): Promise<number> {
  const [[value]] = await ask(sql, form.database);
  return value as number;
}

async function faults(form: Form, table: Table): Promise<string[]> {
  const from = form.from(table.name);
  const key = table.key.map((name) => `"${name}"`).join(', ');
  const twice = await number(form, `SELECT count(*)::INTEGER FROM (SELECT 1 FROM ${from} GROUP BY ${key} HAVING count(*) > 1)`);
  const found = twice === 0 ? [] : [`${table.name}: ${twice} keys are there twice`];
  for (const { columns, table: to, key: toKey } of foreignKeys(table)) {
    const same = columns.map((name, i) => `child."${name}" = parent."${toKey[i]}"`).join(' AND ');
    const there = columns.map((name) => `child."${name}" IS NOT NULL`).join(' AND ');
    const orphans = await number(form, `SELECT count(*)::INTEGER FROM ${from} child ANTI JOIN ${form.from(to)} parent ON ${same} WHERE ${there}`);
    if (orphans !== 0) found.push(`${table.name}.${columns.join(', ')}: ${orphans} lead to no row of ${to}`);
  }
  return found;
}

test('no orphan, no key twice, and every record is a row', async () => {
  const out = compile('two', '--workers', '2');
  const { records, subjects } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  // The scenario has no coverage and no labels, so it has no tables of them.
  const made = tables.filter(({ name }) => existsSync(join(out, 'parquet', name)));
  expect(made.length).toBeGreaterThan(30);
  let asked = 0;
  for (const form of [parquet(out), csv(out), duckdb(out)]) {
    for (const table of made) {
      expect(await faults(form, table), form.name).toEqual([]);
      const rows = await number(form, `SELECT count(*)::INTEGER FROM ${form.from(table.name)}`);
      if (records[table.name] !== undefined) expect(rows, `${form.name} ${table.name}`).toBe(records[table.name]);
      asked += rows;
    }
    expect(await number(form, `SELECT count(*)::INTEGER FROM ${form.from('patients')}`)).toBe(subjects);
  }
  console.log(`${subjects} people, ${asked / 3} rows as Parquet, CSV and in the database: no orphan, no key twice`);
});

test('one worker writes the same as two', () => {
  const alone = compile('one', '--workers', '1');
  expect(readFileSync(join(alone, 'manifest.json'), 'utf8')).toBe(readFileSync(join(folder, 'two', 'manifest.json'), 'utf8'));
});

test('the question finds a key that is there twice, and an orphan', async () => {
  const out = parquet(join(folder, 'two'));
  const encounters = tables.find((table) => table.name === 'encounters') as Table;
  const broken = join(folder, 'broken');
  for (const name of ['encounters', 'patients', 'locations', 'organizations', 'practitioners']) mkdirSync(join(broken, 'parquet', name), { recursive: true });
  const copy = (name: string, query: string): Promise<unknown> => ask(`COPY (${query}) TO '${broken}/parquet/${name}/0.parquet'`);
  await copy('encounters', `(SELECT * FROM ${out.from('encounters')}) UNION ALL (SELECT * FROM ${out.from('encounters')} ORDER BY id LIMIT 1)`);
  for (const name of ['locations', 'organizations', 'practitioners']) await copy(name, `SELECT * FROM ${out.from(name)}`);
  await copy('patients', `SELECT * FROM ${out.from('patients')} WHERE subject_index > 0`);
  const found = await faults(parquet(broken), encounters);
  expect(found[0]).toBe('encounters: 1 keys are there twice');
  expect(found[1]).toMatch(/^encounters\.patient_id: \d+ lead to no row of patients$/);
  expect(found.length).toBe(2);
});
