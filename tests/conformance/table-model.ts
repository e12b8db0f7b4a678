/** The tables as the model has them, for judges that read no TypeScript. */

import { dialects } from '../../targets/sql/dialects.ts';
import { references } from '../../targets/sql/sql-definitions.ts';
import { views } from '../../targets/sql/views.ts';
import { tables } from '../../targets/tables/table-model.ts';

export const model = tables.map((table) => ({
  name: table.name,
  key: table.key,
  columns: table.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
  references: references(table).map(({ name, references: to }) => ({ name, to })),
}));

export const engines = (['postgres', 'sqlite', 'duckdb'] as const).map((name) => ({
  name,
  types: dialects[name].types,
  views: views(dialects[name]).map((view) => view.name),
}));
