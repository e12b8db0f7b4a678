/** Every table of a run as Parquet files: for each block one file in the table's folder, or one in each of its partitions. */

import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { eachParty, eachRow, emptyRow, type Row } from '../tables/rows.ts';
import type { Table } from '../tables/table-model.ts';
import { type Compression, ParquetFile } from './files.ts';
import { type Partitioning, partitioning } from './partitions.ts';

/** Rows of a group, at most. */
const GROUP = 1 << 16;
/** Rows that wait in all files together, at most: memory does not grow with the block or the number of partitions. */
const WAITING = 1 << 18;

interface Open {
  readonly table: Table;
  readonly by: Partitioning;
  /** By folder. */
  readonly files: Map<string, ParquetFile>;
}

/** Paths begin with `folder`. */
export function parquetFiles(tables: readonly Table[], folder: string, partitionBy: readonly string[], compression: Compression): Writer {
  const lost = new Lost();
  const row = emptyRow();
  const open = (of: Table['of']): Open[] =>
    tables.filter((table) => table.of === of).map((table) => ({ table, by: partitioning(table, partitionBy), files: new Map() }));
  const people = open('subject');
  const shared = open('directory');
  let waiting = 0;

  const add = ({ table, by, files }: Open, one: Row, name: string, out: Output): void => {
    const inner = by.folder(one);
    let file = files.get(inner);
    if (file === undefined) {
      file = new ParquetFile(by.columns, `${folder}${table.name}/${inner}${name}.parquet`, out, compression, lost);
      files.set(inner, file);
    }
    file.add(one);
    waiting++;
    if (file.rows < GROUP) return;
    waiting -= file.rows;
    file.group();
  };
  const groupAll = (): void => {
    for (const { files } of people) for (const file of files.values()) file.group();
    waiting = 0;
  };
  const finish = (all: readonly Open[]): void => {
    for (const { files } of all) {
      for (const file of files.values()) file.finish();
      files.clear();
    }
    waiting = 0;
  };
  /** A file without rows: a table that nobody has a record of is there all the same, with its types. */
  const empty = ({ table, by }: Open, out: Output): void => {
    if (!by.divided) new ParquetFile(by.columns, `${folder}${table.name}/empty.parquet`, out, compression, lost).finish();
  };
  return {
    subject(subject, block, out) {
      for (const one of people) eachRow(one.table, subject, row, (of) => add(one, of, block, out));
      if (waiting > WAITING) groupAll();
    },
    end(_block, _out) {
      finish(people);
    },
    directory(parties, out) {
      for (const one of people) empty(one, out);
      for (const one of shared) {
        eachParty(one.table, parties, row, (of) => add(one, of, 'all', out));
        if (one.files.size === 0) empty(one, out);
      }
      finish(shared);
    },
    losses: () => lost.take(),
  };
}
