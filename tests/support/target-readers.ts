/** How the texts that a target wrote are read back, each by a reader that the target has no part in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import type { Subject } from '../../model/subject.ts';
import type { Target } from '../../model/target.ts';
import { parse } from '../targets/fixtures/hl7v2-parser.ts';
import { readNcpdp } from '../targets/ncpdp/ncpdp-reader.ts';
import { textsOfMessages } from '../targets/script/script-checks.ts';
import { writeTarget } from '../targets/tables/read-tables.ts';
import { readInterchanges } from '../targets/x12/x12-parser.ts';

export interface Reader {
  /** Options with which the format can be read here. */
  readonly options?: object;
  /** All texts in the files of a folder. */
  readonly texts: (folder: string) => Promise<readonly string[]> | readonly string[];
  /** A text as the format holds it, where it has no way to hold it as it is; null where it holds none. */
  readonly held?: (text: string) => string | null;
  /** Whether every field has room for a text. Others are shortened or left out where the format has less. */
  readonly fits?: (text: string) => boolean;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const textsIn = (folder: string): string[] => filesIn(folder).map((file) => readFileSync(file, 'utf8'));

/** All strings in a value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The cells of CSV text (RFC 4180). */
function cells(text: string): string[] {
  return [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** ASCII without accents, and without some characters; blanks are single, and none is at an end. */
function asciiOf(text: string, without = ''): string {
  return [...text.normalize('NFD')]
    .filter((one) => !/\p{M}/u.test(one))
    .map((one) => (/[ -~]/.test(one) && !without.includes(one) ? one : ' '))
    .join('')
    .split(' ')
    .filter((one) => one !== '')
    .join(' ');
}

/** The first characters, as the shortest element of SCRIPT holds them. */
const beginning = (text: string): string => text.slice(0, 34).replace(/[\ud800-\udbff]$/, '');

async function cellsOfTables(instance: DuckDBInstance, tables: (all: readonly string[]) => readonly string[]): Promise<string[]> {
  const connection = await instance.connect();
  try {
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS() as unknown[][];
    const names = (await rows('SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()')).map(([name]) => `"${String(name)}"`);
    const found: string[] = [];
    for (const from of tables(names)) found.push(...strings(await rows(`SELECT * FROM ${from}`)));
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** By the name of the target. A target that is not here is checked as text without a reader: see law 11 of `target-laws.ts`. */
export const readers: Readonly<Record<string, Reader>> = {
  arrow: {
    texts: (folder) =>
      filesIn(folder).flatMap((file) => {
        const table = tableFromIPC(readFileSync(file));
        return table.schema.fields.flatMap((_, column) => strings([...(table.getChildAt(column) ?? [])]));
      }),
  },
  csv: { texts: (folder) => textsIn(folder).flatMap(cells) },
  duckdb: { texts: async (folder) => cellsOfTables(await DuckDBInstance.create(join(folder, 'cohort.duckdb'), { access_mode: 'READ_ONLY' }), (all) => all) },
  fhir: {
    texts: (folder) =>
      textsIn(folder)
        .flatMap((text) => text.trimEnd().split('\n'))
        .flatMap((line) => strings(JSON.parse(line))),
    // A FHIR string has no control characters but these three, and says something.
    held: (text) => (text.trim() === '' ? null : text.replace(/[^\P{Cc}\t\n\r\u007f-\u009f]/gu, '\ufffd')),
    // A FHIR code has single spaces, and none at its ends.
    fits: (text) => text === text.trim().replace(/\s+/g, ' '),
  },
  hl7v2: {
    texts: (folder) =>
      textsIn(folder)
        .flatMap((text) => text.split(/(?=MSH\|)/))
        .flatMap((message) => strings(parse(message))),
    held: (text) => (text === '' ? null : text),
    // The shortest field has 15 characters, of which an escape takes five.
    fits: (text) => text.replace(/[^ -~]|[|^~\\&]/g, 'x'.repeat(5)).length <= 15,
  },
  json: {
    texts: (folder) =>
      textsIn(folder).flatMap((text) =>
        text
          .trimEnd()
          .split('\n')
          .flatMap((line) => strings(JSON.parse(line))),
      ),
  },
  // The shortest field of text has eight characters: of each, so many are compared. Letters are capitals. The additional text of a finding (NS) continues its message.
  ncpdp: {
    texts: (folder) =>
      filesIn(folder).flatMap((file) =>
        readNcpdp(readFileSync(file, 'latin1')).transmissions.flatMap(({ segments }) =>
          segments.flatMap(({ fields }) => fields.filter(([id]) => id !== 'NS').map(([, value]) => value.slice(0, 8).trimEnd().toLowerCase())),
        ),
      ),
    held: (text) => asciiOf(text).slice(0, 8).trimEnd().toLowerCase() || null,
  },
  parquet: {
    texts: async (folder) => cellsOfTables(await DuckDBInstance.create(':memory:'), () => filesIn(folder).map((file) => `read_parquet('${file}')`)),
  },
  // The shortest element of text has 35 characters: of each, so many are compared, without the half of a pair. A text of white space alone says nothing.
  script: {
    texts: (folder) => textsIn(folder).flatMap((text) => textsOfMessages(text.trimEnd().split('\n')).map(beginning)),
    held: (text) => (text.trim() === '' ? null : beginning(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'))),
  },
  sql: {
    options: { dialect: 'duckdb' },
    texts: async (folder) => {
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      for (const script of textsIn(folder)) await connection.run(script);
      connection.closeSync();
      return cellsOfTables(instance, (all) => all);
    },
    // Databases hold no U+0000.
    held: (text) => text.replaceAll('\u0000', '\ufffd'),
  },
  x12: {
    texts: (folder) =>
      textsIn(folder).flatMap((text) => readInterchanges(text).flatMap(({ transactions }) => transactions.flatMap(({ segments }) => segments.flat()))),
    // Without the separators.
    held: (text) => asciiOf(text, '*:^~`') || null,
    // The shortest element has ten characters.
    fits: (text) => text.length <= 10,
  },
};

/** The texts that a target writes of some subjects, read back. */
export async function readBack(target: Target, { options = {}, texts }: Reader, subjects: readonly Subject[], folder: string): Promise<readonly string[]> {
  await writeTarget(target, options, subjects, folder);
  return texts(folder);
}
