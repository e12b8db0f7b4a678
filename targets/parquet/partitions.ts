/** Folders by the values of columns (`status=final/effective_year=2024`), as Hive names them. */
import { civilOf, dayOfMinute } from '../../model/time/civil.ts';
import { type Cell, getter, type Row } from '../tables/rows.ts';
import type { Column, Table } from '../tables/table-model.ts';

/** Whether a column can be partitioned by: it has few values, or a year. */
function few({ type, words }: Column): boolean {
  return words !== null || type === 'boolean' || type === 'date' || type === 'time';
}

/** Names of all columns that can be partitioned by. */
export function partitionNames(tables: readonly Table[]): readonly string[] {
  return [...new Set(tables.flatMap(({ columns }) => columns.filter(few).map(({ name }) => name)))].sort();
}

export interface Partitioning {
  /** The columns that stay in the files. */
  readonly columns: readonly Column[];
  /** The folder of a row, with a slash at its end; empty where the table is not partitioned. */
  readonly folder: (row: Row) => string;
  readonly divided: boolean;
}

/** A table is divided by those of the named columns that it has. A date or time divides by its year, and stays in the files. */
export function partitioning(table: Table, names: readonly string[]): Partitioning {
  const by = names.flatMap((name) => table.columns.filter((column) => column.name === name && few(column)));
  const parts = by.map((column) => {
    const get = getter(column);
    const label = labelOf(column);
    const name = yearly(column) ? `${column.name}_year` : column.name;
    return (row: Row): string => {
      const value = get(row);
      return `${name}=${value === null ? '__HIVE_DEFAULT_PARTITION__' : label(value)}/`;
    };
  });
  return {
    columns: table.columns.filter((column) => yearly(column) || !by.includes(column)),
    folder: (row) => parts.map((part) => part(row)).join(''),
    divided: by.length > 0,
  };
}

function yearly({ type }: Column): boolean {
  return type === 'date' || type === 'time';
}

function labelOf({ type }: Column): (value: Cell) => string {
  if (type === 'date') return (value) => String(civilOf(value as number).year);
  if (type === 'time') return (value) => String(civilOf(dayOfMinute(value as number)).year);
  return String;
}
