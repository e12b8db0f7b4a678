/**
 * The one reader of schemas: what a zod schema holds, as plain data. Whoever needs the fields of a record (tables, serializers, readers, the
 * checker, tests) reads them here, so that a field is described in one place and each reader decides what it makes of each type.
 */
import { z } from 'zod';
import { civilDate, civilTime, money } from './scalars.ts';

/** Limits of a number, of the length of a text, or of the length of a list; null where there is none. */
export interface Bounds {
  readonly least: number | null;
  readonly most: number | null;
}

interface Common {
  /** Empty for the items of a list and for a whole schema. */
  readonly name: string;
  /** The schema as it was declared. */
  readonly schema: z.ZodType;
  /** Whether it may be null. */
  readonly nullable: boolean;
  /** Whether it may be left out: it is optional, or has a default. */
  readonly optional: boolean;
  readonly description: string;
  /** Whether a scenario may write it. */
  readonly authored: boolean;
  /** The words that a scenario may write, where the record has more of them. */
  readonly labels: readonly string[] | null;
  /** The list whose records the identifier leads to, `anyRecord` for a record of any list; null for what refers to nothing. */
  readonly references: string | null;
  /** Whether the value comes from a file that the user names. */
  readonly file: boolean;
}

export type FieldType =
  /** A lower-case UUID. */
  | { readonly type: 'id' }
  | { readonly type: 'text'; readonly bounds: Bounds }
  /** One word of a closed list. */
  | { readonly type: 'word'; readonly words: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly bounds: Bounds }
  | { readonly type: 'boolean' }
  /** Days since 1970-01-01, minutes since 1970-01-01T00:00, cents; ISO 8601 and decimal text in JSON. */
  | { readonly type: 'date' | 'time' | 'money' }
  | { readonly type: 'object'; readonly fields: readonly Field[]; readonly shape: object }
  | { readonly type: 'list'; readonly item: Field; readonly bounds: Bounds }
  /** Values by names that the schema does not list. */
  | { readonly type: 'map'; readonly item: Field }
  /** What no record holds, such as the options of a target that are read by a function. */
  | { readonly type: 'other' };

export type Field = Common & FieldType;
export type FieldOf<T extends Field['type']> = Extract<Field, { readonly type: T }>;

/** The fields of an object, in its order. */
export function describe(schema: z.ZodObject): readonly Field[] {
  return fieldsOf(schema.shape);
}

/** One schema, with everything in it. */
export function describeField(name: string, schema: z.ZodType): Field {
  const wrappers = unwrapped(schema);
  const inner = wrappers[wrappers.length - 1];
  const metas = wrappers.map((one) => one.meta() ?? {});
  const first = (key: string): unknown => metas.find((meta) => meta[key] !== undefined)?.[key];
  return {
    name,
    schema,
    nullable: wrappers.some((one) => one instanceof z.ZodNullable),
    optional: wrappers.some((one) => one instanceof z.ZodOptional || one instanceof z.ZodDefault),
    description: String(first('description') ?? ''),
    authored: first('authored') === true,
    labels: (first('labels') as readonly string[] | undefined) ?? null,
    references: (first('references') as string | undefined) ?? null,
    file: first('file') === true,
    ...typeOf(inner),
  };
}

/** Whether a field is an object of this schema: a copy of it, such as one with a description, has the same fields. */
export function isObjectOf(field: Field, schema: z.ZodObject): boolean {
  if (field.type !== 'object') return false;
  const [own, other] = [Object.entries(field.shape), Object.entries(schema.shape)];
  return own.length === other.length && own.every(([name, part], i) => name === other[i][0] && part === other[i][1]);
}

const described = new WeakMap<object, readonly Field[]>();

/** Many records hold the same objects, such as codings: each is read once. */
function fieldsOf(shape: z.core.$ZodShape): readonly Field[] {
  let fields = described.get(shape);
  if (fields === undefined) {
    fields = Object.entries(shape).map(([name, schema]) => describeField(name, schema as z.ZodType));
    described.set(shape, fields);
  }
  return fields;
}

/** The schema and what it wraps, from outside to inside. */
function unwrapped(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return [schema, ...unwrapped(schema.def.innerType as z.ZodType)];
  return [schema];
}

function typeOf(schema: z.ZodType): FieldType {
  if (schema instanceof z.ZodUUID) return { type: 'id' };
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return { type: 'text', bounds: bounds(schema.minLength, schema.maxLength) };
  if (schema instanceof z.ZodEnum) return { type: 'word', words: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return { type: schema.isInt ? 'integer' : 'number', bounds: bounds(schema.minValue, schema.maxValue) };
  if (schema instanceof z.ZodBoolean) return { type: 'boolean' };
  if (schema instanceof z.ZodCodec) return codecType(schema);
  if (schema instanceof z.ZodObject) return { type: 'object', fields: fieldsOf(schema.shape), shape: schema.shape };
  if (schema instanceof z.ZodArray) return { type: 'list', item: describeField('', schema.element as z.ZodType), bounds: lengthOf(schema) };
  if (schema instanceof z.ZodRecord) return { type: 'map', item: describeField('', schema.valueType as z.ZodType) };
  return { type: 'other' };
}

/** Describing a codec copies it; what it is made of stays the same object. */
function codecType(schema: z.ZodCodec): FieldType {
  if (schema.in === civilDate.in) return { type: 'date' };
  if (schema.in === civilTime.in) return { type: 'time' };
  if (schema.in === money.in) return { type: 'money' };
  return { type: 'other' };
}

/** zod keeps the range of whole numbers, which no record gives itself, as bounds. */
function bounds(least: number | null, most: number | null): Bounds {
  const stated = (bound: number | null): number | null =>
    bound === null || !Number.isFinite(bound) || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? null : bound;
  return { least: stated(least), most: stated(most) };
}

function lengthOf(schema: z.ZodArray): Bounds {
  const found: { least: number | null; most: number | null } = { least: null, most: null };
  for (const check of schema.def.checks ?? []) {
    const { minimum, maximum, length } = check._zod.def as { readonly minimum?: number; readonly maximum?: number; readonly length?: number };
    found.least = minimum ?? length ?? found.least;
    found.most = maximum ?? length ?? found.most;
  }
  return found;
}
