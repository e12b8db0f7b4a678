/** DuckDB, which is loaded only where it is needed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { harmless } from '../../model/harmless.ts';
import type { Assembly } from '../../model/target.ts';
import { Stop } from '../stop.ts';
import { shown } from '../wording.ts';
import { hashFile } from './file-streams.ts';

export type DuckDbSettings = Readonly<Record<string, string>>;

/** Loads the library, or says how it is installed. */
export async function loadDuckDb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new Stop('usage', 'DuckDB is not installed, or not available for this platform', 'npm install @duckdb/node-api');
  }
}

/** Opens a database for as long as `work` takes. */
export async function withDatabase<T>(path: string, settings: DuckDbSettings, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await opened(path, settings);
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** @throws Stop where what is only to be read is not a database that this version of DuckDB reads */
async function opened(path: string, settings: DuckDbSettings): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await loadDuckDb();
  try {
    return await DuckDBInstance.create(path, { ...settings });
  } catch (error) {
    if (settings['access_mode'] !== 'READ_ONLY' || !(error instanceof Error)) throw error;
    throw new Stop('input', `cannot read ${shown(path)}: ${harmless(error.message).split('\n')[0]}`);
  }
}

/** A literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What the system said of a write, by the words that DuckDB passes on (strerror). */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/no space left on device|not enough space|disk space/i, 'ENOSPC'],
  [/file too large/i, 'EFBIG'],
  [/quota exceeded/i, 'EDQUOT'],
  [/too many open files/i, 'EMFILE'],
  [/permission denied/i, 'EACCES'],
  [/read-only file system/i, 'EROFS'],
  [/out of memory|failed to allocate/i, 'ENOMEM'],
  [/^IO Error/, 'EIO'],
];

/** DuckDB reports what the system refuses in words of its own: it becomes an error of the system again. */
async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const code = SAID.find(([words]) => words.test(message))?.[1];
    throw code === undefined || !/IO Error|Out of Memory|TransactionContext|FATAL/i.test(message) ? error : Object.assign(new Error(message), { code });
  }
}

/**
 * Makes a database of parts. Its bytes differ from one time to the next, since DuckDB decides them; what it holds does not.
 * @returns the hash of all that decides what it holds
 */
export async function makeDatabase(
  { before, loads, after }: Assembly & { readonly kind: 'database' },
  file: string,
  temporary: string,
  parts: readonly string[],
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([before, loads, after]));
  await writing(() =>
    withDatabase(file, { memory_limit: '1GB', temp_directory: temporary, preserve_insertion_order: 'true' }, async (connection) => {
      for (const statement of before) await connection.run(statement);
      for (const { part, statement } of loads) {
        const files = parts.map((folder) => join(folder, part)).filter((path) => existsSync(path));
        for (const path of files) hash.update(hashFile(path));
        // A list of all parts at once would be as long as there are blocks; each load of a hundred has its own transaction.
        for (let i = 0; i < files.length; i += 100) {
          const some = files
            .slice(i, i + 100)
            .map(literal)
            .join(', ');
          await connection.run(statement.replace('$files', () => `[${some}]`));
        }
      }
      for (const statement of after) await connection.run(statement);
      await connection.run('CHECKPOINT');
    }),
  );
  return hash.digest('hex');
}

/** Whether the library is there. */
export function hasDuckDb(): Promise<boolean> {
  return loadDuckDb().then(
    () => true,
    () => false,
  );
}
