/** The one list of targets. */

import type { Target } from '../model/target.ts';
import { arrow } from './arrow/arrow-target.ts';
import { csv } from './csv/csv-target.ts';
import { duckdb } from './duckdb/duckdb-target.ts';
import { fhir } from './fhir/fhir-target.ts';
import { hl7v2 } from './hl7v2/hl7v2-target.ts';
import { json } from './json/json-target.ts';
import { ncpdp } from './ncpdp/ncpdp-target.ts';
import { parquet } from './parquet/parquet-target.ts';
import { script } from './script/script-target.ts';
import { sql } from './sql/sql-target.ts';
import { template } from './template/template-target.ts';
import { truth } from './truth/truth-target.ts';
import { x12 } from './x12/x12-target.ts';

const list = [
  // One in each line, by name.
  arrow,
  csv,
  duckdb,
  fhir,
  hl7v2,
  json,
  ncpdp,
  parquet,
  script,
  sql,
  template,
  truth,
  x12,
] as Target[];

export const targets: ReadonlyMap<string, Target> = new Map(list.map((target) => [target.name, target]));
