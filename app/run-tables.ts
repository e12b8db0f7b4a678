/** The tables of a run, by the files that its manifest lists: what DuckDB reads each from. */
import { join } from 'node:path';
import { dialects } from '../targets/sql/dialects.ts';
import { RUN_TABLE, runFacts } from '../targets/sql/sql-definitions.ts';
import { type Table, tables } from '../targets/tables/table-model.ts';
import { literal } from './output/duckdb-database.ts';
import { MANIFEST, readHead, recordedFiles } from './output/run-manifest.ts';

/** A run's own database, or expressions for the tables of its files. */
export type RunTables =
  | { readonly kind: 'database'; readonly file: string }
  /** By the name of the table. */
  | { readonly kind: 'files'; readonly tables: ReadonlyMap<string, string> };

/** Formats in order of preference, where a run has the same table in several. */
const FORMATS: readonly { readonly shape: RegExp; readonly read: (files: readonly string[], table: Table | undefined) => string }[] = [
  // The folder is the table; folders below it are partitions.
  { shape: /^[^/]+\/([^/]+)\/(?:.*\/)?[^/]+\.parquet$/, read: parquet },
  { shape: /^[^/]+\/([^/]+)\.csv(?:\.gz)?$/, read: csv },
  // Resources by type, or subjects: `Patient.00000.ndjson`.
  { shape: /^[^/]+\/([^/.]+)(?:\.\d{5})?\.ndjson(?:\.gz)?$/, read: ndjson },
];

export function tablesOf(folder: string): RunTables {
  const found = FORMATS.map(() => new Map<string, string[]>());
  for (const { path } of recordedFiles(join(folder, MANIFEST))) {
    if (path.endsWith('.duckdb')) return { kind: 'database', file: join(folder, path) };
    FORMATS.forEach(({ shape }, i) => {
      const name = shape.exec(path)?.[1];
      if (name === undefined) return;
      const files = found[i].get(name) ?? [];
      files.push(join(folder, path));
      found[i].set(name, files);
    });
  }
  const all = new Map<string, string>();
  FORMATS.forEach(({ read }, i) => {
    for (const [name, files] of found[i]) {
      // DuckDB's names know no difference of case.
      const known = [...all.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
      if (!known)
        all.set(
          name,
          read(
            files,
            tables.find((table) => table.name === name),
          ),
        );
    }
  });
  if (all.size > 0) all.set(RUN_TABLE, factsOf(folder));
  return { kind: 'files', tables: all };
}

/** What databases have of the run, which views go by: the files have no table of it. */
function factsOf(folder: string): string {
  const inputs = readHead(join(folder, MANIFEST))?.inputs;
  const facts =
    inputs === undefined
      ? []
      : runFacts({ scenario: inputs.scenario.id, title: inputs.scenario.title, seed: inputs.seed, asOf: inputs.as_of, version: inputs.engine });
  return `(VALUES ${facts.map(([name, value]) => `(${literal(name)}, ${literal(value)})`).join(', ')}) facts(name, value)`;
}

function list(files: readonly string[]): string {
  return `[${files.map(literal).join(', ')}]`;
}

function parquet(files: readonly string[]): string {
  const divided = files.some((file) => file.includes('='));
  return `read_parquet(${list(files)}, hive_partitioning = ${divided}, hive_types_autocast = false)`;
}

function csv(files: readonly string[], table: Table | undefined): string {
  if (table === undefined) return `read_csv(${list(files)}, header = true)`;
  const types = table.columns.map(({ name, type }) => `${literal(name)}: ${literal(type === 'id' ? 'VARCHAR' : dialects.duckdb.types[type])}`);
  const options = `header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, max_line_size = 16777216`;
  return `read_csv(${list(files)}, ${options}, columns = {${types.join(', ')}})`;
}

function ndjson(files: readonly string[]): string {
  return `read_json(${list(files)}, format = 'newline_delimited', union_by_name = true, maximum_object_size = 67108864)`;
}
