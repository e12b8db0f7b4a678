/**
 * `hsimc query`: one SELECT over the tables of a run, by DuckDB. Nothing can be changed: a database is opened for reading only; tables of files are
 * loaded first, and then nothing outside can be reached any more.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadDuckDb, withDatabase } from '../../app/output/duckdb-database.ts';
import { print } from '../../app/output/stream-output.ts';
import { type Source, sourceOf } from '../../app/run-tables.ts';
import { exitCode, Stop, usage } from '../../app/stop.ts';
import { harmless, shown } from '../../app/wording.ts';
import { dialects } from '../../targets/sql/dialects.ts';
import { views } from '../../targets/sql/views.ts';
import { type AnswerFormat, answerText } from '../view/query-text.ts';
import { refuseOther } from './verify.ts';

/** Nothing is loaded from the net, and no setting can be changed afterwards. */
const CLOSED = ['SET enable_external_access = false', 'SET lock_configuration = true'];
const SETTINGS = { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false', memory_limit: '1GB' };

export async function queryCommand(path: string, sql: string, flags: { readonly format: AnswerFormat }): Promise<number> {
  await loadDuckDb();
  const source = open(path);
  const temporary = mkdtempSync(join(tmpdir(), 'hsimc-query-'));
  try {
    if (source.kind === 'database') {
      await withDatabase(source.file, { ...SETTINGS, access_mode: 'READ_ONLY', temp_directory: temporary }, (connection) =>
        answer(connection, sql, flags.format),
      );
    } else {
      await withDatabase(join(temporary, 'tables.duckdb'), { ...SETTINGS, temp_directory: temporary }, async (connection) => {
        await load(connection, source, sql);
        await answer(connection, sql, flags.format);
      });
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return exitCode.ok;
}

function open(path: string): Source {
  if (path.endsWith('.duckdb') && existsSync(path) && statSync(path).isFile()) return { kind: 'database', file: path };
  refuseOther(path);
  const source = sourceOf(path);
  if (source.kind === 'files' && source.tables.size === 0)
    throw usage(`${shown(path)} has no files that can be queried`, 'targets with tables: duckdb, parquet, csv, json, fhir');
  return source;
}

/** Loads the tables that a query names, and those that the views it names are made of. */
async function load(connection: DuckDBConnection, { tables }: Source & { readonly kind: 'files' }, sql: string): Promise<void> {
  const has = (name: string): boolean => tables.has(name);
  const named = names(connection, sql);
  const wanted = new Set([...tables.keys()].filter((name) => named.has(name.toLowerCase())));
  const shownViews = views(dialects.duckdb).flatMap((view) => {
    const parts = [...names(connection, view.query)];
    return named.has(view.name) && !has(view.name) && parts.every(has) ? [{ ...view, parts }] : [];
  });
  for (const { parts } of shownViews) for (const part of parts) wanted.add(part);
  const { quote } = dialects.duckdb;
  for (const name of wanted) await guarded(() => connection.run(`CREATE TABLE ${quote(name)} AS SELECT * FROM ${tables.get(name)}`));
  for (const { name, query } of shownViews) await connection.run(`CREATE VIEW ${quote(name)} AS ${query}`);
  if (wanted.size > 0 || named.size === 0) return;
  const known = [
    ...tables.keys(),
    ...views(dialects.duckdb)
      .filter(({ query }) => [...names(connection, query)].every(has))
      .map(({ name }) => name),
  ];
  throw new Stop(exitCode.diagnostics, `no table is named ${[...named].map(shown).join(', ')}`, `tables: ${known.join(', ')}`);
}

/** The tables that a query names, in lower case; none where it cannot be read. */
function names(connection: DuckDBConnection, sql: string): Set<string> {
  try {
    return new Set(connection.getTableNames(sql, false).map((name) => name.replaceAll('"', '').toLowerCase()));
  } catch {
    return new Set();
  }
}

async function answer(connection: DuckDBConnection, sql: string, format: AnswerFormat): Promise<void> {
  for (const statement of CLOSED) await connection.run(statement);
  const { StatementType } = await loadDuckDb();
  const statements = await guarded(() => connection.extractStatements(sql));
  if (statements.count !== 1) throw usage(`a query is one SELECT, and here are ${statements.count} statements`);
  const prepared = await guarded(() => statements.prepare(0));
  if (prepared.statementType !== StatementType.SELECT) throw usage('a query is a SELECT: a run is only read');
  const result = await guarded(() => prepared.stream());
  const pieces = answerText(result, format);
  for (;;) {
    const { value, done } = await guarded(() => pieces.next());
    if (done === true) return;
    print(value);
  }
}

/** What DuckDB says about a query is the user's to read. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Stop || 'code' in error) throw error;
    const [first, ...rest] = harmless(error.message).split('\n');
    throw new Stop(exitCode.diagnostics, first, rest.filter((line) => line.trim() !== '').join('\n') || null);
  }
}
