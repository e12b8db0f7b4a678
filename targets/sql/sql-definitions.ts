/** Tables of the model as statements that make them, with keys and comments. */

import type { RunInfo } from '../../model/target.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { type Column, foreignKeys, type Table } from '../tables/table-model.ts';
import type { Dialect } from './dialects.ts';

/** The table that says what was run. */
export const RUN_TABLE = 'hsimc_run';

/** What is kept of a run, as names and values. @param asOf a day, or a minute */
export function runFacts(
  run: Pick<RunInfo, 'scenario' | 'title' | 'seed' | 'version'> & { readonly asOf: string },
): readonly (readonly [name: string, value: string])[] {
  return [
    ['scenario', run.scenario],
    ['title', run.title],
    ['seed', run.seed],
    ['as_of', run.asOf],
    ['hsimc', run.version],
    ['synthetic', 'Synthetic data: no record describes a real person.'],
  ];
}

/** Statements that make all tables, with their keys where the engine takes them at once. */
export function createStatements(dialect: Dialect, tables: readonly Table[], run: RunInfo): string[] {
  const { quote, text, types } = dialect;
  const facts = runFacts({ ...run, asOf: formatMinute(run.asOf) });
  return [
    `CREATE TABLE ${quote(RUN_TABLE)} (${quote('name')} ${types.text} NOT NULL, ${quote('value')} ${types.text} NOT NULL);`,
    `INSERT INTO ${quote(RUN_TABLE)} VALUES ${facts.map(([name, value]) => `(${text(name)}, ${text(value.replaceAll('\u0000', '\ufffd'))})`).join(', ')};`,
    ...tables.map((table) => createTable(dialect, table)),
    ...(dialect.comments === 'statement' ? tables.flatMap((table) => commentStatements(dialect, table)) : []),
  ];
}

function createTable(dialect: Dialect, table: Table): string {
  const { quote, types, comments, text } = dialect;
  const lines = table.columns.map(({ name, type, nullable, ...column }) => {
    const words = comments === 'inline' ? describe({ name, type, nullable, ...column }) : '';
    return `  ${quote(name)} ${types[type]}${nullable ? '' : ' NOT NULL'}${words === '' ? '' : ` COMMENT ${text(words)}`}`;
  });
  if (dialect.primaryKeys) lines.push(`  PRIMARY KEY (${table.key.map(quote).join(', ')})`);
  if (dialect.foreignKeys === 'inline') lines.push(...foreignKeyClauses(dialect, table).map((clause) => `  ${clause}`));
  return `CREATE TABLE ${quote(table.name)} (\n${lines.join(',\n')}\n);`;
}

/** Statements that add the keys that can only be added when all rows are there. */
export function keyStatements(dialect: Dialect, tables: readonly Table[]): string[] {
  if (dialect.foreignKeys !== 'after') return [];
  return tables.flatMap((table) => foreignKeyClauses(dialect, table).map((clause) => `ALTER TABLE ${dialect.quote(table.name)} ADD ${clause};`));
}

function foreignKeyClauses({ quote }: Dialect, table: Table): string[] {
  const list = (names: readonly string[]): string => names.map(quote).join(', ');
  return foreignKeys(table).map(({ columns, table: to, key }) => `FOREIGN KEY (${list(columns)}) REFERENCES ${quote(to)} (${list(key)})`);
}

function commentStatements({ quote, text }: Dialect, table: Table): string[] {
  return table.columns.flatMap((column) => {
    const words = describe(column);
    return words === '' ? [] : [`COMMENT ON COLUMN ${quote(table.name)}.${quote(column.name)} IS ${text(words)};`];
  });
}

/** What a column is, in words. */
export function describe({ description, words, references: to }: Column): string {
  const parts = [description, ...(words === null ? [] : [words.join(', ')]), ...(to === null ? [] : [`→ ${to}.id`])];
  return parts.filter((part) => part !== '').join('; ');
}
