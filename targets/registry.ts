/** The one list of targets. */
import { arrow } from './arrow/arrow.ts';
import { csv } from './csv/csv.ts';
import { duckdb } from './duckdb/duckdb.ts';
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';
import { json } from './json/json.ts';
import { parquet } from './parquet/parquet.ts';
import { sql } from './sql/sql.ts';
import type { Target } from './target.ts';
import { template } from './template/template.ts';
import { truth } from './truth/truth.ts';

const list = [
  // One in each line, by name.
  arrow,
  csv,
  duckdb,
  fhir,
  hl7v2,
  json,
  parquet,
  sql,
  template,
  truth,
] as Target[];

export const targets: ReadonlyMap<string, Target> = new Map(list.map((target) => [target.name, target]));
