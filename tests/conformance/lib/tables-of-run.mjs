import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The tables that a run must have: all but those that only some scenarios have, unless it wrote them as Parquet; with the references between them. */
export function tablesOf(run, model) {
  const kept = model.filter(({ name, optional }) => !optional || existsSync(join(run, 'parquet', name)));
  const names = new Set(kept.map(({ name }) => name));
  return kept.map((table) => ({ ...table, references: table.references.filter(({ to }) => names.has(to)) }));
}
