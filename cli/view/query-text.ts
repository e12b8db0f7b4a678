/** Rows of a query as text: a table for people, CSV and JSON for programs. */

import type { QueryAnswer } from '../../app/query-run.ts';
import { counted } from '../../model/counted.ts';
import { harmless } from '../../model/harmless.ts';

export type AnswerFormat = 'table' | 'csv' | 'json';

/** Rows that a table shows. */
export const MOST_SHOWN = 1000;
/** Characters that a cell of a table shows. */
const WIDEST = 60;

/** The answer in pieces. */
export async function* answerText({ columns, rows: pieces }: QueryAnswer, format: AnswerFormat): AsyncGenerator<string> {
  switch (format) {
    case 'table':
      yield await table(pieces, columns);
      return;
    case 'csv':
      yield `${columns.map(csvCell).join(',')}\r\n`;
      for await (const rows of pieces) yield rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
      return;
    case 'json': {
      let before = '[';
      for await (const rows of pieces) {
        yield rows.map((row) => `${take()}${JSON.stringify(Object.fromEntries(row.map((value, i) => [columns[i], value])))}`).join('');
      }
      yield before === '[' ? '[]\n' : '\n]\n';
      return;
      function take(): string {
        const text = before;
        before = ',';
        return `${text}\n`;
      }
    }
  }
}

function csvCell(value: unknown): string {
  if (value === null) return '';
  if (value === '') return '""';
  const text = written(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function table(pieces: QueryAnswer['rows'], names: readonly string[]): Promise<string> {
  const rows: (readonly unknown[])[] = [];
  let more = false;
  for await (const some of pieces) {
    rows.push(...some.slice(0, MOST_SHOWN - rows.length));
    more = rows.length === MOST_SHOWN && some.length > 0;
    if (more) break;
  }
  const right = names.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'));
  const cells = rows.map((row) => row.map((value) => cut(value === null ? '' : harmless(written(value)).replaceAll('\n', '\\n'))));
  const heads = names.map((name) => cut(harmless(name)));
  const widths = heads.map((name, i) => cells.reduce((most, row) => Math.max(most, row[i].length), name.length));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  const body = [line(heads), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
  const note = more ? `the first ${MOST_SHOWN} rows; use --format csv or json for all rows` : counted(rows.length, 'row');
  return `${body}\n(${note})\n`;
}

function cut(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
