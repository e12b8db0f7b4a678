/** Every table of a run as lines of CSV: the parts of one file for each table. */

import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { eachParty, eachRow, emptyRow, type Row } from '../tables/rows.ts';
import type { Table } from '../tables/table-model.ts';
import { lineWriter, type TextRules } from './csv-lines.ts';

/** Writes the parts `<folder><table>.csv<ending>`, without a header. */
export function csvParts(
  tables: readonly Table[],
  folder: string,
  rules: TextRules,
  ending = '',
): Pick<Writer, 'subject' | 'losses'> & { readonly directory: NonNullable<Writer['directory']> } {
  const lost = new Lost();
  const row = emptyRow();
  const all = tables.map((table) => ({ table, path: csvPath(folder, table, ending), line: lineWriter(table, rules, lost) }));
  const people = all.filter(({ table }) => table.of === 'subject');
  const shared = all.filter(({ table }) => table.of === 'directory');
  let text = '';
  const write = (each: (write: (row: Row) => void) => void, line: (row: Row) => string, path: string, out: Output): void => {
    text = '';
    each((one) => {
      text += line(one);
    });
    if (text !== '') out.part(path, text);
  };
  return {
    subject(subject, _block, out) {
      for (const { table, path, line } of people) write((one) => eachRow(table, subject, row, one), line, path, out);
    },
    directory(parties, out) {
      for (const { table, path, line } of shared) write((one) => eachParty(table, parties, row, one), line, path, out);
    },
    losses: () => lost.take(),
  };
}

export function csvPath(folder: string, table: Table, ending = ''): string {
  return `${folder}${table.name}.csv${ending}`;
}
