/**
 * What is wrong with a database that a script made, by the database's own word: its tables, their columns, types and keys against the model; its rows, read
 * by DuckDB from what the engine exports, against the Parquet files of the same run; its views.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** How an engine is asked about its tables; `[table, column, type, nullable]` and so on, one row each. */
export const catalogues = {
  postgres: {
    columns: `SELECT table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public') ORDER BY table_name, ordinal_position`,
    keys: `SELECT c.relname, (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k (at, n) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.at)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace s ON s.oid = c.relnamespace WHERE i.indisprimary AND s.nspname = 'public'`,
    references: `SELECT c.relname, a.attname, t.relname FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
      JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1] WHERE f.contype = 'f' AND f.convalidated`,
    // Of a key of several columns, the first.
    columnsOf: ({ columns: [first] }) => [first],
    views: "SELECT table_name FROM information_schema.views WHERE table_schema = 'public'",
    orphans: null,
    cell: ({ name }) => `"${name}"`,
    typeNames: { timestamp: 'timestamp without time zone', 'numeric(18,2)': 'numeric' },
  },
  sqlite: {
    columns: `SELECT m.name, c.name, c.type, iif(c."notnull", 'f', 't') FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`,
    keys: `SELECT name, group_concat(part, ',') FROM (SELECT m.name AS name, c.name AS part FROM sqlite_schema m, pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk) GROUP BY name`,
    references: `SELECT m.name, f."from", f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
    columnsOf: ({ columns }) => columns,
    views: "SELECT name FROM sqlite_schema WHERE type = 'view'",
    // It declares references without enforcing them while it loads.
    orphans: 'SELECT "table", parent FROM pragma_foreign_key_check()',
    // It has neither booleans nor enough digits in what it exports of a double.
    cell: ({ name, type }) =>
      type === 'boolean'
        ? `iif("${name}" IS NULL, NULL, iif("${name}", 'true', 'false'))`
        : type === 'double'
          ? `iif("${name}" IS NULL, NULL, printf('%!.17g', "${name}"))`
          : `"${name}"`,
    typeNames: {},
  },
};

const lines = (csv) => csv.split('\n').filter((line) => line !== '');
const differing = (found, right) => [
  ...found.filter((line) => !right.includes(line)).map((line) => `+ ${line}`),
  ...right.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
];

/** @returns {Promise<string[]>} what is wrong; nothing where all is correct */
export async function faultsOf({ engine, dialect, model, types, views, run, script, scratch }) {
  const catalogue = catalogues[dialect];
  engine.clear();
  const word = engine.load(join(run, 'sql'), script);
  if (word !== '') return [word.trim().split('\n')[0]];
  const cells = (rows) => lines(engine.csv(rows)).map((line) => line.replaceAll('"', ''));
  const typeOf = ({ type }) => catalogue.typeNames[types[type]] ?? types[type];
  const faults = [
    ...differing(
      cells(catalogue.columns).filter((line) => !line.startsWith('hsimc_run,')),
      model.flatMap(({ name, columns }) => columns.map((column) => `${name},${column.name},${typeOf(column)},${column.nullable ? 't' : 'f'}`)),
    ),
    ...differing(
      cells(catalogue.keys),
      model.map(({ name, key }) => `${name},${key.join(',')}`),
    ),
    ...differing(
      cells(catalogue.references),
      model.flatMap(({ name, references, within }) => [
        ...references.map((to) => `${name},${to.name},${to.to}`),
        ...within.flatMap((key) => catalogue.columnsOf(key).map((column) => `${name},${column},${key.to}`)),
      ]),
    ),
    ...differing(cells(catalogue.views), views),
  ];
  if (faults.length > 0) return faults;
  const orphans = catalogue.orphans === null ? [] : cells(catalogue.orphans);
  if (orphans.length > 0) return orphans.map((line) => `orphan: ${line}`);
  for (const view of views) engine.ask(`SELECT COUNT(*) FROM ${view}`);
  return rowFaults(engine, catalogue, model, run, scratch);
}

const duckTypes = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'VARCHAR',
  date: 'DATE',
  time: 'TIMESTAMP',
  money: 'DECIMAL(18,2)',
};

async function rowFaults(engine, catalogue, model, run, scratch) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = join(scratch, 'table.csv');
  const faults = [];
  try {
    for (const { name, columns } of model) {
      writeFileSync(file, engine.csv(`SELECT ${columns.map(catalogue.cell).join(', ')} FROM "${name}"`));
      const types = columns.map((column) => `'${column.name}': '${duckTypes[column.type]}'`).join(', ');
      const found = `SELECT * FROM read_csv('${file}', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, max_line_size = 16777216, columns = {${types}})`;
      const of = ({ name: column, type }) => (type === 'boolean' ? `left("${column}"::VARCHAR, 1) AS "${column}"` : `"${column}"`);
      const list = columns.map(of).join(', ');
      const right = `SELECT ${list} FROM read_parquet('${run}/parquet/${name}/*.parquet')`;
      const count = async (query) => Number((await connection.runAndReadAll(`SELECT count(*) FROM (${query})`)).getRowsJS()[0][0]);
      const surplus = await count(`(SELECT ${list} FROM (${found})) EXCEPT ALL (${right})`);
      const lacking = await count(`(${right}) EXCEPT ALL (SELECT ${list} FROM (${found}))`);
      if (surplus + lacking > 0) faults.push(`${name}: ${surplus} rows that the Parquet file has not, ${lacking} that only it has`);
    }
  } catch (error) {
    faults.push(error.message.split('\n')[0]);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(file, { force: true });
  }
  return faults;
}
