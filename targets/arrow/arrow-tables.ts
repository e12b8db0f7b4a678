/** Every table of a run as one stream of Arrow IPC: a schema, then the record batches of all blocks, then the end. */
import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { type Cell, type CellReader, eachParty, eachRow, emptyRow, getter, type Row } from '../tables/rows.ts';
import type { Table } from '../tables/table-model.ts';
import { dataOf, typeOf } from './vectors.ts';

/** Rows of a record batch, at most. */
const BATCH = 1 << 14;
/** What ends a stream: a message without length. */
const END = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

export function arrowParts(tables: readonly Table[]): Writer {
  const lost = new Lost();
  const row = emptyRow();
  const streams = tables.map((table) => new Stream(table, lost));
  const end = (out: Output): void => {
    for (const stream of streams) stream.batch(out);
  };
  return {
    subject(subject, _block, out) {
      for (const stream of streams) if (stream.table.of === 'subject') eachRow(stream.table, subject, row, (of) => stream.add(of, out));
    },
    end: (_block, out) => end(out),
    directory(parties, out) {
      for (const stream of streams) if (stream.table.of === 'directory') eachParty(stream.table, parties, row, (of) => stream.add(of, out));
      end(out);
    },
    assemblies: () => streams.map((stream) => ({ kind: 'join', path: stream.path, before: stream.start, after: END })),
    losses: () => lost.take(),
  };
}

/** The stream of a table. */
class Stream {
  readonly table: Table;
  readonly path: string;
  /** The schema's message. */
  readonly start: Uint8Array;
  readonly #schema: Schema;
  readonly #gets: readonly CellReader[];
  readonly #lost: Lost;
  #cells: Cell[][];
  #rows = 0;

  constructor(table: Table, lost: Lost) {
    this.table = table;
    this.path = `${table.name}.arrows`;
    this.#schema = new Schema(table.columns.map(({ name, type, nullable }) => new Field(name, typeOf(type), nullable)));
    this.#gets = table.columns.map(getter);
    this.#cells = table.columns.map(() => []);
    this.#lost = lost;
    this.start = written(this.#schema, null);
  }

  add(row: Row, out: Output): void {
    for (let i = 0; i < this.#gets.length; i++) this.#cells[i].push(this.#gets[i](row));
    this.#rows++;
    if (this.#rows === BATCH) this.batch(out);
  }

  /** Writes the rows that wait as one record batch. */
  batch(out: Output): void {
    if (this.#rows === 0) return;
    const children = this.table.columns.map((column, i) => dataOf(column, this.#cells[i], this.#lost));
    const data = makeData({ type: new Struct(this.#schema.fields), length: this.#rows, nullCount: 0, children });
    // The schema is the stream's, and written once.
    out.part(this.path, written(this.#schema, new RecordBatch(this.#schema, data)).subarray(this.start.length));
    this.#cells = this.table.columns.map(() => []);
    this.#rows = 0;
  }
}

/** A stream of a schema and a record batch, without its end. */
function written(schema: Schema, batch: RecordBatch | null): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  if (batch !== null) writer.write(batch);
  writer.finish();
  const bytes = writer.toUint8Array(true);
  return bytes.subarray(0, bytes.length - END.length);
}
