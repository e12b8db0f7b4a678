/** The tables as the model has them, for judges that read no TypeScript. */

import type { Kind } from '../../model/kind.ts';
import { kindList } from '../../model/record-kinds.ts';
import { dialects } from '../../targets/sql/dialects.ts';
import { views } from '../../targets/sql/views.ts';
import { foreignKeys, tables } from '../../targets/tables/table-model.ts';

/** Lists that only some scenarios have, and so their tables: those of labels, coverage and claims. */
const onlyWhereMade = ['attributes', ...kindList.filter((kind: Kind) => kind.onlyWhereMade === true).map(({ list }) => list.replace(/s$/, ''))];

export const model = tables.map((table) => ({
  name: table.name,
  key: table.key,
  optional: onlyWhereMade.some((list) => table.name === list || table.name.startsWith(list)),
  columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
  references: foreignKeys(table).flatMap(({ columns, table: to, key }) => (key.length === 1 ? [{ name: columns[0], to }] : [])),
  within: foreignKeys(table).flatMap(({ columns, table: to, key }) => (key.length === 1 ? [] : [{ columns, to }])),
}));

export const engines = (['postgres', 'sqlite', 'duckdb'] as const).map((name) => ({
  name,
  types: dialects[name].types,
  /** The views of a run with some tables. */
  viewsOf: (made: readonly string[]) =>
    views(
      dialects[name],
      tables.filter((table) => made.includes(table.name)),
    ).map((view) => view.name),
}));
