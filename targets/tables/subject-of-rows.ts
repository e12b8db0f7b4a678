/**
 * Rows of tables → subjects as canonical JSON: the way back of `rows.ts`. Cells are those of JSON: dates, times and money as text. A list that is null and one that is
 * empty have the same rows, and become an empty one.
 */
import { describe, type Field } from '../../model/describe.ts';
import { subject as subjectSchema } from '../../model/subject.ts';
import { type Table, tables } from './table-model.ts';

export type JsonRow = Readonly<Record<string, unknown>>;

/** The rows of each table, by its name: those of one person, or of the directory. */
export type RowsOf = (table: string) => readonly JsonRow[];

type Json = Record<string, unknown>;

const fields = describe(subjectSchema);
const ofPerson = tables.filter(({ of }) => of === 'subject');
const byPlace = new Map(tables.map((table) => [placeOf(table.field, table.lists), table]));
const tableOf = (field: string, lists: Table['lists']): Table => byPlace.get(placeOf(field, lists))!;

function placeOf(field: string, lists: Table['lists']): string {
  return [field, ...lists.map((list) => list.join('.'))].join('/');
}

/** The tables whose rows make a person, each with the column that names it: of the lists inside the person, the record that they are part of. */
export const personTables: readonly { readonly table: Table; readonly person: string }[] = ofPerson.map((table) => ({
  table,
  person: (columnFrom(table, 'patient') ?? columnFrom(table, 'parent'))?.name ?? 'id',
}));

function columnFrom(table: Table, from: 'patient' | 'parent'): Table['columns'][number] | undefined {
  return table.columns.find(({ origin }) => origin.from === from);
}

export const directoryTables: readonly Table[] = tables.filter(({ of }) => of === 'directory');

/** One subject, without its parties. `rows` has one row of the person. */
export function subjectOfRows(rows: RowsOf): Json {
  const subject: Json = {};
  for (const field of fields) {
    if (field.type === 'list') subject[field.name] = recordsOf(field.name, field.item, rows);
    else if (field.type === 'map') {
      const values = namedValues(field.name, rows);
      if (!field.optional || Object.keys(values).length > 0) subject[field.name] = values;
    } else if (field.type === 'object') {
      if (isPerson(field)) [subject[field.name]] = recordsOf(field.name, field, rows);
    } else {
      const table = tableOf(person.name, []);
      const column = table.columns.find(({ origin }) => origin.from === 'subject' && origin.field === field.name)!;
      const value = rows(table.name)[0]?.[column.name];
      if (!field.optional || !isNothing(value)) subject[field.name] = value;
    }
  }
  return subject;
}

/** The parties of a run, by the field that holds them. */
export function directoryOfRows(rows: RowsOf): Readonly<Record<string, readonly Json[]>> {
  const around = fields.find((field) => field.type === 'object' && !isPerson(field));
  const lists = around?.type === 'object' ? around.fields : [];
  return Object.fromEntries(lists.flatMap((list) => (list.type === 'list' ? [[list.name, recordsOf(list.name, list.item, rows)]] : [])));
}

/** The name of the field that holds the parties of a subject. */
export const partiesField = fields.find((field) => field.type === 'object' && !isPerson(field))!.name;

function isPerson(field: Field): boolean {
  return field.type === 'object' && field.fields.some(({ name }) => name === 'id');
}

const person = fields.find(isPerson)!;

function namedValues(field: string, rows: RowsOf): Json {
  const table = tableOf(field, []);
  return Object.fromEntries(rows(table.name).map((row) => [row['name'], row['value']]));
}

function recordsOf(field: string, record: Field, rows: RowsOf): Json[] {
  const table = tableOf(field, []);
  const children = childrenOf(table, rows);
  const read = readerOf(table, record);
  return rows(table.name).map((row) => read(row, (list) => children(list, String(row['id']))) as Json);
}

/** The items of a list below a row. */
type Items = (list: Table['lists'][number]) => readonly { readonly row: JsonRow; readonly items: Items }[];

/** The rows of the lists inside the rows of a table, by the key of the row that they are in. */
function childrenOf(parent: Table, rows: RowsOf): (list: Table['lists'][number], key: string) => ReturnType<Items> {
  const found = new Map<string, { readonly groups: ReadonlyMap<string, readonly JsonRow[]>; readonly inner: ReturnType<typeof childrenOf> }>();
  return (list, key) => {
    const table = tableOf(parent.field, [...parent.lists, list]);
    const known = found.get(table.name) ?? { groups: grouped(rows(table.name), table.key.slice(0, -1)), inner: childrenOf(table, rows) };
    found.set(table.name, known);
    return (known.groups.get(key) ?? []).map((row) => ({ row, items: (deeper) => known.inner(deeper, `${key}/${String(row['position'])}`) }));
  };
}

/** Rows by their outer key, each group in order of its places. */
function grouped(rows: readonly JsonRow[], outer: readonly string[]): Map<string, JsonRow[]> {
  const groups = new Map<string, JsonRow[]>();
  for (const row of rows) {
    const key = outer.map((name) => String(row[name])).join('/');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  for (const group of groups.values()) group.sort((a, b) => Number(a['position']) - Number(b['position']));
  return groups;
}

type ReadRow = (row: JsonRow, items: Items) => unknown;

const readers = new Map<Table, ReadRow>();

/** Reads the record or item that a row of a table is. */
function readerOf(table: Table, field: Field): ReadRow {
  const reader = readers.get(table) ?? compiled(field, [], table);
  readers.set(table, reader);
  return reader;
}

function compiled(field: Field, path: readonly string[], table: Table): ReadRow {
  switch (field.type) {
    case 'object': {
      const inner = field.fields.map((one) => [one.name, compiled(one, [...path, one.name], table), one.optional] as const);
      const mayBeNull = field.nullable && path.length > 0;
      return (row, items) => {
        const value = Object.fromEntries(
          inner.flatMap(([name, read, optional]) => {
            const found = read(row, items);
            return optional && isNothing(found) ? [] : [[name, found]];
          }),
        );
        return mayBeNull && Object.values(value).every(isNothing) ? null : value;
      };
    }
    case 'list': {
      const { item } = field;
      const of = tableOf(table.field, [...table.lists, path]);
      const own = of.columns.find(({ origin }) => origin.from === 'item')?.name;
      const read: ReadRow = own === undefined ? readerOf(of, item) : (row) => row[own];
      return (_row, items) => items(path).map(({ row, items: deeper }) => read(row, deeper));
    }
    default: {
      const { name } = table.columns.find(({ origin }) => origin.from === 'record' && origin.path.join('.') === path.join('.'))!;
      return (row) => row[name];
    }
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
