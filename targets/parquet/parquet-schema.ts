/** Columns as Parquet types, explicit ones: nothing is guessed from the data. */
import type { SchemaElement } from 'hyparquet';
import type { Lost } from '../shared/lost.ts';
import { wellFormed } from '../tables/cells.ts';
import { type Cell, type CellReader, getter, type Row } from '../tables/rows.ts';
import type { Column } from '../tables/table-model.ts';

export function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.map(elementOf)];
}

function elementOf({ name, type, nullable }: Column): SchemaElement {
  const common = { name, repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED' } as const;
  switch (type) {
    case 'id':
    case 'text':
      return { ...common, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'integer':
      return { ...common, type: 'INT32' };
    case 'double':
      return { ...common, type: 'DOUBLE' };
    case 'boolean':
      return { ...common, type: 'BOOLEAN' };
    case 'date':
      return { ...common, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'time':
      return { ...common, type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } };
    case 'money':
      return { ...common, type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2, logical_type: { type: 'DECIMAL', precision: 18, scale: 2 } };
  }
}

const MICROSECONDS = 60_000_000;

/** Reads a column of a row as Parquet holds it. */
export function physical(column: Column, lost: Lost): (row: Row) => Cell | bigint {
  const get = getter(column);
  switch (column.type) {
    case 'text':
      return column.words !== null ? get : mapped(get, (value) => wellFormed(value as string, lost));
    case 'time':
      return mapped(get, (value) => BigInt((value as number) * MICROSECONDS));
    case 'money':
      return mapped(get, (value) => BigInt(value as number));
    case 'double':
      // A negative zero is a zero, as in every other format.
      return mapped(get, (value) => (value as number) + 0);
    case 'id':
    case 'integer':
    case 'boolean':
    case 'date':
      return get;
  }
}

function mapped(get: CellReader, map: (value: Cell) => Cell | bigint): (row: Row) => Cell | bigint {
  return (row) => {
    const value = get(row);
    return value === null ? null : map(value);
  };
}
