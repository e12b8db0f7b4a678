/** Rows as lines of RFC 4180: comma, CRLF, quotes where they are needed. Null is empty; empty text is a pair of quotes. */
import { formatCents } from '../../model/scalars.ts';
import { numberText } from '../shared/escape.ts';
import type { Lost } from '../shared/lost.ts';
import { dayText, minuteText, wellFormed, withoutNul } from '../tables/cells.ts';
import { type Cell, type CellReader, getter, type Row } from '../tables/rows.ts';
import type { Column, Table } from '../tables/table-model.ts';

const LINE_END = '\r\n';

/** What makes quotes necessary; spaces at the ends are kept by all readers only inside quotes. */
const QUOTED = /[",\r\n]|^\s|\s$/;
/** A spreadsheet takes a cell that begins so as a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

export function header({ columns }: Table): string {
  return `${columns.map(({ name }) => name).join(',')}${LINE_END}`;
}

/** What is done to text. */
export interface TextRules {
  /** An apostrophe before text that a spreadsheet would run. */
  readonly safe: boolean;
  /** U+0000 stays; else it is replaced, for databases that cannot hold it. */
  readonly nul: boolean;
}

/** Writes rows of a table. */
export function lineWriter(table: Table, rules: TextRules, lost: Lost): (row: Row) => string {
  const gets: CellReader[] = table.columns.map(getter);
  const writes = table.columns.map((column) => cellWriter(column, rules, lost));
  return (row) => {
    let line = '';
    for (let i = 0; i < gets.length; i++) {
      const value = gets[i](row);
      if (i > 0) line += ',';
      if (value !== null) line += writes[i](value);
    }
    return line + LINE_END;
  };
}

function cellWriter({ type, words }: Column, rules: TextRules, lost: Lost): (value: Cell) => string {
  switch (type) {
    case 'id':
      return (value) => value as string;
    case 'text':
      // Words of a closed list never need quotes.
      if (words !== null) return (value) => value as string;
      return (value) => textCell(value as string, rules, lost);
    case 'integer':
    case 'double':
      return (value) => numberText(value as number);
    case 'boolean':
      return (value) => (value === true ? 'true' : 'false');
    case 'date':
      return (value) => dayText(value as number);
    case 'time':
      return (value) => minuteText(value as number);
    case 'money':
      return (value) => formatCents(value as number);
  }
}

function textCell(value: string, { safe, nul }: TextRules, lost: Lost): string {
  if (value === '') return '""';
  let text = wellFormed(value, lost);
  if (!nul) text = withoutNul(text, lost);
  if (safe && FORMULA.test(text)) {
    lost.add('an apostrophe was added before text that a spreadsheet would run');
    text = `'${text}`;
  }
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
