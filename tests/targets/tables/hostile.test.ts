/** Law 11 for tables: any text in any field comes back as it was, and no row is made or lost by it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { DICTIONARY } from '../fixtures/dictionary.ts';
import { spoilt } from '../fixtures/hostile.ts';
import { apart, ask, differences, expected, scratch, selected, tables, typesOf, writeTarget } from './read-tables.ts';

const folder = scratch();
const people = DICTIONARY.map((text, i) => apart(spoilt(text), i));

test.each(['csv', 'parquet', 'duckdb'])('%s gives every text back', async (name) => {
  const path = join(folder, name);
  expect(await writeTarget(targets.get(name) as Target, {}, people, path)).toEqual({});
  for (const table of tables) {
    const columns = typesOf(table).map(([column, type]) => `'${column}': '${type}'`);
    const from =
      name === 'csv'
        ? `read_csv('${path}/${table.name}.csv', header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, max_line_size = 16777216, columns = {${columns.join(', ')}})`
        : name === 'parquet'
          ? `read_parquet('${path}/${table.name}/*.parquet')`
          : table.name;
    const rows = await ask(`SELECT ${selected(table)} FROM ${from}`, name === 'duckdb' ? join(path, 'cohort.duckdb') : ':memory:');
    expect(differences(rows, expected(table, people)), table.name).toEqual([]);
  }
});

test('half a surrogate pair is replaced, and counted', async () => {
  const half = [spoilt('a\ud800b')];
  const lost = await writeTarget(targets.get('csv') as Target, {}, half, join(folder, 'half'));
  expect(lost['half a surrogate pair replaced by U+FFFD']).toBeGreaterThan(10);
  const [[family]] = await ask(`SELECT family FROM read_csv('${folder}/half/patients.csv', header = true, all_varchar = true)`);
  expect(family).toBe('a\ufffdb');
});

test('--csv-safe: no cell of text begins like a formula, and each one that was changed is counted', async () => {
  const lost = await writeTarget(targets.get('csv') as Target, { csv_safe: true }, people, join(folder, 'safe'));
  expect(Object.keys(lost)).toEqual(['an apostrophe was added before text that a spreadsheet would run']);
  const formulas = DICTIONARY.filter((text) => /^[=+\-@\t\r]/.test(text));
  expect(formulas.length).toBeGreaterThan(5);
  const families = (
    await ask(`SELECT family FROM read_csv('${folder}/safe/patients.csv', header = true, all_varchar = true, auto_detect = true, max_line_size = 16777216)`)
  ).map(([one]) => one);
  for (const text of formulas) expect(families).toContain(`'${text}`);
  // Numbers are never touched.
  const [[least]] = await ask(`SELECT MIN(value) FROM read_csv('${folder}/safe/observations.csv', header = true, max_line_size = 16777216)`);
  expect(typeof least).toBe('number');
});
