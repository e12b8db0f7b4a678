/** The one list of targets. */
import { fhir } from './fhir/fhir.ts';
import { hl7v2 } from './hl7v2/hl7v2.ts';
import { json } from './json/json.ts';
import type { Target } from './target.ts';

export const targets: ReadonlyMap<string, Target> = new Map(([fhir, hl7v2, json] as Target[]).map((target) => [target.name, target]));
