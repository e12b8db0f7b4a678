/** The answer of a query as a few rows, for readers who can take only so many. */
import { type QueryBounds, queryRun } from '../query-run.ts';

export interface QueryRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Whether there are more rows. */
  readonly truncated: boolean;
}

/** Characters of the longest cell. */
const CELL = 200;

/**
 * @param most rows
 * @param characters of all rows together
 */
export async function rowsOfQuery(path: string, sql: string, most: number, characters: number, bounds: QueryBounds): Promise<QueryRows> {
  let columns: readonly string[] = [];
  const rows: (readonly unknown[])[] = [];
  let truncated = false;
  let size = 0;
  const take = async (answer: { readonly columns: readonly string[]; readonly rows: AsyncIterable<readonly (readonly unknown[])[]> }): Promise<void> => {
    columns = answer.columns;
    for await (const piece of answer.rows)
      for (const row of piece) {
        const short = row.map(shortened);
        size += JSON.stringify(short).length;
        if (rows.length === most || size > characters) {
          truncated = true;
          return;
        }
        rows.push(short);
      }
  };
  await queryRun(path, sql, take, () => {}, bounds);
  return { columns, rows, truncated };
}

function shortened(cell: unknown): unknown {
  if (typeof cell === 'object' && cell !== null) return shortened(JSON.stringify(cell));
  return typeof cell === 'string' && cell.length > CELL ? `${cell.slice(0, CELL - 1)}…` : cell;
}
