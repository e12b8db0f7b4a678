/** Goes through a resource with HL7's definitions next to it. */
import { type InternalSchemaElement, tryGetDataType } from '@medplum/core';
import { isRecord, type Json } from './definitions.ts';

/** One value of an element. */
export interface Found {
  readonly path: string;
  /** Name of its data type, or of the inner type of a backbone element, as in `PatientContact`. */
  readonly type: string;
  readonly element: InternalSchemaElement;
  readonly value: unknown;
}

/** Every value in a resource, in the order of the definitions; resources inside it are left out. */
export function walk(resource: Json): Found[] {
  const type = String(resource['resourceType']);
  return below(resource, type, type);
}

function below(value: Json, type: string, path: string): Found[] {
  const schema = tryGetDataType(type);
  if (schema === undefined) return [];
  return Object.entries(schema.elements).flatMap(([name, element]) =>
    element.type.flatMap(({ code }) => {
      const property = name.endsWith('[x]') ? name.slice(0, -3) + code[0].toUpperCase() + code.slice(1) : name;
      const values = value[property] === undefined ? [] : [value[property]].flat();
      return values.flatMap((one, i) => {
        const at = `${path}.${property}${element.isArray ? `[${i}]` : ''}`;
        const inner = isRecord(one) && code !== 'Resource' ? below(one, code, at) : [];
        return [{ path: at, type: code, element, value: one }, ...inner];
      });
    }),
  );
}
