/** The page of targets: what the registry and the table model say, in Markdown. */

import { z } from 'zod';
import { commandLineTerms, flagOf, inTerms } from '../../model/interface-terms.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Target } from '../../model/target.ts';
import { dialectNames, dialects } from '../sql/dialects.ts';
import { describe } from '../sql/sql-definitions.ts';
import { views } from '../sql/views.ts';
import { type ColumnType, type Table, tables } from './table-model.ts';

/** A table of all targets, and what is left out by each. */
export function targetsReference(targets: ReadonlyMap<string, Target>): string {
  const rows = [...targets.values()].map((target) => [
    `\`${target.name}\``,
    target.title,
    target.version,
    `\`${target.mediaType}\``,
    target.carries === null ? 'complete' : feeds[target.feed ?? 'records'],
    target.support,
  ]);
  return [
    markdown(['target', 'what it writes', 'version', 'media type', '`--since`', 'support'], rows),
    ...[...targets.values()].map((target) => `### \`${target.name}\`\n\n${[options(target), leftOut(target)].join('\n\n')}`),
  ].join('\n\n');
}

/** What each writes of some days. */
const feeds: Readonly<Record<NonNullable<Target['feed']>, string>> = {
  records: 'new and changed records',
  messages: 'new messages',
  batches: 'new messages, in envelopes of their own',
  resources: 'new and changed resources',
  none: 'not supported',
};

function options({ options: schema }: Target): string {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as {
    properties?: Record<string, { default?: unknown; description?: string; enum?: unknown[] }>;
  };
  const rows = Object.entries(properties).map(([key, { default: standard, description = '', enum: words }]) => [
    `\`${flagOf(key)}\``,
    words === undefined ? '' : words.map((word) => `\`${word}\``).join(', '),
    // The text of a file is in its description.
    standard === undefined || typeof standard === 'object' ? '' : `\`${standard}\``,
    inTerms(description, commandLineTerms),
  ]);
  return rows.length === 0 ? 'No options.' : markdown(['option', 'values', 'default', ''], rows);
}

function leftOut({ carries, omits, options: schema }: Target): string {
  if (carries === null) return 'Writes no records.';
  const missing = recordKinds.filter((kind) => carries[kind] !== true);
  const left = [
    ...missing.map((kind) => `- \`${kind}\`: ${carries[kind]}`),
    ...(omits?.(schema.parse({})) ?? []).map(({ record, field, why }) => `- \`${record}.${field}\`: ${why}`),
  ];
  const all =
    missing.length === 0 ? 'Supports all kinds of records.' : `Supports all kinds of records except ${missing.map((kind) => `\`${kind}\``).join(', ')}.`;
  return left.length === 0 ? all : `${all} Left out:\n\n${left.join('\n')}`;
}

const meanings: Readonly<Record<ColumnType, string>> = {
  id: 'a lower-case UUID',
  text: 'text; codes keep their leading zeros',
  integer: 'a whole number',
  double: 'a measured number',
  boolean: 'true or false',
  date: 'a date',
  time: "a time to the minute, the facility's own: without a zone",
  money: 'US dollars, exact to the cent',
};

/** The types of columns in each format, all tables with their columns, and the views. */
export function tablesReference(): string {
  const types = (Object.keys(meanings) as ColumnType[]).map((type) => [
    `\`${type}\``,
    meanings[type],
    ...dialectNames.map((name) => `\`${dialects[name].types[type]}\``),
  ]);
  const shown = views(dialects.duckdb).map(({ name, about }) => [`\`${name}\``, about]);
  return [markdown(['type', 'meaning', ...dialectNames], types), ...tables.map(tableReference), '### Views', markdown(['view', ''], shown)].join('\n\n');
}

function tableReference(table: Table): string {
  const rows = table.columns.map((column) => [
    `${table.key.includes(column.name) ? '**' : ''}\`${column.name}\`${table.key.includes(column.name) ? '**' : ''}`,
    `\`${column.type}\`${column.nullable ? '?' : ''}`,
    describe(column),
  ]);
  return `### \`${table.name}\`\n\n${markdown(['column', 'type', ''], rows)}`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
