/** What the tests of tables share: targets written to a folder, rows as the canonical record has them, and rows as DuckDB reads them. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { makeDatabase } from '../../../app/output/duckdb-database.ts';
import { type Parties, parties as partiesSchema, type Subject, subject as subjectSchema } from '../../../model/subject.ts';
import type { Losses, Output, RunInfo, Target } from '../../../model/target.ts';
import { label } from '../../../runtime/sink/blocks.ts';
import { type ColumnType, type Table, tables } from '../../../targets/tables/table-model.ts';
import { run } from '../fixtures/basics.ts';

export type Value = string | number | boolean | null;
export type Rows = Value[][];

/** A folder that is gone after the test file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-tables-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes subjects in blocks and then the directory, as a run does; joins what is to be joined. */
export async function writeTarget(
  target: Target,
  options: object,
  subjects: readonly Subject[],
  folder: string,
  blockSize = 4,
  of: RunInfo = run,
): Promise<Losses> {
  const writer = await target.open(of, target.options.parse(options));
  const parts = new Map<string, Buffer[]>();
  const files = new Map<string, Buffer[]>();
  const into = (map: Map<string, Buffer[]>) => (path: string, data: string | Uint8Array) => {
    const pieces = map.get(path) ?? [];
    pieces.push(typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data));
    map.set(path, pieces);
  };
  const out: Output = { append: into(files), part: into(parts) };
  for (let i = 0; i < subjects.length; i += blockSize) {
    const name = label(i / blockSize);
    for (const one of subjects.slice(i, i + blockSize)) writer.subject(one, name, out);
    writer.end?.(name, out);
  }
  writer.directory?.(together(subjects), out);
  for (const assembly of writer.assemblies?.() ?? []) {
    if (assembly.kind === 'database') {
      const place = join(folder, 'parts');
      for (const [path, pieces] of parts) writePieces(join(place, path), pieces);
      await makeDatabase(assembly, join(folder, assembly.path), join(folder, 'temporary'), [place]);
      continue;
    }
    files.set(assembly.path, [Buffer.from(assembly.before), ...(parts.get(assembly.path) ?? []), Buffer.from(assembly.after)]);
  }
  for (const [path, pieces] of files) writePieces(join(folder, path), pieces);
  return writer.losses?.() ?? {};
}

function writePieces(path: string, pieces: readonly Buffer[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'w');
  for (const piece of pieces) writeSync(descriptor, piece);
  closeSync(descriptor);
}

/** The parties of all subjects, each once. */
export function together(subjects: readonly Subject[]): Parties {
  const once = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => [...new Map(lists.flat().map((one) => [one.id, one])).values()];
  return {
    organizations: once(subjects.map((one) => one.parties.organizations)),
    locations: once(subjects.map((one) => one.parties.locations)),
    practitioners: once(subjects.map((one) => one.parties.practitioners)),
  };
}

/** A subject as a person of its own: other ids for each number. */
export function apart(one: Subject, i: number): Subject {
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  const other = (value: unknown): unknown => {
    if (typeof value === 'string') return id.test(value) ? `${i.toString(16).padStart(4, '0')}${value.slice(4)}` : value;
    if (Array.isArray(value)) return value.map(other);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, other(inner)]));
    return value;
  };
  return { ...(other(one) as Subject), index: i };
}

type Json = Readonly<Record<string, unknown>>;

/** The rows of a table, read off the canonical JSON by hand. */
export function expected(table: Table, subjects: readonly Subject[], schema: z.ZodType = subjectSchema): Rows {
  if (table.of === 'directory') {
    const directory = z.encode(partiesSchema, together(subjects)) as unknown as Record<string, Json[]>;
    return directory[table.field].map((record) => table.columns.map(({ name }) => record[name] as Value));
  }
  return subjects.flatMap((one) => {
    const json = z.encode(schema, one) as unknown as Json;
    const patient = (json['patient'] as Json)['id'] as string;
    const value = json[table.field];
    const records = Array.isArray(value) ? (value as Json[]) : [value as Json];
    if (table.name === 'variations' || table.name === 'attributes')
      return Object.entries((value ?? {}) as object).map(([name, arm]) => [patient, name, arm as Value]);
    if (table.lists.length === 0)
      return records.map((record) =>
        table.columns.map((column) => cell(column.name, record, { patient_id: patient, subject_index: json['index'], subject_member: json['member'] ?? null })),
      );
    return records.flatMap((record) =>
      items(record, table.lists, []).map(({ item, places }) => {
        const around = { patient_id: patient, ...Object.fromEntries(table.key.map((name, i) => [name, i === 0 ? record['id'] : places[i - 1]])) };
        const inner = typeof item !== 'object' ? { [table.columns[table.columns.length - 1].name]: item } : (item as Json);
        return table.columns.map((column) => cell(column.name, inner, around));
      }),
    );
  });
}

/** The items of the innermost of some lists, each with its place in every list. */
function items(holder: Json, [list, ...more]: Table['lists'], outer: readonly number[]): { readonly item: unknown; readonly places: readonly number[] }[] {
  const found = list.reduce<unknown>((value, name) => (value as Json | null)?.[name], holder) as readonly unknown[] | null;
  return (found ?? []).flatMap((item, i) => (more.length === 0 ? [{ item, places: [...outer, i + 1] }] : items(item as Json, more, [...outer, i + 1])));
}

/** A value by the name of its column: of what is around, of the record, or of an object in it. */
function cell(name: string, record: Json, around: Json): Value {
  if (name in around) return around[name] as Value;
  const whole = record[name];
  // The code of a coding named `code` or `…_code` has the coding's name.
  if (whole !== undefined) return typeof whole === 'object' && whole !== null ? ((whole as Json)['code'] as Value) : (whole as Value);
  const field = Object.keys(record)
    .filter((one) => name.startsWith(`${one}_`))
    .sort((x, y) => y.length - x.length)[0];
  const inner = record[field] as Json | null | undefined;
  if (inner === null) return null;
  if (typeof inner === 'object') return inner[name.slice(field.length + 1)] as Value;
  throw new Error(`nothing in the record is ${name}`);
}

const duckTypes: Readonly<Record<ColumnType, string>> = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIMESTAMP',
  money: 'DECIMAL(18,2)',
};

/** The types of a table's columns, as DuckDB names them. */
export function typesOf({ columns }: Table): [string, string][] {
  return columns.map(({ name, type }) => [name, duckTypes[type]]);
}

/** A query in DuckDB; rows as plain values. */
export async function ask(sql: string, database = ':memory:'): Promise<Value[][]> {
  const instance = await DuckDBInstance.create(database, database === ':memory:' ? {} : { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJS() as Value[][];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The columns of a table in the form of the canonical JSON. */
export function selected({ columns }: Table): string {
  return columns
    .map(({ name, type }) => {
      if (type === 'id') return `"${name}"::VARCHAR`;
      if (type === 'money') return `"${name}"::VARCHAR`;
      if (type === 'date') return `strftime("${name}", '%Y-%m-%d')`;
      if (type === 'time') return `strftime("${name}", '%Y-%m-%dT%H:%M')`;
      return `"${name}"`;
    })
    .join(', ');
}

/** Equal as sets of rows: engines need not keep an order. */
export function sorted(rows: Rows): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** The first rows that only one side has; none where both have the same. */
export function differences(found: Rows, right: Rows): string[] {
  const [a, b] = [sorted(found), sorted(right)];
  const surplus = a.filter((row, i) => row !== b[i]).slice(0, 2);
  const lacking = b.filter((row, i) => row !== a[i]).slice(0, 2);
  return [...surplus.map((row) => `+ ${row}`), ...lacking.map((row) => `- ${row}`)];
}

export { tables };
