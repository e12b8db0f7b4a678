/** Rows as lines of RFC 4180: comma, CRLF, quotes where they are needed. Null is empty; empty text is a pair of quotes. */
import { numberText } from '../shared/escape.ts';
import type { Lost } from '../shared/lost.ts';
import { dayText, minuteText, moneyText, wellFormed, withoutNul } from '../tables/cells.ts';
import { cellSource, type Row } from '../tables/rows.ts';
import type { Column, Table } from '../tables/table-model.ts';

const LINE_END = '\r\n';

/** What no rule below changes or quotes: most text. */
const PLAIN = /^[^\s",=+\-@\u0000\ud800-\udfff](?:[^",\r\n\u0000\ud800-\udfff]*[^\s",\u0000\ud800-\udfff])?$/;
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

/** Writes rows of a table: one function whose code names the fields, as V8 reads a field that code names from a fixed place. */
export function lineWriter(table: Table, rules: TextRules, lost: Lost): (row: Row) => string {
  const text = (value: string): string => textCell(value, rules, lost);
  const code = table.columns.map((column) => `cell = ${cellSource(column)}; if (cell != null) line += ${textSource(column)};`);
  const body = `return (row) => { const { record } = row; let cell; let line = ''; ${code.join(" line += ','; ")} return line + '\\r\\n'; };`;
  return new Function('text', 'numberText', 'dayText', 'minuteText', 'moneyText', body)(text, numberText, dayText, minuteText, moneyText);
}

/** The code that writes `cell`, which is not null. */
function textSource({ type, words }: Column): string {
  switch (type) {
    case 'id':
      return 'cell';
    case 'text':
      // Words of a closed list never need quotes.
      return words === null ? 'text(cell)' : 'cell';
    case 'integer':
    case 'double':
      return 'numberText(cell)';
    case 'boolean':
      return "(cell === true ? 'true' : 'false')";
    case 'date':
      return 'dayText(cell)';
    case 'time':
      return 'minuteText(cell)';
    case 'money':
      return 'moneyText(cell)';
  }
}

function textCell(value: string, { safe, nul }: TextRules, lost: Lost): string {
  if (PLAIN.test(value)) return value;
  if (value === '') return '""';
  let text = wellFormed(value, lost);
  if (!nul) text = withoutNul(text, lost);
  if (safe && FORMULA.test(text)) {
    lost.add('an apostrophe was added before text that a spreadsheet would run');
    text = `'${text}`;
  }
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
