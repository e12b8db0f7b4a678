/** Subjects and directories → rows of tables, in the order of the records. */
import type { Parties, Subject } from '../../model/subject.ts';
import type { Column, Table } from './table-model.ts';

/** A cell as the canonical model holds it: dates as days, times as minutes, money as cents. */
export type Cell = string | number | boolean | null;

/** What a row is made of. One object serves all rows: it is overwritten by the next. */
export interface Row {
  record: unknown;
  patient: string;
  parent: string;
  position: number | string;
  /** Places of the items that the list is in, the outermost first. */
  readonly outer: number[];
  subject: Subject | null;
}

export type CellReader = (row: Row) => Cell;

/** Reads a column of a row. */
export function getter(column: Column): CellReader {
  return new Function('row', `const { record } = row; return ${cellSource(column)} ?? null;`) as CellReader;
}

/** The code that reads a column of `row`, whose record is `record`: null or undefined where there is nothing. */
export function cellSource({ origin }: Column): string {
  switch (origin.from) {
    case 'record':
      return `record${origin.path.map((name, i) => `${i === 0 ? '' : '?.'}[${JSON.stringify(name)}]`).join('')}`;
    case 'item':
      return 'record';
    case 'outer':
      return `row.outer[${origin.depth}]`;
    case 'subject':
      return `row.subject[${JSON.stringify(origin.field)}]`;
    case 'parent':
    case 'position':
    case 'patient':
      return `row.${origin.from}`;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Calls `write` for each row of a table that a subject has. */
export function eachRow(table: Table, subject: Subject, row: Row, write: (row: Row) => void): void {
  row.subject = subject;
  row.patient = subject.patient.id;
  rowsOf(table, subject as unknown as Fields, row, write);
}

/** Calls `write` for each row of a table of the directory. */
export function eachParty(table: Table, parties: Parties, row: Row, write: (row: Row) => void): void {
  rowsOf(table, parties as unknown as Fields, row, write);
}

export function emptyRow(): Row {
  return { record: null, patient: '', parent: '', position: 0, outer: [], subject: null };
}

function rowsOf({ field, lists, named }: Table, from: Fields, row: Row, write: (row: Row) => void): void {
  const value = from[field];
  if (!Array.isArray(value)) {
    if (named) namedRows((value ?? {}) as Fields, row, write);
    else recordRows(value as Fields, lists, row, write);
    return;
  }
  for (const record of value as readonly Fields[]) recordRows(record, lists, row, write);
}

/** A row for each value that goes by a name. */
function namedRows(values: Fields, row: Row, write: (row: Row) => void): void {
  for (const [name, item] of Object.entries(values)) {
    row.position = name;
    row.record = item;
    write(row);
  }
}

function recordRows(record: Fields, lists: Table['lists'], row: Row, write: (row: Row) => void): void {
  if (lists.length === 0) {
    row.record = record;
    write(row);
    return;
  }
  row.parent = record['id'] as string;
  itemRows(record, lists, 0, row, write);
}

function itemRows(holder: Fields, lists: Table['lists'], depth: number, row: Row, write: (row: Row) => void): void {
  const items = listAt(holder, lists[depth]);
  const last = depth === lists.length - 1;
  for (let i = 0; i < items.length; i++) {
    if (!last) {
      row.outer[depth] = i + 1;
      itemRows(items[i] as Fields, lists, depth + 1, row, write);
      continue;
    }
    row.position = i + 1;
    row.record = items[i];
    write(row);
  }
}

const NOTHING: readonly unknown[] = [];

/** The list at a path; empty where it, or an object on the way, is null. */
function listAt(holder: Fields, path: readonly string[]): readonly unknown[] {
  let value: unknown = holder;
  for (let i = 0; i < path.length && value !== null; i++) value = (value as Fields)[path[i]];
  return (value as readonly unknown[] | null) ?? NOTHING;
}
