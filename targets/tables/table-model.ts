/**
 * The tables of the canonical model: derived from its schema, and from nothing else.
 *
 * The person of a subject is a row of `patients`; each list of records is a table; each list inside a record, or inside an item of such a list, is a
 * child table with a row for each item; objects become columns of their own (`reason` → `reason_system`, `reason_code`, `reason_display`). Types follow
 * from the schema and not from the data, so that they are the same in every block, also where a block has only nulls.
 */
import type { z } from 'zod';
import { describe, type Field, type FieldOf } from '../../model/describe.ts';
import type { Kind } from '../../model/kind.ts';
import { kindList } from '../../model/record-kinds.ts';
import { anyRecord } from '../../model/scalars.ts';
import { subject } from '../../model/subject.ts';
import { fieldsWithout, type RunInfo } from '../../model/target.ts';

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

/** Where the value of a cell comes from: the record, or what is around it. */
export type CellOrigin =
  | { readonly from: 'record'; readonly path: readonly string[] }
  /** The item itself, where it is not an object. */
  | { readonly from: 'item' }
  /** The id of the record that the list is in. */
  | { readonly from: 'parent' }
  /** Place in the list, from 1; the name, where the list goes by names. */
  | { readonly from: 'position' }
  /** Place of the item that the list is in, from 1: `depth` 0 for an item of the record's own list. */
  | { readonly from: 'outer'; readonly depth: number }
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

/** Columns that hold the key of a row of another table. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly key: readonly string[];
}

type Path = readonly string[];

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** `subject`: rows belong to a person. `directory`: they are shared by the run, and written after all people. */
  readonly of: 'subject' | 'directory';
  /** The field of the subject or the directory whose records these are. */
  readonly field: string;
  /** The lists on the way from a record to the rows, the outermost first; empty where the records are the rows. */
  readonly lists: readonly Path[];
  /** Whether the rows are values that go by names, which scenarios choose. */
  readonly named: boolean;
  /** The item that each row is a part of, where a list is inside another; null for all other tables, whose columns name what they refer to. */
  readonly within: ForeignKey | null;
  /** The column that says when a record happens; null where none does. */
  readonly time: string | null;
}

/** The keys of other tables that a table holds. */
export function foreignKeys({ columns, within }: Table): readonly ForeignKey[] {
  const single = columns.flatMap(({ name, references }) => (references === null ? [] : [{ columns: [name], table: references, key: ['id'] }]));
  return within === null ? single : [...single, within];
}

/** The tables of a schema like that of the subject, whose lists are of these kinds. */
export function tablesOf(root: z.ZodObject, kinds: readonly Kind[] = []): readonly Table[] {
  const fields = describe(root);
  const person = fields.find((field): field is FieldOf<'object'> & Field => isRecord(field));
  if (person === undefined) throw new Error('A subject has a person.');
  const tables: Table[] = [];
  for (const field of fields) {
    if (field === person) tables.push(...personTables(person, fields));
    else if (field.type === 'list' && field.item.type === 'object')
      tables.push(...recordTables(field.name, field.name, field.item.fields, 'subject', person.name, timeOf(kinds.find(({ list }) => list === field.name))));
    else if (field.type === 'object')
      for (const list of field.fields)
        if (list.type === 'list' && list.item.type === 'object') tables.push(...recordTables(list.name, list.name, list.item.fields, 'directory', null, null));
  }
  return tables;
}

export const tables: readonly Table[] = tablesOf(subject, kindList);

/** The tables that a run has. */
export function tablesIn(of: readonly Table[], run: RunInfo): readonly Table[] {
  const without = fieldsWithout(run);
  const kept = of.filter(({ field }) => !without.has(field));
  const names = new Set(kept.map(({ name }) => name));
  const leads = ({ references }: Column): boolean => references === null || names.has(references);
  // What the run cannot make, nothing in it refers to: the column has no values, and no key to declare.
  return kept.map((table) =>
    table.columns.every(leads) ? table : { ...table, columns: table.columns.map((column) => (leads(column) ? column : { ...column, references: null })) },
  );
}

/** The one object with an id is the person. */
function isRecord(field: Field): boolean {
  return field.type === 'object' && field.fields.some(({ name }) => name === 'id');
}

/** When a record takes place, to the minute: a day alone is not a time. */
function timeOf(kind: Kind | undefined): string | null {
  if (kind === undefined) return null;
  const isTime = (name: string | undefined): boolean => kind.fields().some((field) => field.name === name && field.type === 'time');
  return [kind.due, kind.event, kind.reported].find(isTime) ?? null;
}

/** The table of the person, with what the subject holds besides records, and the tables of its named values. */
function personTables(person: FieldOf<'object'>, fields: readonly Field[]): Table[] {
  const name = plural(person.name);
  const [table, ...children] = recordTables(name, person.name, person.fields, 'subject', null, null);
  const loose = fields.flatMap((field) =>
    field.type === 'list' || field.type === 'object' || field.type === 'map'
      ? []
      : [{ ...scalar(`subject_${field.name}`, field), origin: { from: 'subject', field: field.name } as const }],
  );
  const maps = fields.flatMap((field) => (field.type === 'map' ? [mapTable(field, person.name)] : []));
  return [withColumns(table, loose), ...maps, ...children];
}

/** Adds columns after the key. */
function withColumns(table: Table, columns: readonly Column[]): Table {
  const [id, ...rest] = table.columns;
  return { ...table, columns: [id, ...columns, ...rest] };
}

/** The table of a kind of record, and those of the lists inside it. */
function recordTables(name: string, field: string, fields: readonly Field[], of: Table['of'], person: string | null, time: string | null): Table[] {
  const { columns, lists } = flattened(fields, [], '', false);
  const table: Table = { name, columns, key: ['id'], of, field, lists: [], named: false, within: null, time };
  const whole = person === null ? table : withColumns(table, [patientColumn(person)]);
  return [whole, ...lists.flatMap((list) => itemTables(whole, list, person))];
}

/** The table of a list inside a record or inside an item of another list, and those of the lists inside its items. */
function itemTables(parent: Table, { path, field }: List, person: string | null): Table[] {
  const list = path.join('_');
  const stem = singular(parent.name);
  const item = list.replace(/_ids$/, '');
  const depth = parent.lists.length;
  const outer = keyInside(parent);
  const position = plain('position', 'Place in the list, from 1', { from: 'position' }, 'integer');
  const inner =
    field.item.type === 'object'
      ? flattened(field.item.fields, [], '', false)
      : { columns: [{ ...scalar(item === list ? singular(list) : `${item}_id`, field.item), origin: { from: 'item' } as const }], lists: [] };
  const [id, ...places] = outer;
  const table: Table = {
    name: `${stem}_${plural(item)}`,
    columns: [id, ...(person === null ? [] : [patientColumn(person)]), ...places, position, ...inner.columns],
    key: [...outer.map(({ name }) => name), 'position'],
    of: parent.of,
    field: parent.field,
    lists: [...parent.lists, path],
    named: false,
    within: depth === 0 ? null : { columns: outer.map(({ name }) => name), table: parent.name, key: parent.key },
    time: null,
  };
  return [table, ...inner.lists.flatMap((one) => itemTables(table, one, person))];
}

/** The columns by which rows of a list name the record or item that the list is in. */
function keyInside(parent: Table): Column[] {
  const depth = parent.lists.length;
  if (depth === 0) return [plain(`${singular(parent.name)}_id`, 'The record that the list is part of', { from: 'parent' }, 'id', parent.name)];
  const inherited = parent.columns.filter(({ name, origin }) => parent.key.includes(name) && origin.from !== 'position');
  const of = singular(parent.lists[depth - 1].join('_'));
  return [...inherited, plain(`${of}_position`, `Place of the ${of} that the list is part of`, { from: 'outer', depth: depth - 1 }, 'integer')];
}

/** The table of values by names. */
function mapTable(field: FieldOf<'map'> & Field, person: string): Table {
  const value: Column = { ...scalar('value', field.item), description: field.description, origin: { from: 'item' } };
  const columns = [patientColumn(person), plain('name', 'What the value is of', { from: 'position' }, 'text'), value];
  return { name: field.name, columns, key: [`${person}_id`, 'name'], of: 'subject', field: field.name, lists: [], named: true, within: null, time: null };
}

function patientColumn(person: string): Column {
  return plain(`${person}_id`, 'The person whose record this is', { from: 'patient' }, 'id', plural(person));
}

function plain(name: string, description: string, origin: CellOrigin, type: ColumnType, references: string | null = null): Column {
  return { name, type, nullable: false, description, references, words: null, origin };
}

/** A list inside a record or an item, with the way to it. */
interface List {
  readonly path: Path;
  readonly field: FieldOf<'list'> & Field;
}

interface Flattened {
  readonly columns: readonly Column[];
  readonly lists: readonly List[];
}

/**
 * Columns of fields: one for each, or one for each field of an object.
 * @param prefix names of the objects around, and an underscore; the code of a coding named `code` is `code`, not `code_code`
 */
function flattened(fields: readonly Field[], path: Path, prefix: string, nullable: boolean): Flattened {
  const parts = fields.map((field): Flattened => {
    const name = prefix !== '' && `_${prefix}`.endsWith(`_${field.name}_`) ? prefix.slice(0, -1) : `${prefix}${field.name}`;
    const inner = [...path, field.name];
    if (field.type === 'list') return { columns: [], lists: [{ path: inner, field }] };
    if (field.type !== 'object')
      return {
        columns: [{ ...scalar(name, field), nullable: nullable || field.nullable || field.optional, origin: { from: 'record', path: inner } }],
        lists: [],
      };
    const { columns, lists } = flattened(field.fields, inner, `${name}_`, nullable || field.nullable);
    return { columns: columns.map((column) => ({ ...column, description: field.description || column.description })), lists };
  });
  return { columns: parts.flatMap(({ columns }) => columns), lists: parts.flatMap(({ lists }) => lists) };
}

function scalar(name: string, field: Field): Omit<Column, 'origin'> {
  const { description, references } = field;
  const nullable = field.nullable || field.optional;
  const words = field.type === 'word' ? field.words : null;
  return { name, type: typeOf(name, field), nullable, description, references: references === anyRecord ? null : references, words };
}

function typeOf(name: string, { type }: Field): ColumnType {
  switch (type) {
    case 'word':
      return 'text';
    case 'number':
      return 'double';
    case 'id':
    case 'text':
    case 'integer':
    case 'boolean':
    case 'date':
    case 'time':
    case 'money':
      return type;
    case 'list':
    case 'map':
    case 'object':
    case 'other':
      throw new Error(`No column has the type of ${name}: ${type}.`);
  }
}

function plural(name: string): string {
  return name.endsWith('s') ? name : name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function singular(name: string): string {
  return name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.endsWith('s') ? name.slice(0, -1) : name;
}
