/**
 * The tables of the canonical model: derived from its schema, and from nothing else.
 *
 * The person of a subject is a row of `patients`; each list of records is a table; each list inside a record is a child table, with a row for each
 * item; objects inside a record become columns of their own (`reason` → `reason_system`, `reason_code`, `reason_display`). Types follow from the
 * schema and not from the data, so that they are the same in every block, also where a block has only nulls.
 */
import type { z } from 'zod';
import { anyRecord, civilDate, civilTime, money } from '../../model/scalars.ts';
import { subject } from '../../model/subject.ts';

export type ColumnType =
  /** The identifier of a record: a lower-case UUID. */
  | 'id'
  /** Codes, words and free text. */
  | 'text'
  /** A whole number. */
  | 'integer'
  /** A measured number, as IEEE 754 double. */
  | 'double'
  | 'boolean'
  /** Days since 1970-01-01. */
  | 'date'
  /** Minutes since 1970-01-01T00:00, civil time without a zone. */
  | 'time'
  /** Whole cents, written with two decimals. */
  | 'money';

/** Where the value of a cell comes from: the record, or what stands around it. */
export type CellOrigin =
  | { readonly from: 'record'; readonly path: readonly string[] }
  /** The item itself, where it is no object. */
  | { readonly from: 'item' }
  /** The id of the record that a list stands in. */
  | { readonly from: 'parent' }
  /** Place in the list, from 1; the name, where the list goes by names. */
  | { readonly from: 'position' }
  | { readonly from: 'patient' }
  | { readonly from: 'subject'; readonly field: string };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: string;
  /** The table whose key this is. */
  readonly references: string | null;
  /** The words of a closed list. */
  readonly words: readonly string[] | null;
  readonly origin: CellOrigin;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** `subject`: rows belong to a person. `directory`: they are shared by the run, and written after all people. */
  readonly of: 'subject' | 'directory';
  /** The field of the subject or the directory whose records these are. */
  readonly field: string;
  /** The list inside each record, for a child table. */
  readonly list: string | null;
}

type Schema = z.ZodType & { readonly _zod: { readonly def: Definition } };

interface Definition {
  readonly type: string;
  readonly in?: unknown;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly valueType?: Schema;
  readonly entries?: Readonly<Record<string, string>>;
  readonly format?: string;
}

/** The tables of a schema like that of the subject. */
export function tablesOf(root: z.ZodObject): Table[] {
  const tables: Table[] = [];
  const loose: Column[] = [];
  const named: Table[] = [];
  const person = personField(root);
  for (const [field, schema] of Object.entries(root.shape) as [string, Schema][]) {
    const { def } = schema._zod;
    if (def.type === 'array' && isObject(def.element)) tables.push(...recordTables(field, field, def.element as z.ZodObject, 'subject', person));
    else if (def.type === 'record') named.push(itemsTable(field, field, schema, null, plural(person)));
    else if (field === person) tables.push(...recordTables(plural(field), field, schema as unknown as z.ZodObject, 'subject', null));
    else if (def.type === 'object') {
      for (const [list, inner] of Object.entries(def.shape ?? {}))
        tables.push(...recordTables(list, list, inner._zod.def.element as unknown as z.ZodObject, 'directory', null));
    } else loose.push({ ...scalar(`subject_${field}`, schema), origin: { from: 'subject', field } });
  }
  return [...tables.flatMap((table) => (table.name === plural(person) ? [withColumns(table, loose), ...named] : [table]))];
}

export const tables: readonly Table[] = tablesOf(subject);

/** The one object with an id: the person. */
function personField(root: z.ZodObject): string {
  for (const [field, schema] of Object.entries(root.shape) as [string, Schema][]) if (schema._zod.def.shape?.['id'] !== undefined) return field;
  throw new Error('A subject has a person.');
}

function isObject(schema: Schema | undefined): boolean {
  return schema?._zod.def.type === 'object';
}

/** Adds columns after the key. */
function withColumns(table: Table, columns: readonly Column[]): Table {
  const [id, ...rest] = table.columns;
  return { ...table, columns: [id, ...columns, ...rest] };
}

/** The table of a kind of record, and those of the lists inside it. */
function recordTables(name: string, field: string, record: z.ZodObject, of: Table['of'], person: string | null): Table[] {
  const columns: Column[] = [];
  const children: Table[] = [];
  for (const [inner, schema] of Object.entries(record.shape) as [string, Schema][]) {
    if (schema._zod.def.type === 'array')
      children.push(itemsTable(field, inner, schema._zod.def.element as Schema, { table: name, of }, person === null ? null : plural(person)));
    else columns.push(...flattened(inner, schema, [inner], false));
  }
  const table: Table = { name, columns, key: ['id'], of, field, list: null };
  return [person === null ? table : withColumns(table, [patientColumn(person)]), ...children];
}

function patientColumn(person: string): Column {
  return plain(`${person}_id`, 'The person whose record this is', { from: 'patient' }, 'id', plural(person));
}

function plain(name: string, description: string, origin: CellOrigin, type: ColumnType, references: string | null = null): Column {
  return { name, type, nullable: false, description, references, words: null, origin };
}

/** The table of a list inside a record, or of the named values of a subject. */
function itemsTable(
  field: string,
  list: string,
  schema: Schema,
  parent: { readonly table: string; readonly of: Table['of'] } | null,
  patients: string | null,
): Table {
  const { def } = schema._zod;
  if (parent === null) {
    const key = `${singular(patients as string)}_id`;
    const columns = [
      patientColumn(singular(patients as string)),
      plain('name', 'What the value is of', { from: 'position' }, 'text'),
      { ...scalar('value', def.valueType as Schema), description: schema.description ?? '', origin: { from: 'item' } as const },
    ];
    return { name: list, columns, key: [key, 'name'], of: 'subject', field, list: null };
  }
  const stem = singular(parent.table);
  const item = list.replace(/_ids$/, '');
  const columns: Column[] = [
    plain(`${stem}_id`, 'The record that the list is part of', { from: 'parent' }, 'id', parent.table),
    ...(patients === null ? [] : [patientColumn(singular(patients))]),
    plain('position', 'Place in the list, from 1', { from: 'position' }, 'integer'),
    ...(def.type === 'object'
      ? Object.entries(def.shape ?? {}).flatMap(([inner, one]) => flattened(inner, one, [inner], false))
      : [{ ...scalar(item === list ? singular(list) : `${item}_id`, schema), origin: { from: 'item' } as const }]),
  ];
  return { name: `${stem}_${plural(item)}`, columns, key: [`${stem}_id`, 'position'], of: parent.of, field, list };
}

/** The columns of a field: one, or one for each field of an object. */
function flattened(name: string, schema: Schema, path: readonly string[], nullable: boolean): Column[] {
  const { def } = schema._zod;
  if (def.type === 'nullable') {
    const columns = flattened(name, def.innerType as Schema, path, true);
    return columns.map((column) => ({ ...column, description: describe(schema) || column.description }));
  }
  if (def.type !== 'object') return [{ ...scalar(name, schema), nullable, origin: { from: 'record', path } }];
  return Object.entries(def.shape ?? {}).flatMap(([inner, one]) =>
    // The code of a coding named `code` is `code`, not `code_code`.
    flattened(`_${name}`.endsWith(`_${inner}`) ? name : `${name}_${inner}`, one, [...path, inner], nullable).map((column) => ({
      ...column,
      description: describe(schema) || column.description,
    })),
  );
}

function describe(schema: Schema): string {
  return schema.description ?? '';
}

function scalar(name: string, schema: Schema): Omit<Column, 'origin'> {
  const { def } = schema._zod;
  const { references = null } = (schema.meta() ?? {}) as { readonly references?: string };
  const words = def.type === 'enum' ? Object.values(def.entries ?? {}) : null;
  return { name, type: typeOf(name, schema), nullable: false, description: describe(schema), references: references === anyRecord ? null : references, words };
}

function typeOf(name: string, schema: Schema): ColumnType {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return def.format === 'uuid' ? 'id' : 'text';
    case 'enum':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'number':
      return def.format === 'safeint' ? 'integer' : 'double';
    case 'pipe':
      if (isSame(schema, civilDate)) return 'date';
      if (isSame(schema, civilTime)) return 'time';
      if (isSame(schema, money)) return 'money';
  }
  throw new Error(`The field ${name} has a type that no column has: ${def.type}`);
}

/** `.meta()` and `.describe()` make a copy of a schema; what it is made of stays the same object. */
function isSame(schema: Schema, other: z.ZodType): boolean {
  return schema._zod.def.in === (other as Schema)._zod.def.in;
}

function plural(name: string): string {
  return name.endsWith('s') ? name : name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function singular(name: string): string {
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.endsWith('s') ? name.slice(0, -1) : name;
}
