/** The subjects of a run that is written as tables, read by DuckDB and made canonical records again. */
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { dialects } from '../targets/sql/dialects.ts';
import { directoryOfRows, directoryTables, type JsonRow, partiesField, personTables, type RowsOf, subjectOfRows } from '../targets/tables/subject-of-rows.ts';
import type { ColumnType, Table } from '../targets/tables/table-model.ts';
import { literal, withDatabase } from './output/duckdb-database.ts';
import { partiesOfSubjects } from './parties-of-subject.ts';
import { guarded } from './query-run.ts';
import type { RunTables } from './run-tables.ts';
import { Stop } from './stop.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** People who are read at a time. */
const PEOPLE = 1000;

const { quote } = dialects.duckdb;

/**
 * @param count called with the number of people, before the first of them
 * @param take called with each subject and its index
 */
export async function eachSubjectOfTables(source: RunTables, count: (people: number) => void, take: (subject: unknown, index: number) => void): Promise<void> {
  await withTemporaryFolder('hsimc-validate-', async (temporary) => {
    const settings = { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false', memory_limit: '1GB', temp_directory: temporary };
    if (source.kind === 'database') await withDatabase(source.file, { ...settings, access_mode: 'READ_ONLY' }, (connection) => read(connection, count, take));
    else
      await withDatabase(join(temporary, 'tables.duckdb'), settings, async (connection) => {
        for (const [name, from] of source.tables) await guarded(() => connection.run(`CREATE TABLE ${quote(name)} AS SELECT * FROM ${from}`));
        await read(connection, count, take);
      });
  });
}

async function read(connection: DuckDBConnection, count: (people: number) => void, take: (subject: unknown, index: number) => void): Promise<void> {
  const rows = async (sql: string): Promise<JsonRow[]> => guarded(async () => (await connection.runAndReadAll(sql)).getRowObjectsJS() as JsonRow[]);
  const there = new Map<string, ReadonlySet<unknown>>();
  for (const { table_name, column_name } of await rows('SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal'))
    there.set(String(table_name), new Set([...(there.get(String(table_name)) ?? []), column_name]));
  const columns = (table: Table): string | null => {
    const known = there.get(table.name);
    if (known === undefined) return null;
    const lacking = table.columns.find(({ name }) => !known.has(name));
    if (lacking !== undefined)
      throw new Stop('input', `the table ${table.name} has no column ${lacking.name}`, 'the tables that hsimc writes are listed in docs/targets.md');
    return table.columns.map(({ name, type }) => `${asJson(quote(name), type)} AS ${quote(name)}`).join(', ');
  };
  const all = async (table: Table, where = ''): Promise<JsonRow[]> => {
    const list = columns(table);
    return list === null ? [] : rows(`SELECT ${list} FROM ${quote(table.name)}${where}`);
  };
  const [{ table: people, person: key }] = personTables;
  if (!there.has(people.name)) throw new Stop('input', `there is no table ${people.name}`);
  const directory = new Map<string, JsonRow[]>();
  for (const table of directoryTables) directory.set(table.name, await all(table));
  const partiesOf = partiesOfSubjects(directoryOfRows(rowsIn(directory)));
  const ids = (await rows(`SELECT ${quote(key)}::VARCHAR AS id FROM ${quote(people.name)} ORDER BY subject_index, subject_member NULLS FIRST`)).map(({ id }) =>
    String(id),
  );
  count(ids.length);
  for (let i = 0; i < ids.length; i += PEOPLE) {
    const some = ids.slice(i, i + PEOPLE);
    const list = some.map(literal).join(', ');
    const found = new Map<string, Map<string, JsonRow[]>>();
    for (const { table, person } of personTables) {
      const own = new Map<string, JsonRow[]>();
      for (const row of await all(table, ` WHERE ${quote(person)}::VARCHAR IN (${list})`)) {
        const rowsOfOne = own.get(String(row[person]));
        if (rowsOfOne === undefined) own.set(String(row[person]), [row]);
        else rowsOfOne.push(row);
      }
      found.set(table.name, own);
    }
    for (const id of some) {
      const subject = subjectOfRows((name) => found.get(name)?.get(id) ?? []);
      subject[partiesField] = partiesOf(subject);
      take(subject, Number(subject['index']));
    }
  }
}

const rowsIn =
  (directory: ReadonlyMap<string, readonly JsonRow[]>): RowsOf =>
  (name) =>
    directory.get(name) ?? [];

/** A cell in the form of canonical JSON. */
function asJson(column: string, type: ColumnType): string {
  switch (type) {
    case 'id':
    case 'money':
      return `${column}::VARCHAR`;
    case 'date':
      return `strftime(${column}, '%Y-%m-%d')`;
    case 'time':
      return `strftime(${column}, '%Y-%m-%dT%H:%M')`;
    default:
      return column;
  }
}
