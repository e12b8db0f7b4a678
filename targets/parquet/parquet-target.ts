/** Apache Parquet: a folder for each table, a file for each block. */
import { z } from 'zod';
import { everyKind, type Target } from '../../model/target.ts';
import type { Compression } from './files.ts';
import { partitionNames } from './partitions.ts';

/** Names of columns, separated by commas. */
const columns = z
  .string()
  .transform((text, context) => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.find((name) => !partitionNames.includes(name));
    if (unknown !== undefined || names.length > 4) {
      const message = unknown === undefined ? 'at most four columns' : `columns of few values, or with a year: ${partitionNames.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
    return names;
  })
  .pipe(z.array(z.string()));

export const parquetOptions = z.strictObject({
  compression: z.enum(['snappy', 'zstd', 'none']).default('snappy').describe('How pages are compressed'),
  partition_by: columns.optional().describe('Folders by the values of up to four columns; dates and times by their year'),
});
export type ParquetOptions = z.output<typeof parquetOptions>;

export const parquet = {
  name: 'parquet',
  title: 'Tables as Apache Parquet files',
  version: '2.x',
  support: 'stable',
  mediaType: 'application/vnd.apache.parquet',
  standardOutput: false,
  options: parquetOptions,
  carries: everyKind,
  open: async (_run, { compression, partition_by }) => {
    const [{ parquetFiles }, by] = await Promise.all([import('./parquet-tables.ts'), compressionOf(compression)]);
    return parquetFiles('', partition_by ?? [], by);
  },
} satisfies Target<ParquetOptions>;

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
