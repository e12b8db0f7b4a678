/** The tables as the model has them, for judges that read no TypeScript. */

import { dialects } from '../../targets/sql/dialects.ts';
import { views } from '../../targets/sql/views.ts';
import { foreignKeys, tables } from '../../targets/tables/table-model.ts';

export const model = tables.map((table) => ({
  name: table.name,
  key: table.key,
  columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
  references: foreignKeys(table).flatMap(({ columns, table: to, key }) => (key.length === 1 ? [{ name: columns[0], to }] : [])),
}));

export const engines = (['postgres', 'sqlite', 'duckdb'] as const).map((name) => ({
  name,
  types: dialects[name].types,
  views: views(dialects[name]).map((view) => view.name),
}));
