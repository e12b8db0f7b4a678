/** CSV (RFC 4180): one file for each table, with a header. */
import { z } from 'zod';
import { everyKind, type Target, type Writer } from '../../model/target.ts';
import { GZIP, gzipped } from '../shared/gzip.ts';
import { type Table, tables, tablesIn } from '../tables/table-model.ts';
import { header } from './csv-lines.ts';
import { csvParts, csvPath } from './csv-tables.ts';

export const csvOptions = z.strictObject({
  gzip: z.boolean().optional().describe('Compresses the files (.csv.gz)'),
  csv_safe: z.boolean().default(false).describe("Adds an apostrophe before text that a spreadsheet would run as a formula (' before = + - @)"),
});
export type CsvOptions = z.output<typeof csvOptions>;

/** CSV files of some tables. */
export const csvTarget = (of: readonly Table[]) =>
  ({
    name: 'csv',
    title: 'Tables as CSV files',
    version: 'RFC 4180',
    support: 'stable',
    mediaType: 'text/csv',
    standardOutput: false,
    options: csvOptions,
    carries: everyKind,
    open(run, { csv_safe, gzip }) {
      const written = tablesIn(of, run);
      const ending = gzip === true ? GZIP : '';
      const writer: Writer = {
        ...csvParts(written, '', { safe: csv_safe, nul: true }, ending),
        assemblies: () => written.map((table) => ({ kind: 'join', path: csvPath('', table, ending), before: header(table), after: '' })),
      };
      return gzip === true ? gzipped(writer) : writer;
    },
  }) satisfies Target<CsvOptions>;

export const csv = csvTarget(tables);
