/** Which fields of the records lead to other records: read off the canonical schema. */
import type { z } from 'zod';
import { patient } from '../model/parties/patient.ts';
import { clinicalRecords, parties } from '../model/subject.ts';

export interface Link {
  readonly field: string;
  /** The list that it leads into. */
  readonly list: string;
  readonly many: boolean;
}

type Schema = z.ZodType & { readonly _zod: { readonly def: { readonly type: string; readonly innerType?: Schema; readonly element?: Schema } } };

function target(schema: Schema): string | null {
  const { references } = (schema.meta() ?? {}) as { references?: string };
  const { innerType } = schema._zod.def;
  return references ?? (innerType === undefined ? null : target(innerType));
}

function linksOf(record: z.ZodObject): Link[] {
  return Object.entries(record.shape as Record<string, Schema>).flatMap(([field, schema]) => {
    const { type, element } = schema._zod.def;
    const many = type === 'array';
    const list = target(many ? (element as Schema) : schema);
    return list === null ? [] : [{ field, list, many }];
  });
}

/** By kind of record, those of the patient and the parties included. */
export const links: ReadonlyMap<string, readonly Link[]> = new Map(
  [
    ['patient', patient] as const,
    ...Object.entries(clinicalRecords),
    ...Object.entries(parties.shape).map(([list, schema]) => [list, (schema as unknown as { element: z.ZodObject }).element] as const),
  ].map(([name, schema]) => [name, linksOf(schema as z.ZodObject)]),
);
