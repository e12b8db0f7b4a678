/** Every table of a run as lines of CSV: the parts of one file for each table. */

import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { eachParty, eachRow, emptyRow, type Row } from '../tables/rows.ts';
import type { Table } from '../tables/table-model.ts';
import { lineWriter, type TextRules } from './csv-lines.ts';

interface Lines {
  readonly table: Table;
  readonly path: string;
  readonly line: (row: Row) => string;
}

/** Writes the parts `<folder><table>.csv<ending>`, without a header. */
export function csvParts(
  tables: readonly Table[],
  folder: string,
  rules: TextRules,
  ending = '',
): Pick<Writer, 'subject' | 'losses'> & { readonly directory: NonNullable<Writer['directory']> } {
  const lost = new Lost();
  const row = emptyRow();
  const linesOf = (of: Table['of']): Lines[] =>
    tables.flatMap((table) => (table.of === of ? [{ table, path: csvPath(folder, table, ending), line: lineWriter(table, rules, lost) }] : []));
  const people = linesOf('subject');
  const shared = linesOf('directory');
  let line: Lines['line'];
  let text = '';
  const take = (one: Row): void => {
    text += line(one);
  };
  // The lines of one person and table are written at once: a longer text outlives its pieces, which V8 then copies more than once.
  const write = (all: readonly Lines[], out: Output, rows: (table: Table) => void): void => {
    for (const one of all) {
      ({ line } = one);
      rows(one.table);
      if (text === '') continue;
      out.part(one.path, text);
      text = '';
    }
  };
  return {
    subject: (subject, _block, out) => write(people, out, (table) => eachRow(table, subject, row, take)),
    directory: (parties, out) => write(shared, out, (table) => eachParty(table, parties, row, take)),
    losses: () => lost.take(),
  };
}

export function csvPath(folder: string, table: Table, ending = ''): string {
  return `${folder}${table.name}.csv${ending}`;
}
