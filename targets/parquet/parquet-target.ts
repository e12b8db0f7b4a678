/** Apache Parquet: a folder for each table, a file for each block. */
import { z } from 'zod';
import { everyKind, type Target } from '../../model/target.ts';
import { type Table, tables, tablesIn } from '../tables/table-model.ts';
import type { Compression } from './files.ts';
import { partitionNames } from './partitions.ts';

/** Names of columns that tables can be divided by, separated by commas. */
function columnsOf(of: readonly Table[]) {
  const known = partitionNames(of);
  return z
    .string()
    .transform((text, context) => {
      const names = text.split(',').map((name) => name.trim());
      const unknown = names.find((name) => !known.includes(name));
      if (unknown !== undefined || names.length > 4) {
        const message = unknown === undefined ? 'at most four columns' : `columns with few values, or with a year: ${known.join(', ')}`;
        context.addIssue({ code: 'custom', message });
      }
      return names;
    })
    .pipe(z.array(z.string()));
}

const parquetOptions = (of: readonly Table[]) =>
  z.strictObject({
    compression: z.enum(['snappy', 'zstd', 'none']).default('snappy').describe('Compression of pages'),
    partition_by: columnsOf(of).optional().describe('Partitions by the values of up to four columns; dates and times by year'),
  });
export type ParquetOptions = z.output<ReturnType<typeof parquetOptions>>;

/** Parquet files of some tables. */
export const parquetTarget = (of: readonly Table[]) =>
  ({
    name: 'parquet',
    title: 'Tables as Apache Parquet files',
    version: '2.x',
    support: 'stable',
    mediaType: 'application/vnd.apache.parquet',
    standardOutput: false,
    options: parquetOptions(of),
    carries: everyKind,
    open: async (run, { compression, partition_by }) => {
      const [{ parquetFiles }, by] = await Promise.all([import('./parquet-tables.ts'), compressionOf(compression)]);
      return parquetFiles(tablesIn(of, run), '', partition_by ?? [], by);
    },
  }) satisfies Target<ParquetOptions>;

export const parquet = parquetTarget(tables);

export async function compressionOf(name: ParquetOptions['compression']): Promise<Compression> {
  switch (name) {
    case 'snappy':
      return { codec: 'SNAPPY', compressors: {} };
    case 'none':
      return { codec: 'UNCOMPRESSED', compressors: {} };
    case 'zstd': {
      const { Zstd } = await import('@hpcc-js/wasm-zstd');
      const zstd = await Zstd.load();
      return { codec: 'ZSTD', compressors: { ZSTD: (bytes) => zstd.compress(bytes) } };
    }
  }
}
