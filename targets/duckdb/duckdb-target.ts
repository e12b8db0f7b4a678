/** A DuckDB database: every table with keys and comments, and views for the usual questions. */
import { z } from 'zod';
import { type Assembly, everyKind, type RunInfo, type Target } from '../../model/target.ts';
import { csvParts, csvPath } from '../csv/csv-tables.ts';
import { dialects } from '../sql/dialects.ts';
import { createStatements } from '../sql/sql-definitions.ts';
import { viewStatements } from '../sql/views.ts';
import { type Table, tables, tablesIn } from '../tables/table-model.ts';

export const DATABASE = 'cohort.duckdb';
const dialect = dialects.duckdb;

/** A database of some tables. */
export const duckdbTarget = (of: readonly Table[]) =>
  ({
    name: 'duckdb',
    title: 'A DuckDB database',
    version: 'DuckDB 1.5',
    support: 'stable',
    feed: 'none',
    mediaType: 'application/vnd.duckdb',
    standardOutput: false,
    options: z.strictObject({}),
    carries: everyKind,
    needs: 'duckdb',
    open(run) {
      const written = tablesIn(of, run);
      return { ...csvParts(written, '', { safe: false, nul: true }), assemblies: () => [database(written, run)] };
    },
  }) satisfies Target<object>;

export const duckdb = duckdbTarget(tables);

function database(of: readonly Table[], run: RunInfo): Assembly {
  return {
    kind: 'database',
    path: DATABASE,
    before: createStatements(dialect, of, run),
    loads: of.map((table) => ({ part: csvPath('', table), statement: loadStatement(table) })),
    after: viewStatements(dialect, of),
  };
}

/** `$files` stands for the parts. */
function loadStatement({ name, columns }: Table): string {
  const { quote, text, types } = dialect;
  const struct = columns.map((column) => `${text(column.name)}: ${text(types[column.type])}`).join(', ');
  const options = `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', allow_quoted_nulls = false, null_padding = false, max_line_size = 16777216, columns = {${struct}}`;
  return `INSERT INTO ${quote(name)} SELECT * FROM read_csv($files, ${options});`;
}
