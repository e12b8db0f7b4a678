/** Rows → Parquet files, a row group at a time. */
import type { ParquetWriter as ParquetWriterType } from 'hyparquet-writer';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { Output } from '../../model/target.ts';
import type { Lost } from '../shared/lost.ts';
import type { Cell, Row } from '../tables/rows.ts';
import type { Column } from '../tables/table-model.ts';
import { physical, schemaOf } from './parquet-schema.ts';

export interface Compression {
  readonly codec: 'SNAPPY' | 'ZSTD' | 'UNCOMPRESSED';
  readonly compressors: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;
}

/** Hands over what was written after each row group, so that a file takes no more memory than one. */
class Handing extends ByteWriter {
  readonly #take: (bytes: Uint8Array) => void;

  constructor(take: (bytes: Uint8Array) => void) {
    super(1 << 16);
    this.#take = take;
  }

  flush(): void {
    if (this.index === 0) return;
    this.#take(this.getBytes().slice());
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}

/** One file. */
export class ParquetFile {
  readonly #columns: readonly Column[];
  readonly #gets: readonly ((row: Row) => Cell | bigint)[];
  readonly #writer: ParquetWriterType;
  #data: (Cell | bigint)[][];
  #rows = 0;

  constructor(columns: readonly Column[], path: string, out: Output, { codec, compressors }: Compression, lost: Lost) {
    this.#columns = columns;
    this.#gets = columns.map((column) => physical(column, lost));
    this.#data = columns.map(() => []);
    const writer = new Handing((bytes) => out.append(path, bytes));
    this.#writer = new ParquetWriter({ writer, schema: schemaOf(columns), codec, compressors, createdBy: 'hsimc' });
  }

  /** Rows that wait for their group. */
  get rows(): number {
    return this.#rows;
  }

  add(row: Row): void {
    for (let i = 0; i < this.#gets.length; i++) this.#data[i].push(this.#gets[i](row));
    this.#rows++;
  }

  /** Writes the rows that wait as one row group. */
  group(): void {
    if (this.#rows === 0) return;
    this.#writer.write({ columnData: this.#columns.map(({ name }, i) => ({ name, data: this.#data[i] })), rowGroupSize: this.#rows });
    this.#data = this.#columns.map(() => []);
    this.#rows = 0;
  }

  finish(): void {
    this.group();
    this.#writer.finish();
  }
}
