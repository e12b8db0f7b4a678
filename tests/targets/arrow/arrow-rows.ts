/** What an Arrow stream holds, in the form in which tests compare tables. */
import type { Table as ArrowTable } from 'apache-arrow';
import { formatCents } from '../../../model/scalars.ts';
import { formatDay, formatMinute } from '../../../model/time/civil.ts';
import type { ColumnType, Table } from '../../../targets/tables/table-model.ts';
import type { Rows, Value } from '../tables/read-tables.ts';

const DAY = 86_400_000;

function plain(type: ColumnType, value: unknown): Value {
  if (value === null) return null;
  if (type === 'date') return formatDay(Number(value) / DAY);
  if (type === 'time') return formatMinute(Number(value) / 60_000);
  // The digits of a decimal, without its point.
  if (type === 'money') return formatCents(Number(String(value)));
  return value as Value;
}

/** The rows of a stream in the form of the canonical JSON, with the columns of a table. */
export function rowsOf({ columns }: Pick<Table, 'columns'>, found: ArrowTable): Rows {
  return Array.from({ length: found.numRows }, (_, i) => columns.map(({ name, type }) => plain(type, found.getChild(name)?.get(i))));
}
