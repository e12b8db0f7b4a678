/** Rows as INSERT statements of many rows. */

import { formatCents } from '../../model/scalars.ts';
import type { Output, Writer } from '../../model/target.ts';
import { numberText } from '../shared/escape.ts';
import { Lost } from '../shared/lost.ts';
import { dayText, minuteText, wellFormed, withoutNul } from '../tables/cells.ts';
import { type Cell, eachParty, eachRow, emptyRow, getter, type Row } from '../tables/rows.ts';
import type { Column, Table } from '../tables/table-model.ts';
import type { Dialect } from './dialects.ts';

/** Rows of a statement: engines take some hundreds at once as fast as thousands. */
const ROWS = 500;
/** UTF-16 units of a statement, after which it ends early. */
const LONGEST = 1 << 20;

/** Writes the parts of `path`. */
export function insertParts(tables: readonly Table[], dialect: Dialect, path: string): Writer {
  const lost = new Lost();
  const row = emptyRow();
  const statements = tables.map((table) => new Statement(dialect, table, path, lost));
  return {
    subject(subject, _block, out) {
      for (const one of statements) if (one.table.of === 'subject') eachRow(one.table, subject, row, (of) => one.add(of, out));
    },
    end(_block, out) {
      for (const one of statements) one.end(out);
    },
    directory(parties, out) {
      for (const one of statements) if (one.table.of === 'directory') eachParty(one.table, parties, row, (of) => one.add(of, out));
      for (const one of statements) one.end(out);
    },
    losses: () => lost.take(),
  };
}

/** The statement of a table that is being written. */
class Statement {
  readonly table: Table;
  readonly #path: string;
  readonly #head: string;
  readonly #cells: readonly ((row: Row) => string)[];
  #text = '';
  #rows = 0;

  constructor(dialect: Dialect, table: Table, path: string, lost: Lost) {
    this.table = table;
    this.#path = path;
    this.#head = `INSERT INTO ${dialect.quote(table.name)} (${table.columns.map(({ name }) => dialect.quote(name)).join(', ')}) VALUES\n`;
    this.#cells = table.columns.map((column) => cellWriter(dialect, column, lost));
  }

  add(row: Row, out: Output): void {
    let text = '(';
    for (let i = 0; i < this.#cells.length; i++) text += i === 0 ? this.#cells[i](row) : `, ${this.#cells[i](row)}`;
    this.#text += `${this.#rows === 0 ? this.#head : ',\n'}${text})`;
    this.#rows++;
    if (this.#rows === ROWS || this.#text.length > LONGEST) this.end(out);
  }

  end(out: Output): void {
    if (this.#rows === 0) return;
    out.part(this.#path, `${this.#text};\n`);
    this.#text = '';
    this.#rows = 0;
  }
}

function cellWriter(dialect: Dialect, column: Column, lost: Lost): (row: Row) => string {
  const get = getter(column);
  const write = valueWriter(dialect, column, lost);
  return (row) => {
    const value = get(row);
    return value === null ? 'NULL' : write(value);
  };
}

function valueWriter(dialect: Dialect, { type }: Column, lost: Lost): (value: Cell) => string {
  switch (type) {
    case 'id':
      return (value) => `'${value}'`;
    case 'text':
      return (value) => dialect.text(withoutNul(wellFormed(value as string, lost), lost));
    case 'integer':
    case 'double':
      return (value) => numberText(value as number);
    case 'boolean':
      return (value) => (value === true ? 'TRUE' : 'FALSE');
    case 'date':
      return (value) => `${dialect.dateWord}'${dayText(value as number)}'`;
    case 'time':
      return (value) => `${dialect.timeWord}'${minuteText(value as number)}'`;
    case 'money':
      return (value) => formatCents(value as number);
  }
}
