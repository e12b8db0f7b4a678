/** Faults that are put into good files: what reads the tables back must notice each one. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import type { Table } from '../../../targets/tables/table-model.ts';
import { everything } from '../fixtures/full.ts';
import { ask, differences, expected, scratch, selected, tables, typesOf, writeTarget } from './read-tables.ts';

const folder = scratch();
const people = [everything()];
const patients = tables.find((table) => table.name === 'patients') as Table;
const requests = tables.find((table) => table.name === 'medication_requests') as Table;

/** What is wrong with a table: the reader's word, or the first rows that differ. */
async function faults(from: string, table: Table): Promise<string[]> {
  try {
    const types = await ask(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`);
    if (JSON.stringify(types) !== JSON.stringify(typesOf(table))) return ['other columns or types'];
    return differences(await ask(`SELECT ${selected(table)} FROM ${from}`), expected(table, people));
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Strictly: the header must be the columns, and each cell of its type. */
function csvSource(path: string, table: Table): string {
  const columns = typesOf(table).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${path}', header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, strict_mode = true, columns = {${columns.join(', ')}})`;
}

async function csvFaults(text: string, table: Table): Promise<string[]> {
  const path = join(folder, 'mutant.csv');
  writeFileSync(path, text);
  const header = text.split(/\r?\n/, 1)[0];
  if (header !== table.columns.map(({ name }) => name).join(',')) return ['another header'];
  // RFC 4180: lines end in CR LF, and outside quotes nowhere else.
  if (/[^\r]\n|\r(?!\n)/.test(text.replace(/"(?:[^"]|"")*"/g, ''))) return ['another end of line'];
  return await faults(csvSource(path, table), table);
}

const csvMutations: readonly (readonly [string, Table, (text: string) => string])[] = [
  ['a row is lost', patients, (text) => `${text.split('\r\n')[0]}\r\n`],
  ['a row is there twice', requests, (text) => `${text + text.split('\r\n').slice(-2)[0]}\r\n`],
  ['a cell too few', patients, (text) => text.replace(/,[^,\r\n]*\r\n$/, '\r\n')],
  ['a cell too many', patients, (text) => text.replace(/\r\n$/, ',x\r\n')],
  [
    'two columns change places',
    requests,
    (text) =>
      text
        .split('\r\n')
        .map((line) => line.replace(/^([^,]*),([^,]*)/, '$2,$1'))
        .join('\r\n'),
  ],
  [
    'two columns of data change places',
    requests,
    (text) =>
      text
        .split('\r\n')
        .map((line, i) => (i === 0 ? line : line.replace(/^([^,]*),([^,]*)/, '$2,$1')))
        .join('\r\n'),
  ],
  ['a leading zero is lost', patients, (text) => text.replace(/MRN0+/, 'MRN')],
  ['null becomes empty text', requests, (text) => text.replace(/,,/, ',"",')],
  ['a date of another form', patients, (text) => text.replace(/(\d{4})-(\d\d)-(\d\d),/, '$2/$3/$1,')],
  ['a day later', patients, (text) => text.replace(/-(0[1-8]),/, (_, day) => `-0${Number(day) + 1},`)],
  ['a minute later', requests, (text) => text.replace(/T(\d\d):(\d)(\d):00/, (_, h, m, n) => `T${h}:${m}${(Number(n) + 1) % 10}:00`)],
  ['a number with a comma', requests, (text) => text.replace(/,true,|,false,/, ',"1,5",')],
  ['a boolean turned', requests, (text) => text.replace(/,(true|false),/, (_, word) => `,${word === 'true' ? 'false' : 'true'},`)],
  ['a quote is not closed', patients, (text) => text.replace(/\r\n$/, ',"\r\n')],
  ['the header is renamed', patients, (text) => text.replace('birth_date', 'dob')],
  ['no header', patients, (text) => text.split('\r\n').slice(1).join('\r\n')],
  ['semicolons', patients, (text) => text.replaceAll(',', ';')],
  ['lines end in LF', patients, (text) => text.replaceAll('\r\n', '\n')],
  ['cut off in the middle', requests, (text) => text.slice(0, text.length - 40)],
  ['another person', patients, (text) => text.replace(/[0-9a-f]{8}-/, '00000000-')],
];

const written = writeTarget(targets.get('csv') as Target, {}, people, join(folder, 'csv')).then(() =>
  writeTarget(targets.get('parquet') as Target, {}, people, join(folder, 'parquet')),
);

test('the files that nothing was put into are right', async () => {
  await written;
  for (const table of [patients, requests]) {
    expect(await csvFaults(readFileSync(join(folder, 'csv', `${table.name}.csv`), 'utf8'), table)).toEqual([]);
    expect(await faults(`read_parquet('${folder}/parquet/${table.name}/*.parquet')`, table)).toEqual([]);
  }
});

test.each(csvMutations)('CSV: %s', async (_, table, mutate) => {
  await written;
  const good = readFileSync(join(folder, 'csv', `${table.name}.csv`), 'utf8');
  const mutant = mutate(good);
  expect(mutant).not.toBe(good);
  expect(await csvFaults(mutant, table)).not.toEqual([]);
});

/** Rewrites a Parquet file by a query. */
const parquetMutations: readonly (readonly [string, string])[] = [
  ['a row is lost', 'SELECT * FROM good LIMIT 0'],
  ['a row is there twice', 'SELECT * FROM good UNION ALL SELECT * FROM good'],
  ['a date as text', 'SELECT * REPLACE (birth_date::VARCHAR AS birth_date) FROM good'],
  ['a time with a zone', "SELECT * REPLACE (death AT TIME ZONE 'UTC' AS death) FROM good"],
  ['a whole number as a double', 'SELECT * REPLACE (subject_index::DOUBLE AS subject_index) FROM good'],
  ['a column is lost', 'SELECT * EXCLUDE (zip) FROM good'],
  ['a column too many', 'SELECT *, 1 AS more FROM good'],
  ['a column is renamed', 'SELECT * RENAME (zip AS postal_code) FROM good'],
  ['a leading zero is lost', "SELECT * REPLACE (replace(mrn, 'MRN0', 'MRN') AS mrn) FROM good"],
  ['null becomes empty text', "SELECT * REPLACE ('' AS suffix, coalesce(prefix, '') AS prefix) FROM good"],
  ['a day later', 'SELECT * REPLACE ((birth_date + 1)::DATE AS birth_date) FROM good'],
];

test.each(parquetMutations)('Parquet: %s', async (_, query) => {
  await written;
  const path = join(folder, 'mutant.parquet');
  await ask(`COPY (WITH good AS (SELECT * FROM read_parquet('${folder}/parquet/patients/*.parquet')) ${query}) TO '${path}'`);
  expect(await faults(`read_parquet('${path}')`, patients)).not.toEqual([]);
});

test('Parquet: cut off, its pages and its end overwritten', async () => {
  await written;
  const name = readdirSync(join(folder, 'parquet', 'patients')).find((one) => one !== 'empty.parquet') as string;
  const good = readFileSync(join(folder, 'parquet', 'patients', name));
  const place = join(folder, 'broken');
  mkdirSync(place);
  const mutants = [
    good.subarray(0, good.length - 20),
    good.subarray(0, 100),
    Buffer.concat([good.subarray(0, 4), Buffer.alloc(200, 255), good.subarray(204)]),
    Buffer.concat([good.subarray(0, -4), Buffer.from('XXXX')]),
  ];
  for (const [i, mutant] of mutants.entries()) {
    const path = join(place, `${i}.parquet`);
    writeFileSync(path, mutant);
    expect(await faults(`read_parquet('${path}')`, patients), String(i)).not.toEqual([]);
  }
  copyFileSync(join(folder, 'parquet', 'patients', name), join(place, 'good.parquet'));
  expect(await faults(`read_parquet('${place}/good.parquet')`, patients)).toEqual([]);
});
