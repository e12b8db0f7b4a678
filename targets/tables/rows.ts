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
  subject: Subject | null;
}

export type CellReader = (row: Row) => Cell;

/** Reads a column of a row. */
export function getter({ origin }: Column): CellReader {
  switch (origin.from) {
    case 'record':
      return along(origin.path);
    case 'item':
      return (row) => row.record as Cell;
    case 'parent':
      return (row) => row.parent;
    case 'position':
      return (row) => row.position;
    case 'patient':
      return (row) => row.patient;
    case 'subject':
      return (row) => (row.subject as unknown as Record<string, Cell>)[origin.field];
  }
}

type Fields = Readonly<Record<string, unknown>>;

function along(path: readonly string[]): CellReader {
  const [first, second] = path;
  if (path.length === 1) return (row) => (row.record as Record<string, Cell>)[first];
  if (path.length === 2)
    return (row) => {
      const inner = (row.record as Record<string, Record<string, Cell> | null>)[first];
      return inner === null ? null : inner[second];
    };
  return (row) => {
    let value: unknown = row.record;
    for (const name of path) {
      if (value === null) return null;
      value = (value as Fields)[name];
    }
    return value as Cell;
  };
}

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
  return { record: null, patient: '', parent: '', position: 0, subject: null };
}

function rowsOf({ field, list }: Table, from: Fields, row: Row, write: (row: Row) => void): void {
  const value = from[field];
  if (!Array.isArray(value)) {
    if ((value as Fields)['id'] !== undefined) {
      row.record = value;
      write(row);
    } else {
      for (const [name, item] of Object.entries(value as object)) {
        row.position = name;
        row.record = item;
        write(row);
      }
    }
    return;
  }
  for (const record of value as readonly Fields[]) {
    if (list === null) {
      row.record = record;
      write(row);
      continue;
    }
    const items = record[list] as readonly unknown[];
    if (items.length === 0) continue;
    row.parent = record['id'] as string;
    for (let i = 0; i < items.length; i++) {
      row.position = i + 1;
      row.record = items[i];
      write(row);
    }
  }
}
