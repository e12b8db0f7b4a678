/** The fields of a canonical record that a scenario may write, and the types of the language that they take. */
import type { z } from 'zod';
import { civilDate, civilTime, coding, money } from '../model/scalars.ts';
import { boolean, coding as codingType, day, minute, money as moneyType, number, type Type, text, whole } from './types.ts';

export interface AuthoredField {
  readonly type: Type;
  readonly description: string;
}

type AnySchema = z.ZodType & {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly innerType?: AnySchema;
      readonly element?: AnySchema;
      readonly entries?: Readonly<Record<string, string>>;
      readonly format?: string;
      readonly checks?: readonly unknown[];
    };
  };
};

/** In the order of the record. */
export function authoredFields(record: z.ZodObject): Map<string, AuthoredField> {
  const fields = new Map<string, AuthoredField>();
  for (const [name, schema] of Object.entries(record.shape)) {
    const meta = (schema as z.ZodType).meta();
    if (meta?.['authored'] !== true) continue;
    const type = typeOf(schema as AnySchema, name);
    const labels = meta['labels'] as readonly string[] | undefined;
    fields.set(name, { type: labels === undefined ? type : { kind: 'choice', name: `\`${name}\``, labels }, description: String(meta['description'] ?? '') });
  }
  return fields;
}

/** References of records to those who give care, by the word of the language. */
const partyReferences: ReadonlyMap<string, { readonly word: string; readonly of: 'provider' | 'facility' }> = new Map([
  ['practitioner_id', { word: 'provider', of: 'provider' }],
  ['location_id', { word: 'facility', of: 'facility' }],
]);

/** All fields of a record that a question can be about, with how the record names them. `day`: the record keeps it as a day, not a minute. */
export type RecordFields = ReadonlyMap<string, { readonly type: Type; readonly day: boolean; readonly field: string }>;

export function recordFields(record: z.ZodObject): RecordFields {
  const fields = new Map<string, { type: Type; day: boolean; field: string }>();
  for (const [name, schema] of Object.entries(record.shape)) {
    const party = partyReferences.get(name);
    if (party !== undefined) fields.set(party.word, { type: { kind: 'party', of: party.of }, day: false, field: name });
    if (name === 'id' || name.endsWith('_id')) continue;
    const type = knownType(schema as AnySchema, name);
    if (type !== null) fields.set(name, { type, day: type.kind === 'time' && type.precision === 'day', field: name });
  }
  return fields;
}

function typeOf(schema: AnySchema, name: string): Type {
  const type = knownType(schema, name);
  if (type === null) throw new Error(`the canonical field ${name} has a type that no value of the language has: ${schema._zod.def.type}`);
  return type;
}

/** Null for what no value of the language is. */
function knownType(schema: AnySchema, name: string): Type | null {
  const { def } = schema._zod;
  switch (def.type) {
    case 'nullable':
    case 'optional':
    case 'default':
      return knownType(def.innerType as AnySchema, name);
    case 'enum':
      return { kind: 'choice', name: `\`${name}\``, labels: Object.values(def.entries ?? {}) };
    case 'string':
      return text;
    case 'boolean':
      return boolean;
    case 'number':
      return def.format === 'safeint' || (def.checks?.length ?? 0) > 0 ? whole : number;
    case 'array':
      return listOf(knownType(def.element as AnySchema, name));
    case 'object':
      if ((schema as unknown as z.ZodObject).shape === coding.shape) return codingType;
      break;
    case 'pipe':
      if (isSame(schema, civilDate)) return day;
      if (isSame(schema, civilTime)) return minute;
      if (isSame(schema, money)) return moneyType;
      break;
  }
  return null;
}

function listOf(item: Type | null): Type | null {
  return item === null ? null : { kind: 'list', item };
}

/** `.meta()` and `.describe()` make a copy of a schema; its definition stays the same object. */
function isSame(schema: AnySchema, other: z.ZodType): boolean {
  const a = schema._zod.def as { readonly in?: unknown; readonly out?: unknown };
  const b = (other as AnySchema)._zod.def as { readonly in?: unknown; readonly out?: unknown };
  return a.in === b.in && a.out === b.out;
}
