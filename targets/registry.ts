/** The one list of targets. */
import { fhir } from './fhir/fhir.ts';
import { json } from './json/json.ts';
import type { Target } from './target.ts';

export const targets: ReadonlyMap<string, Target> = new Map(([fhir, json] as Target[]).map((target) => [target.name, target]));
