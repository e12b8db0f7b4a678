/** SQL: one script that makes every table, fills it, and adds keys and views. */

import { z } from 'zod';
import { option } from '../../model/interface-terms.ts';
import { type Assembly, everyKind, type RunInfo, type Target, type Writer } from '../../model/target.ts';
import { header } from '../csv/csv-lines.ts';
import { csvParts, csvPath } from '../csv/csv-tables.ts';
import { compressionOf } from '../parquet/parquet-target.ts';
import { type Table, tables, tablesIn } from '../tables/table-model.ts';
import { type Dialect, dialectNames, dialects } from './dialects.ts';
import { insertParts } from './insert.ts';
import { createStatements, keyStatements } from './sql-definitions.ts';
import { DATA, loadFormats, loadStatements } from './sql-load.ts';
import { dropStatements, hasSchemas, schemaStatements } from './sql-place.ts';
import { viewStatements } from './views.ts';

export const SCRIPT = 'cohort.sql';

/** The volume that Databricks creates first. */
const LOCATION = '/Volumes/main/default/hsimc';

export const sqlOptions = z
  .strictObject({
    dialect: z.enum(dialectNames).default('postgres').describe('Database engine of the script'),
    load: z.enum(['insert', 'copy']).default('insert').describe('insert: INSERT statements in the script; copy: CSV files next to the script, which it loads'),
    location: z
      .string()
      .regex(/^\/[\w./-]*[\w-]$/)
      .optional()
      .describe(`Databricks path of the folder of the script, for ${option('load', 'copy')} (default: ${LOCATION})`),
    schema: z
      .string()
      .regex(/^[A-Za-z_]\w{0,62}$/)
      .optional()
      .describe('Schema of the tables and views; created if it does not exist'),
    existing: z
      .enum(['refuse', 'replace'])
      .default('refuse')
      .describe('If a table exists: refuse (the script fails), or replace (drop the tables and views of the script first)'),
  })
  .superRefine(({ dialect, load, schema, location }, context) => {
    if (schema !== undefined && !hasSchemas[dialect])
      context.addIssue({ code: 'custom', path: ['schema'], message: `${dialect} has no schemas: each database is a file of its own` });
    if (load === 'copy' && loadFormats[dialect] === null)
      context.addIssue({ code: 'custom', path: ['load'], message: `${dialect} has no load that tells null from empty text; use ${option('load', 'insert')}` });
    if (location !== undefined && (dialect !== 'databricks' || load !== 'copy'))
      context.addIssue({
        code: 'custom',
        path: ['location'],
        message: `only ${option('dialect', 'databricks')} with ${option('load', 'copy')} reads from a folder`,
      });
  });
export type SqlOptions = z.output<typeof sqlOptions>;

/** A script of some tables. */
export const sqlTarget = (of: readonly Table[]) =>
  ({
    name: 'sql',
    title: 'A script of SQL',
    version: 'DuckDB, PostgreSQL, SQLite, Databricks, Snowflake',
    support: 'stable',
    feed: 'none',
    mediaType: 'application/sql',
    standardOutput: false,
    options: sqlOptions,
    carries: everyKind,
    open: async (run, { dialect: name, load, location = LOCATION, ...place }) => {
      const dialect = dialects[name];
      const written = tablesIn(of, run);
      if (load === 'insert') return { ...insertParts(written, dialect, SCRIPT), assemblies: () => [script(dialect, written, run, place, [])] };
      const writer = await dataFiles(written, name);
      return {
        ...writer,
        assemblies: () => [...(writer.assemblies?.() ?? []), script(dialect, written, run, place, loadStatements(dialect, written, location))],
      };
    },
  }) satisfies Target<SqlOptions>;

export const sql = sqlTarget(tables);

/** The files that a script loads. */
async function dataFiles(of: readonly Table[], name: SqlOptions['dialect']): Promise<Writer> {
  if (loadFormats[name] === 'parquet') {
    const [{ parquetFiles }, compression] = await Promise.all([import('../parquet/parquet-tables.ts'), compressionOf('snappy')]);
    return parquetFiles(of, DATA, [], compression);
  }
  const files = of.map((table): Assembly => ({ kind: 'join', path: csvPath(DATA, table), before: header(table), after: '' }));
  return { ...csvParts(of, DATA, { safe: false, nul: false }), assemblies: () => files };
}

function script(dialect: Dialect, of: readonly Table[], run: RunInfo, place: Pick<SqlOptions, 'schema' | 'existing'>, loads: readonly string[]): Assembly {
  const lines = (statements: readonly string[]): string => statements.map((statement) => (statement === '' ? '' : `${statement}\n`)).join('');
  const before = [
    `-- Synthetic data by hsimc ${run.version}, for ${dialect.name}: no record describes a real person.`,
    dialect.begin,
    ...(place.schema === undefined ? [] : schemaStatements(dialect, place.schema)),
    ...(place.existing === 'replace' ? dropStatements(dialect, of) : []),
    ...createStatements(dialect, of, run),
    ...loads,
  ];
  const after = [...keyStatements(dialect, of), ...viewStatements(dialect, of), dialect.commit];
  return { kind: 'join', path: SCRIPT, before: lines(before), after: lines(after) };
}
