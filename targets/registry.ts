/** The one list of targets. */
import { csv } from './csv/csv.ts';
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';
import { json } from './json/json.ts';
import { parquet } from './parquet/parquet.ts';
import type { Target } from './target.ts';
import { truth } from './truth/truth.ts';

export const targets: ReadonlyMap<string, Target> = new Map(([csv, fhir, hl7v2, json, parquet, truth] as Target[]).map((target) => [target.name, target]));
