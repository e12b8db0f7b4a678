/**
 * One SELECT over the tables of a run, by DuckDB. Nothing can be changed: a database is opened for reading only; tables of files are loaded first, and
 * then nothing outside can be reached any more.
 */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { harmless } from '../model/harmless.ts';
import { option } from '../model/interface-terms.ts';
import { dialects } from '../targets/sql/dialects.ts';
import { views } from '../targets/sql/views.ts';
import { tables } from '../targets/tables/table-model.ts';
import { loadDuckDb, withDatabase } from './output/duckdb-database.ts';
import { type RunTables, tablesOf } from './run-tables.ts';
import { Stop, usage } from './stop.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { requireRun } from './verify-run.ts';
import { counted, shown } from './wording.ts';

/** An answer: its columns, and its rows in pieces as they come. Cells are JSON; a number that JSON cannot hold is text. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>;
}

/** Nothing is loaded from the net, and no setting can be changed afterwards. */
const CLOSED = ['SET enable_external_access = false', 'SET lock_configuration = true'];
const SETTINGS = { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false', memory_limit: '1GB' };

/** Called before and after each table that is loaded for a query, with how many are there and how many it needs. */
export type Loading = (tables: number, of: number) => void;

/** What a query may take: where nobody waits at a terminal who could interrupt it. */
export interface QueryBounds {
  readonly milliseconds?: number;
  readonly memory?: string;
  readonly threads?: number;
  /** Ends the query. */
  readonly signal?: AbortSignal;
}

/** @param take reads the answer; the run is closed when it is done */
export async function queryRun(
  path: string,
  sql: string,
  take: (answer: QueryAnswer) => Promise<void>,
  loading: Loading = () => {},
  bounds: QueryBounds = {},
): Promise<void> {
  if (isExport(sql)) throw onlyRead();
  await loadDuckDb();
  const source = open(path);
  const settings = {
    ...SETTINGS,
    ...(bounds.memory === undefined ? {} : { memory_limit: bounds.memory }),
    ...(bounds.threads === undefined ? {} : { threads: String(bounds.threads) }),
  };
  await withTemporaryFolder('hsimc-query-', async (temporary) => {
    if (source.kind === 'database') {
      await withDatabase(source.file, { ...settings, access_mode: 'READ_ONLY', temp_directory: temporary }, (connection) =>
        bounded(connection, bounds, async () => take(await answerOf(connection, sql))),
      );
    } else {
      await withDatabase(join(temporary, 'tables.duckdb'), { ...settings, temp_directory: temporary }, (connection) =>
        bounded(connection, bounds, async () => {
          await load(connection, source, sql, loading);
          await take(await answerOf(connection, sql));
        }),
      );
    }
  });
}

/** Interrupts the database at the limits. */
async function bounded(connection: DuckDBConnection, { milliseconds, signal }: QueryBounds, work: () => Promise<void>): Promise<void> {
  let ended: Stop | null = null;
  const end = (why: Stop) => (): void => {
    ended ??= why;
    connection.interrupt();
  };
  const cancel = end(usage('the query was cancelled'));
  const late = end(usage(`the query was stopped after ${(milliseconds ?? 0) / 1000} s`, 'read fewer rows, or join fewer tables'));
  const timer = milliseconds === undefined ? undefined : setTimeout(late, milliseconds);
  signal?.addEventListener('abort', cancel);
  try {
    if (signal?.aborted === true) cancel();
    await work();
  } catch (error) {
    throw ended ?? error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

function open(path: string): RunTables {
  if (path.endsWith('.duckdb') && existsSync(path) && statSync(path).isFile()) return { kind: 'database', file: path };
  requireRun(path);
  const source = tablesOf(path);
  if (source.kind === 'files' && source.tables.size === 0)
    throw usage(
      `${shown(path)} contains neither tables nor files with one record per line`,
      `compile with ${option('target', 'duckdb')}, parquet or csv, with fhir as ${option('bundle', 'none')}, or with json without ${option('pretty')}`,
    );
  return source;
}

/** Loads the tables that a query names, and those that the views it names are made of. */
async function load(connection: DuckDBConnection, { tables: files }: RunTables & { readonly kind: 'files' }, sql: string, loading: Loading): Promise<void> {
  const has = (name: string): boolean => files.has(name);
  const named = names(connection, sql);
  const offered = viewsOver(connection, has);
  const wanted = new Set([...files.keys()].filter((name) => named.has(name.toLowerCase())));
  const shownViews = offered.filter(({ name }) => named.has(name) && !has(name));
  for (const { parts } of shownViews) for (const part of parts) wanted.add(part);
  const { quote } = dialects.duckdb;
  let loaded = 0;
  for (const name of wanted) {
    loading(loaded, wanted.size);
    await guarded(() => connection.run(`CREATE TABLE ${quote(name)} AS SELECT * FROM ${files.get(name)}`));
    loading(++loaded, wanted.size);
  }
  for (const { name, query } of shownViews) await connection.run(`CREATE VIEW ${quote(name)} AS ${query}`);
  if (wanted.size > 0 || named.size === 0) return;
  const known = [...files.keys(), ...offered.map(({ name }) => name)];
  throw new Stop('input', `no table is named ${[...named].map(shown).join(', ')}`, `tables: ${known.join(', ')}`);
}

/** The views of the tables that are there, with the tables that each is made of. */
function viewsOver(connection: DuckDBConnection, has: (name: string) => boolean) {
  const own = tables.filter(({ name }) => has(name));
  const offered = views(dialects.duckdb, own).map((view) => ({ ...view, parts: [...names(connection, view.query)] }));
  return offered.filter(({ parts }) => parts.length > 0 && parts.every(has));
}

/** The tables that a query names, in lower case; none where it cannot be read. */
function names(connection: DuckDBConnection, sql: string): Set<string> {
  try {
    return new Set(connection.getTableNames(sql, false).map((name) => name.replaceAll('"', '').toLowerCase()));
  } catch {
    return new Set();
  }
}

const onlyRead = (): Stop => usage('a query must be a SELECT statement, because runs are read-only');

/** Comments, texts and quoted names of SQL. */
const NO_KEYWORDS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$/g;

/** DuckDB makes the folder of `EXPORT DATABASE` when it reads the statement, before it can be determined what kind of statement it is. */
function isExport(sql: string): boolean {
  return /(?:^|;)\s*EXPORT\b/i.test(sql.replace(NO_KEYWORDS, ' '));
}

async function answerOf(connection: DuckDBConnection, sql: string): Promise<QueryAnswer> {
  for (const statement of CLOSED) await connection.run(statement);
  const { StatementType } = await loadDuckDb();
  const statements = await guarded(() => connection.extractStatements(sql));
  if (statements.count !== 1) throw usage(`expected one SELECT statement, found ${counted(statements.count, 'statement')}`);
  const prepared = await guarded(() => statements.prepare(0));
  if (prepared.statementType !== StatementType.SELECT) throw onlyRead();
  const result = await guarded(() => prepared.stream());
  return { columns: result.deduplicatedColumnNames(), rows: rowsOf(result) };
}

async function* rowsOf(result: DuckDBResult): AsyncGenerator<unknown[][]> {
  const types = result.columnTypes().map(String);
  const pieces = result.yieldRowsJson();
  for (;;) {
    const { value, done } = await guarded(() => pieces.next());
    if (done === true) return;
    yield value.map((row) => row.map((cell, i) => plain(cell, types[i])));
  }
}

/** Whole numbers and decimals come as text, so that none loses a digit; those that a number can say are numbers. */
const NUMERIC = /^(?:(?:U?(?:TINY|SMALL|BIG|HUGE)INT)|U?INTEGER|DECIMAL)/;

function plain(value: unknown, type: string): unknown {
  if (typeof value !== 'string' || !NUMERIC.test(type)) return value;
  const number = Number(value);
  return Math.abs(number) < Number.MAX_SAFE_INTEGER ? number : value;
}

/** What DuckDB says about a query is the user's to read. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof Stop || 'code' in error) throw error;
    const [first, ...rest] = harmless(error.message).split('\n');
    throw new Stop('input', first, rest.filter((line) => line.trim() !== '').join('\n') || null);
  }
}
