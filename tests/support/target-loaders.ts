/**
 * What somebody holds who loads what a target wrote on several days: each thing by its key, where a later day replaces what an earlier one says. Read by readers
 * that the target has no part in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { tables } from '../../targets/tables/table-model.ts';
import { messagesIn } from '../targets/fixtures/hl7v2.ts';
import { readNcpdp } from '../targets/ncpdp/ncpdp-reader.ts';
import { groupsOf, readInterchanges } from '../targets/x12/x12-parser.ts';

export interface Loader {
  /** Options of a target that writes by a file of the user. */
  readonly options?: object;
  /** Options that go together, beside each alone. */
  readonly also?: readonly object[];
  readonly load: (folders: readonly string[], options: object) => Promise<Map<string, string>> | Map<string, string>;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const bytesOf = (file: string): Buffer => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file));
const textsIn = (folder: string): string[] => filesIn(folder).map((file) => bytesOf(file).toString('utf8'));
const jsonIn = (folder: string): Json[] =>
  textsIn(folder).flatMap((text) => (text.startsWith('{\n') ? [text] : text.split('\n')).filter((line) => line !== '').map((line) => JSON.parse(line) as Json));

type Json = { readonly [name: string]: unknown };
type Tables = Map<string, Json[]>;

/** Subjects by their records: the last version of each, and of the person. */
function loadSubjects(folders: readonly string[]): Map<string, string> {
  const held = new Map<string, string>();
  for (const { patient, index, variations, attributes, parties, ...lists } of folders.flatMap(jsonIn)) {
    const person = patient as Json;
    held.set(`patient ${String(person['id'])}`, JSON.stringify({ patient, index, variations, attributes }));
    for (const [name, list] of Object.entries({ ...lists, ...(parties as Json) }))
      for (const record of list as Json[]) held.set(`${name} ${String(record['id'])}`, JSON.stringify(record));
  }
  return held;
}

/** Resources by type and id, as a server resolves them: a search stands for the resource that it finds. */
function loadResources(folders: readonly string[]): Map<string, string> {
  const held = new Map<string, string>();
  const found = new Map<string, string>();
  for (const one of folders.flatMap(jsonIn)) {
    if (one['resourceType'] === 'Parameters') continue;
    const entries = (one['resourceType'] === 'Bundle' ? one['entry'] : [{ resource: one }]) as { resource: Json; fullUrl?: string; request?: Json }[];
    for (const { resource, fullUrl, request } of entries) {
      const search = request?.['ifNoneExist'];
      if (search !== undefined && fullUrl !== undefined) found.set(`${String(resource['resourceType'])}?${String(search)}`, fullUrl);
      held.set(`${String(resource['resourceType'])}/${String(resource['id'])}`, JSON.stringify(resource));
    }
  }
  const resolved = (text: string): string =>
    text.replace(/"reference":("[A-Za-z]+\?(?:[^"\\]|\\.)*")/g, (_, to: string) => `"reference":"${found.get(JSON.parse(to) as string) ?? 'nothing'}"`);
  return new Map([...held].map(([key, text]) => [key, resolved(text)]));
}

/** Rows by their key; those of a list inside a record are replaced with the record. */
function loadRows(folders: readonly Tables[]): Map<string, string> {
  /** By table and record, what each says. */
  const held = new Map<string, Map<string, string>>();
  for (const rows of folders)
    for (const { name, key, field, lists, named } of tables) {
      const inside = lists.length > 0 || named;
      const whole = tables.find((one) => one.field === field && one.lists.length === 0 && !one.named);
      if (inside && whole !== undefined) for (const row of rows.get(whole.name) ?? []) held.delete(`${name} ${String(row['id'])}`);
      for (const row of rows.get(name) ?? []) {
        const place = `${name} ${String(row[key[0]])}`;
        const record = held.get(place) ?? new Map<string, string>();
        held.set(place, record.set(key.map((column) => String(row[column])).join(' '), JSON.stringify(row)));
      }
    }
  return new Map([...held].flatMap(([place, record]) => [...record].map(([at, text]) => [`${place}: ${at}`, text])));
}

/** The table of a file: `observations.csv`, or a file in the folder `observations`. */
const tableOf = (folder: string, file: string): string => {
  const [first] = relative(folder, file).split(sep);
  return first.split('.')[0];
};

function tablesIn(folder: string, rowsOf: (file: string) => Json[]): Tables {
  const found: Tables = new Map();
  for (const file of filesIn(folder)) found.set(tableOf(folder, file), [...(found.get(tableOf(folder, file)) ?? []), ...rowsOf(file)]);
  return found;
}

function csvRows(file: string): Json[] {
  const [header, ...rows] = records(bytesOf(file).toString('utf8'));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

/** The records of CSV text (RFC 4180). A cell without quotes that is empty is null. */
function records(text: string): (string | null)[][] {
  const found: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    found.at(-1)?.push(quoted?.replaceAll('""', '"') ?? (plain === '' ? null : plain));
    if (end === '\r\n') found.push([]);
  }
  return found.filter((row) => row.length > 0);
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' || value instanceof Date ? String(value) : value);

/** The tables of each folder. One question for each table: there are many small files. */
async function parquetTables(folders: readonly string[]): Promise<Tables[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const read = folders.map((): Tables => new Map());
    const files = folders.map((folder) => filesIn(folder));
    for (const name of new Set(folders.flatMap((folder, i) => files[i].map((file) => tableOf(folder, file))))) {
      const some = folders.flatMap((folder, i) => files[i].filter((file) => tableOf(folder, file) === name && !file.endsWith('empty.parquet')));
      if (some.length === 0) continue;
      const list = some.map((file) => `'${file}'`).join(', ');
      const reader = await connection.runAndReadAll(`SELECT *, filename AS "from" FROM read_parquet([${list}], filename = true, hive_partitioning = false)`);
      for (const { from, filename: _, ...row } of reader.getRowObjectsJS()) {
        const place = folders.findIndex((folder) => String(from).startsWith(`${folder}/`));
        const rows = read[place].get(name) ?? [];
        rows.push(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])));
        read[place].set(name, rows);
      }
    }
    return read;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function arrowRows(file: string): Json[] {
  const table = tableFromIPC(readFileSync(file));
  return [...table].map((row) => Object.fromEntries(table.schema.fields.map(({ name }) => [name, plain(row?.[name])])));
}

/** By the name of the target; none of targets whose files make sense as a whole only. */
export const loaders: Readonly<Record<string, Loader>> = {
  arrow: { load: (folders) => loadRows(folders.map((folder) => tablesIn(folder, arrowRows))) },
  csv: { load: (folders) => loadRows(folders.map((folder) => tablesIn(folder, csvRows))) },
  fhir: {
    load: loadResources,
    also: [
      { bundle: 'transaction', max_entries: 5 },
      { bundle: 'transaction', method: 'post', max_entries: 5 },
    ],
  },
  // A message is told by its control id. With `registrations: all`, when somebody is registered depends on the load.
  hl7v2: {
    load(folders, options) {
      const onLoad = 'registrations' in options && options.registrations === 'all';
      return new Map(messagesOf(folders).map((one) => [one.split('|')[9], onLoad && one.includes('|ADT^A28^') ? withoutTimes(one) : one]));
    },
  },
  json: { load: loadSubjects },
  // A transmission is told by its reference, of which a response has that of its request.
  ncpdp: {
    load: (folders) =>
      new Map(
        folders
          .flatMap(filesIn)
          .flatMap((file) => readNcpdp(bytesOf(file).toString('latin1')).transmissions)
          .map((one) => [`${one.kind} ${one.reference}`, JSON.stringify([...one.header, one.segments])]),
      ),
  },
  parquet: { load: async (folders) => loadRows(await parquetTables(folders)) },
  script: {
    load: (folders) =>
      new Map(
        folders
          .flatMap(textsIn)
          .flatMap((text) => text.split('\n'))
          .filter((line) => line !== '')
          .map((line) => [/<MessageID>([^<]+)</.exec(line)?.[1] ?? line, line]),
      ),
  },
  template: {
    options: { template: { path: 'record.hbs', text: '{{json record}}' }, per: 'record', records: 'observations' },
    load: (folders) => new Map(folders.flatMap((folder) => filesIn(folder).map((file) => [relative(folder, file), readFileSync(file, 'utf8')]))),
  },
  // An answer is of a patient and a measure, and a fault is all that it says.
  truth: {
    // Where a late record has not been reported yet, a later feed says when it was.
    load: (folders) =>
      new Map(folders.flatMap(jsonIn).map((one) => [JSON.stringify([one['patient_id'], one['measure'] ?? { ...one, after: null }]), JSON.stringify(one)])),
  },
  x12: { load: loadTransactions },
};

/** Claims, payments for them and transactions of members, without the levels above, whose numbers are those of each file. */
function loadTransactions(folders: readonly string[]): Map<string, string> {
  const held = new Map<string, string>();
  for (const { transactions } of folders.flatMap(textsIn).flatMap(readInterchanges))
    for (const { set, segments } of transactions)
      for (const loop of groupsOf(segments, ([name]) => ['HL', 'CLM', 'CLP', 'INS', 'PLB', 'BGN', 'BPR'].includes(name))) {
        const [[name, ...elements]] = loop;
        const text = loop.map((segment) => segment.join('*')).join('\n');
        if (['CLM', 'CLP', 'INS', 'PLB'].includes(name)) held.set(`${set} ${elements.slice(0, 7).join(' ')} ${text}`, text);
      }
  return held;
}

const messagesOf = (folders: readonly string[]): string[] =>
  folders.flatMap(textsIn).flatMap((text) => messagesIn(text.replace(/[\u000b\u001c]/g, '')).filter((one) => one !== ''));
const withoutTimes = (message: string): string => message.replaceAll(/\b\d{12}[-+]\d{4}/g, 'TIME');
