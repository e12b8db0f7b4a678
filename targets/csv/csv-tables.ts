/** Every table of a run as lines of CSV: the parts of one file for each table. */

import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { eachParty, eachRow, emptyRow, type Row } from '../tables/rows.ts';
import type { Table } from '../tables/table-model.ts';
import { lineWriter, type TextRules } from './csv-lines.ts';

/** Text of a table that is not written yet: a piece for each subject would be too small. */
interface Held {
  readonly table: Table;
  readonly path: string;
  readonly line: (row: Row) => string;
  text: string;
}

/** Characters that are held back at most, within a block. */
const HELD = 1 << 18;

/** Writes the parts `<folder><table>.csv<ending>`, without a header. */
export function csvParts(
  tables: readonly Table[],
  folder: string,
  rules: TextRules,
  ending = '',
): Pick<Writer, 'subject' | 'end' | 'losses'> & { readonly directory: NonNullable<Writer['directory']> } {
  const lost = new Lost();
  const row = emptyRow();
  const held = (of: Table['of']): Held[] =>
    tables.flatMap((table) => (table.of === of ? [{ table, path: csvPath(folder, table, ending), line: lineWriter(table, rules, lost), text: '' }] : []));
  const people = held('subject');
  const shared = held('directory');
  let taking = people[0];
  const take = (one: Row): void => {
    taking.text += taking.line(one);
  };
  const flush = (all: readonly Held[], out: Output): void => {
    for (const one of all) {
      if (one.text === '') continue;
      out.part(one.path, one.text);
      one.text = '';
    }
  };
  return {
    subject(subject, _block, out) {
      let length = 0;
      for (const one of people) {
        taking = one;
        eachRow(one.table, subject, row, take);
        length += one.text.length;
      }
      if (length > HELD) flush(people, out);
    },
    end: (_block, out) => flush(people, out),
    directory(parties, out) {
      for (const one of shared) {
        taking = one;
        eachParty(one.table, parties, row, take);
      }
      flush(shared, out);
    },
    losses: () => lost.take(),
  };
}

export function csvPath(folder: string, table: Table, ending = ''): string {
  return `${folder}${table.name}.csv${ending}`;
}
