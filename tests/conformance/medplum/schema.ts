/** The first judge: HL7's JSON schema, through ajv. It sees unknown elements, wrong JSON types, patterns, and codes outside the enumerations. */
import { Ajv, type ValidateFunction } from 'ajv';
import { jsonSchema } from './definitions.ts';
import type { Objection } from './issue.ts';

const KEY = 'fhir';
const compiled = new Map<string, ValidateFunction | undefined>();
let ajv: Ajv | undefined;

function load(): Ajv {
  const schema = jsonSchema();
  // A resource inside a resource is judged by itself. Otherwise each resource type would pull all 147 others in, which costs seconds and yields
  // messages about the wrong types.
  schema.definitions['ResourceList'] = { type: 'object' };
  const loaded = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  loaded.addSchema({ definitions: schema.definitions }, KEY);
  return loaded;
}

function validator(type: string): ValidateFunction | undefined {
  if (!compiled.has(type)) {
    ajv ??= load();
    compiled.set(type, ajv.getSchema(`${KEY}#/definitions/${type}`));
  }
  return compiled.get(type);
}

/** Path and message of each objection to a resource of the given type. */
export function bySchema(type: string, resource: unknown): Objection[] {
  const validate = validator(type);
  if (!validate) return [{ path: 'resourceType', message: `no resource type ${type}` }];
  if (validate(resource)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({ path: instancePath, message: `${message} ${JSON.stringify(params)}` }));
}
