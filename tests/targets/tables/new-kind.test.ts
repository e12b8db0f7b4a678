/** A new kind of record, with lists inside lists, is in every format that follows the schema: by its description, and by nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { arrowTarget } from '../../../targets/arrow/arrow-target.ts';
import { csvTarget } from '../../../targets/csv/csv-target.ts';
import { duckdbTarget } from '../../../targets/duckdb/duckdb-target.ts';
import { jsonTarget } from '../../../targets/json/json-target.ts';
import { parquetTarget } from '../../../targets/parquet/parquet-target.ts';
import { sqlTarget } from '../../../targets/sql/sql-target.ts';
import { foreignKeys, tables, tablesOf } from '../../../targets/tables/table-model.ts';
import { hasSqlite, sqlite } from '../../conformance/lib/engines.mjs';
import { scratchKinds, scratchSubject, withBills } from '../../support/scratch-kind.ts';
import { everything } from '../fixtures/full.ts';
import { ask, differences, expected, scratch, selected, typesOf, writeTarget } from './read-tables.ts';

const folder = scratch();
const all = tablesOf(scratchSubject, scratchKinds);
const own = all.filter(({ field }) => field === 'bills');
const people = [withBills(everything())];
const rows = (table: (typeof all)[number]) => expected(table, people, scratchSubject);

test('each list is a table, with the key of what it is a part of', () => {
  expect(all.filter((table) => !own.includes(table))).toEqual(tables);
  expect(
    own.map(({ name, key, columns }) => [name, key, columns.map(({ name: column, type, nullable }) => `${column}:${type}${nullable ? '?' : ''}`)]),
  ).toEqual([
    [
      'bills',
      ['id'],
      [
        ...['id:id', 'patient_id:id', 'status:text', 'total:money', 'service_start:date', 'service_end:date?', 'submitted:time'],
        ...['encounter_id:id?', 'replaced_id:id?', 'billing_id:id', 'review_note:text?'],
      ],
    ],
    ['bill_review_reasons', ['bill_id', 'position'], ['bill_id:id', 'patient_id:id', 'position:integer', 'review_reason:text']],
    [
      'bill_lines',
      ['bill_id', 'position'],
      [
        ...['bill_id:id', 'patient_id:id', 'position:integer', 'service_system:text?', 'service_code:text?', 'service_display:text?', 'units:integer'],
        ...['charge:money', 'source_id:id?'],
      ],
    ],
    [
      'bill_line_modifiers',
      ['bill_id', 'line_position', 'position'],
      ['bill_id:id', 'patient_id:id', 'line_position:integer', 'position:integer', 'modifier:text'],
    ],
    [
      'bill_line_adjustments',
      ['bill_id', 'line_position', 'position'],
      ['bill_id:id', 'patient_id:id', 'line_position:integer', 'position:integer', 'group:text', 'reason:text', 'amount:money'],
    ],
  ]);
  const keys = foreignKeys(own[4]).map(({ columns, table, key }) => `${columns.join(', ')} → ${table} (${key.join(', ')})`);
  expect(keys).toEqual(['bill_id → bills (id)', 'patient_id → patients (id)', 'bill_id, line_position → bill_lines (bill_id, position)']);
  expect(rows(own[4]).map((row) => row.slice(2))).toEqual([
    [1, 1, 'CO', '45', '50.05'],
    [1, 2, 'PR', '1', '-0.01'],
    [2, 1, 'PR', '2', '0.00'],
  ]);
});

test.each([
  ['csv', csvTarget(all), csv],
  ['parquet', parquetTarget(all), (path: string, { name }: (typeof all)[number]) => `read_parquet('${path}/${name}/*.parquet')`],
] as const)('%s reads back equal', async (name, target, source) => {
  const path = join(folder, name);
  expect(await writeTarget(target, {}, people, path)).toEqual({});
  for (const table of all) {
    const found = await ask(`SELECT ${selected(table)} FROM ${source(path, table)}`);
    expect(differences(found, rows(table)), table.name).toEqual([]);
  }
});

function csv(path: string, table: (typeof all)[number]): string {
  const columns = typesOf(table).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${path}/${table.name}.csv', header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${columns.join(', ')}})`;
}

test('duckdb reads back equal, and its views know the kind', async () => {
  const path = join(folder, 'duckdb');
  await writeTarget(duckdbTarget(all), {}, people, path);
  const database = join(path, 'cohort.duckdb');
  for (const table of all) expect(differences(await ask(`SELECT ${selected(table)} FROM ${table.name}`, database), rows(table)), table.name).toEqual([]);
  // A day is not a time: the timeline has the minute of the message.
  expect(await ask('SELECT DISTINCT "at"::VARCHAR FROM patient_timeline WHERE record = \'bills\'', database)).toEqual([['2024-10-06 00:00:00']]);
});

test('a script reads back equal in DuckDB', async () => {
  const path = join(folder, 'sql-duckdb');
  await writeTarget(sqlTarget(all), { dialect: 'duckdb' }, people, path);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(readFileSync(join(path, 'cohort.sql'), 'utf8'));
  for (const table of own) {
    const found = (await connection.runAndReadAll(`SELECT ${selected(table)} FROM ${table.name}`)).getRowsJS();
    expect(differences(found as never, rows(table)), table.name).toEqual([]);
  }
  connection.closeSync();
});

test.skipIf(!hasSqlite)('a script keeps its keys in SQLite', async () => {
  const path = join(folder, 'sql-sqlite');
  await writeTarget(sqlTarget(all), { dialect: 'sqlite' }, people, path);
  const engine = sqlite(folder);
  expect(engine.load(path, 'cohort.sql')).toBe('');
  expect(engine.ask('PRAGMA foreign_key_check')).toBe('');
  engine.ask('DELETE FROM bill_lines WHERE position = 2');
  expect(engine.ask('PRAGMA foreign_key_check')).toContain('bill_line_adjustments');
});

test('arrow has every table', async () => {
  const path = join(folder, 'arrow');
  await writeTarget(arrowTarget(all), {}, people, path);
  const { tableFromIPC } = await import('apache-arrow');
  for (const table of own) expect(tableFromIPC(readFileSync(join(path, `${table.name}.arrows`))).numRows, table.name).toBe(rows(table).length);
});

test('json is what the schema encodes', async () => {
  const path = join(folder, 'json');
  await writeTarget(jsonTarget(scratchSubject), {}, people, path);
  const text = readFileSync(join(path, 'subjects.00000.ndjson'), 'utf8');
  expect(text).toBe(`${JSON.stringify(z.encode(scratchSubject, people[0]))}\n`);
});
