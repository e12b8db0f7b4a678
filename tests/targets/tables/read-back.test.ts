/** Differential: what DuckDB reads from the files of each target is what the canonical record says, field by field, with the types of the model. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import type { Table } from '../../../targets/tables/table-model.ts';
import { compileText, diabetesText, subjects } from '../../support/scenario-runs.ts';
import { everything } from '../fixtures/full.ts';
import { ask, differences, expected, scratch, selected, tables, typesOf, writeTarget } from './read-tables.ts';

const people: Subject[] = [...subjects(compileText(diabetesText), { count: 9 }), everything()];
const folder = scratch();

/** How DuckDB opens a table that a target wrote. */
const sources: readonly (readonly [string, object, (path: string, table: Table) => string])[] = [
  ['csv', {}, csv],
  ['parquet', {}, (path, table) => `read_parquet('${path}/${table.name}/*.parquet')`],
  ['parquet', { compression: 'zstd' }, (path, table) => `read_parquet('${path}/${table.name}/*.parquet')`],
  ['parquet', { compression: 'none' }, (path, table) => `read_parquet('${path}/${table.name}/*.parquet')`],
];

function csv(path: string, table: Table): string {
  const columns = typesOf(table).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${path}/${table.name}.csv', header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${columns.join(', ')}})`;
}

test.each(sources)('%s %j', async (name, options, source) => {
  const path = join(folder, `${name}${Object.values(options).join('')}`);
  expect(await writeTarget(targets.get(name) as Target, options, people, path)).toEqual({});
  for (const table of tables) {
    const from = source(path, table);
    const types = await ask(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`);
    expect(types, table.name).toEqual(typesOf(table));
    const rows = await ask(`SELECT ${selected(table)} FROM ${from}`);
    expect(differences(rows, expected(table, people)), table.name).toEqual([]);
  }
});

test('duckdb', async () => {
  const path = join(folder, 'duckdb');
  expect(await writeTarget(targets.get('duckdb') as Target, {}, people, path)).toEqual({});
  for (const table of tables) {
    const types = await ask(`SELECT column_name, column_type FROM (DESCRIBE ${table.name})`, join(path, 'cohort.duckdb'));
    expect(types, table.name).toEqual(typesOf(table).map(([name, type], i) => [name, table.columns[i].type === 'id' ? 'UUID' : type]));
    const rows = await ask(`SELECT ${selected(table)} FROM ${table.name}`, join(path, 'cohort.duckdb'));
    expect(differences(rows, expected(table, people)), table.name).toEqual([]);
  }
});

test('the fixtures have a row in every table', () => {
  for (const table of tables) expect(expected(table, people).length, table.name).toBeGreaterThan(0);
});
