/** Where a script creates its tables, and what it does with tables of an earlier load. */
import type { Table } from '../tables/table-model.ts';
import type { Dialect, DialectName } from './dialects.ts';
import { RUN_TABLE } from './sql-definitions.ts';
import { views } from './views.ts';

/** Dialects whose engine has schemas in a database. */
export const hasSchemas: Readonly<Record<DialectName, boolean>> = { duckdb: true, postgres: true, sqlite: false, databricks: true, snowflake: true };

/** Statements after which unqualified names are those of the schema, which is created where there is none. */
export function schemaStatements({ name, quote }: Dialect, schema: string): string[] {
  const create = `CREATE SCHEMA IF NOT EXISTS ${quote(schema)};`;
  switch (name) {
    case 'postgres':
      // Until the end of the transaction.
      return ['SET LOCAL client_min_messages = warning;', create, `SET LOCAL search_path TO ${quote(schema)};`];
    case 'duckdb':
      return [create, `USE ${quote(schema)};`];
    case 'databricks':
    case 'snowflake':
      return [create, `USE SCHEMA ${quote(schema)};`];
    case 'sqlite':
      throw new Error('SQLite has no schemas.');
  }
}

/** Statements that drop the views and tables of the script, where they exist, and nothing else: what refers to them makes the engine refuse. */
export function dropStatements(dialect: Dialect, of: readonly Table[]): string[] {
  const { name, quote } = dialect;
  const made = views(dialect, of)
    .map((view) => quote(view.name))
    .reverse();
  const tables = [...of.map((table) => quote(table.name)).reverse(), quote(RUN_TABLE)];
  // Tables refer to each other in cycles: PostgreSQL drops them only together.
  if (name === 'postgres')
    return ['SET LOCAL client_min_messages = warning;', `DROP VIEW IF EXISTS ${made.join(', ')};`, `DROP TABLE IF EXISTS ${tables.join(', ')};`];
  return [...made.map((view) => `DROP VIEW IF EXISTS ${view};`), ...tables.map((table) => `DROP TABLE IF EXISTS ${table};`)];
}
