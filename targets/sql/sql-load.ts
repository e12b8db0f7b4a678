/** Statements that load the files next to the script. They are run in the script's own folder. */
import { csvPath } from '../csv/csv-tables.ts';
import type { Table } from '../tables/table-model.ts';
import type { Dialect, DialectName } from './dialects.ts';

/** Where the files lie, from the script. */
export const DATA = 'data/';

/** The format that an engine loads best; null where it has none that tells null from empty text. */
export const loadFormats: Readonly<Record<DialectName, 'csv' | 'parquet' | null>> = {
  duckdb: 'parquet',
  postgres: 'csv',
  sqlite: null,
  databricks: 'parquet',
  snowflake: 'csv',
};

/** @param location where Databricks finds the folder of the script */
export function loadStatements(dialect: Dialect, tables: readonly Table[], location: string): string[] {
  return tables.flatMap((table) => load(dialect, table, location));
}

function load({ name, quote, text }: Dialect, table: Table, location: string): string[] {
  const to = quote(table.name);
  const csv = csvPath(DATA, table);
  switch (name) {
    case 'duckdb':
      return [`INSERT INTO ${to} SELECT * FROM read_parquet(${text(`${DATA}${table.name}/*.parquet`)});`];
    case 'postgres':
      // A command of psql: the file is read where psql runs, and needs no rights on the server.
      return [`\\copy ${to} FROM ${text(csv)} WITH (FORMAT csv, HEADER true)`];
    case 'databricks':
      return [`COPY INTO ${to} FROM ${text(`${location}/${DATA}${table.name}`)} FILEFORMAT = PARQUET;`];
    case 'snowflake':
      return [
        `PUT ${text(`file://${csv}`)} @~/hsimc OVERWRITE = TRUE;`,
        `COPY INTO ${to} FROM @~/hsimc/${table.name}.csv FILE_FORMAT = (TYPE = CSV SKIP_HEADER = 1 FIELD_OPTIONALLY_ENCLOSED_BY = '"' ESCAPE_UNENCLOSED_FIELD = NONE NULL_IF = () EMPTY_FIELD_AS_NULL = TRUE);`,
      ];
    case 'sqlite':
      throw new Error('SQLite cannot load files that distinguish null from empty text.');
  }
}
