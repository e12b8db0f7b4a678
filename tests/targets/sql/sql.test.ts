/** Scripts load without an error into the real engines, and every table then has the canonical values, whatever text there is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { dialectNames, dialects } from '../../../targets/sql/dialects.ts';
import { views } from '../../../targets/sql/views.ts';
import type { Table } from '../../../targets/tables/table-model.ts';
import { type Engine, hasPostgres, hasSqlite, postgres, sqlite } from '../../conformance/lib/engines.mjs';
import { compileText, diabetesText, subjects } from '../../support/scenario-runs.ts';
import { DICTIONARY } from '../fixtures/dictionary.ts';
import { spoilt } from '../fixtures/hostile.ts';
import { apart, differences, expected, type Rows, scratch, tables, type Value, writeTarget } from '../tables/read-tables.ts';

const folder = scratch();
/** Families with coverage, some of whose services are not covered: every view has rows. */
const members = subjects(compileText(readFileSync('tests/conformance/x12/members.hsim', 'utf8')), { count: 4 });
const people = [...subjects(compileText(diabetesText), { count: 12 }), ...members, ...DICTIONARY.map((text, i) => apart(spoilt(text), i))];
const sql = targets.get('sql') as Target;

/** Databases cannot hold U+0000, and answer with numbers where the script has decimals. */
function right(table: Table): Rows {
  const plain = (value: Value, type: string): Value =>
    typeof value !== 'string' ? value : type === 'money' ? Number(value) : value.replaceAll('\u0000', '\ufffd');
  return expected(table, people).map((row) => row.map((value, i) => plain(value, table.columns[i].type)));
}

async function write(name: string, options: object): Promise<string> {
  const path = join(folder, name);
  const lost = await writeTarget(sql, options, people, path);
  expect(Object.keys(lost)).toEqual(['U+0000 replaced by U+FFFD']);
  return path;
}

function checkAll(engine: Engine, cells: (table: Table) => string, aggregate: (cells: string, table: string) => string): void {
  for (const table of tables) {
    const rows = JSON.parse(engine.ask(aggregate(cells(table), `"${table.name}"`))) as Rows;
    expect(differences(rows, right(table)), table.name).toEqual([]);
  }
}

test('duckdb: rows in the script', async () => {
  const path = await write('duckdb', { dialect: 'duckdb' });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(readFileSync(join(path, 'cohort.sql'), 'utf8'));
  for (const table of tables) {
    const cells = table.columns.map(({ name, type }) =>
      type === 'id'
        ? `"${name}"::VARCHAR`
        : type === 'date'
          ? `strftime("${name}", '%Y-%m-%d')`
          : type === 'time'
            ? `strftime("${name}", '%Y-%m-%dT%H:%M')`
            : `"${name}"`,
    );
    const rows = (await connection.runAndReadAll(`SELECT ${cells.join(', ')} FROM "${table.name}"`)).getRowsJS() as Rows;
    expect(differences(rows, right(table)), table.name).toEqual([]);
  }
  connection.closeSync();
});

test.skipIf(!hasSqlite)('sqlite: rows in the script', async () => {
  const path = await write('sqlite', { dialect: 'sqlite' });
  const engine = sqlite(folder);
  expect(engine.load(path, 'cohort.sql')).toBe('');
  expect(engine.ask('PRAGMA foreign_key_check')).toBe('');
  checkAll(
    engine,
    ({ columns }) =>
      columns
        .map(({ name, type }) =>
          type === 'boolean'
            ? `json(iif("${name}" IS NULL, 'null', iif("${name}", 'true', 'false')))`
            : type === 'time'
              ? `substr("${name}", 1, 16)`
              : `"${name}"`,
        )
        .join(', '),
    (cells, table) => `SELECT json_group_array(json_array(${cells})) FROM ${table}`,
  );
  for (const { name } of views(dialects.sqlite)) expect(Number(engine.ask(`SELECT COUNT(*) FROM ${name}`)), name).toBeGreaterThan(0);
});

const server = hasPostgres ? postgres() : null;
afterAll(() => server?.stop());

test.skipIf(server === null).each([{ load: undefined }, { load: 'copy' }])('postgres: %j', async ({ load }) => {
  const engine = server as Engine;
  if (load !== undefined) engine.clear();
  const path = await write(`postgres-${load}`, load === undefined ? { dialect: 'postgres' } : { dialect: 'postgres', load });
  expect(engine.load(path, 'cohort.sql')).toBe('');
  checkAll(
    engine,
    ({ columns }) => columns.map(({ name, type }) => (type === 'time' ? `to_char("${name}", 'YYYY-MM-DD"T"HH24:MI')` : `"${name}"`)).join(', '),
    (cells, table) => `SELECT coalesce(json_agg(json_build_array(${cells})), '[]') FROM ${table}`,
  );
  for (const { name } of views(dialects.postgres)) expect(Number(engine.ask(`SELECT COUNT(*) FROM ${name}`)), name).toBeGreaterThan(0);
});

test('duckdb: a schema of its own, loaded twice', async () => {
  const path = await write('duckdb-schema', { dialect: 'duckdb', schema: 'made', existing: 'replace' });
  const instance = await DuckDBInstance.create(':memory:');
  for (let i = 0; i < 2; i++) {
    const connection = await instance.connect();
    await connection.run(readFileSync(join(path, 'cohort.sql'), 'utf8'));
    connection.closeSync();
  }
  // Views find their tables from a session that stands elsewhere.
  const connection = await instance.connect();
  for (const { name } of views(dialects.duckdb))
    expect(Number((await connection.runAndReadAll(`SELECT COUNT(*) FROM made."${name}"`)).getRowsJS()[0][0])).toBeGreaterThan(0);
  expect((await connection.runAndReadAll('SELECT COUNT(*) FROM made.patients')).getRowsJS()).toEqual([[BigInt(people.length)]]);
  connection.closeSync();
});

test.skipIf(!hasSqlite)('sqlite: loaded twice; without --existing replace a second load fails and changes nothing', async () => {
  const again = await write('sqlite-again', { dialect: 'sqlite', existing: 'replace' });
  const once = await write('sqlite-once', { dialect: 'sqlite' });
  const engine = sqlite(folder);
  engine.clear();
  for (let i = 0; i < 2; i++) expect(engine.load(again, 'cohort.sql')).toBe('');
  expect(engine.load(once, 'cohort.sql')).toMatch(/already exists/);
  expect(engine.ask('SELECT COUNT(*) FROM patients')).toBe(String(people.length));
});

test.skipIf(server === null).each(['insert', 'copy'])('postgres: a schema of its own, loaded twice, beside tables of others: --load %s', async (load) => {
  const engine = server as Engine;
  engine.clear();
  engine.ask('CREATE TABLE patients (mine text)');
  const path = await write(`postgres-again-${load}`, { dialect: 'postgres', load, schema: 'made', existing: 'replace' });
  for (let i = 0; i < 2; i++) expect(engine.load(path, 'cohort.sql')).toBe('');
  expect(engine.ask('SELECT COUNT(*) FROM made.patients')).toBe(String(people.length));
  expect(engine.ask('SELECT COUNT(*) FROM patients')).toBe('0');
  for (const { name } of views(dialects.postgres)) expect(Number(engine.ask(`SELECT COUNT(*) FROM made.${name}`)), name).toBeGreaterThan(0);
  engine.ask('CREATE VIEW mine AS SELECT id FROM made.patients');
  expect(engine.load(path, 'cohort.sql')).toMatch(/cannot drop .* because other objects depend on (?:it|them)/);
  expect(engine.ask('SELECT COUNT(*) FROM mine')).toBe(String(people.length));
  engine.ask('DROP SCHEMA made CASCADE');
});

test('every dialect makes the same tables, and a load that an engine cannot do is refused', async () => {
  for (const dialect of dialectNames) {
    const path = await write(`all-${dialect}`, { dialect });
    const text = readFileSync(join(path, 'cohort.sql'), 'utf8');
    for (const table of tables) expect(text).toContain(`CREATE TABLE ${dialects[dialect].quote(table.name)} (`);
    expect(text).toContain('no record describes a real person');
  }
  for (const dialect of ['databricks', 'snowflake'] as const) {
    const path = await write(`place-${dialect}`, { dialect, schema: 'made', existing: 'replace' });
    const { quote } = dialects[dialect];
    const text = readFileSync(join(path, 'cohort.sql'), 'utf8');
    expect(text).toContain(`CREATE SCHEMA IF NOT EXISTS ${quote('made')};\nUSE SCHEMA ${quote('made')};\n`);
    expect(text).toContain(`DROP TABLE IF EXISTS ${quote('patients')};\n`);
  }
  const named = sql.options.safeParse({ dialect: 'sqlite', schema: 'made' });
  expect(z.prettifyError(named.error as z.ZodError)).toContain('sqlite has no schemas');
  const refused = sql.options.safeParse({ dialect: 'sqlite', load: 'copy' });
  expect(refused.success).toBe(false);
  expect(z.prettifyError(refused.error as z.ZodError)).toContain('null from empty text');
});
