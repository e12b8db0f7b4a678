/** Law 6 for every target: a run that is killed at any moment, any number of times, goes on to the same bytes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../targets/tables/read-tables.ts';

const folder = scratch();
const program = join('dist', 'hsimc.js');
const words = (out: string): string[] => [
  program,
  'compile',
  'diabetes',
  '--count',
  '200',
  '--target',
  'arrow,csv,duckdb,parquet,sql',
  '--workers',
  '2',
  '--block-size',
  '64',
  '--out',
  out,
  '-q',
];

/** A few kills here; `npm run kills` kills each target fifty times. */
test.each(['arrow+csv+duckdb+parquet+sql', 'fhir+hl7v2+json+template'])('%s: killed and gone on with, the same bytes, and nothing left over', (targets) => {
  const words = ['tools/kills.mjs', '--kills', '4', '--seed', '11', '--targets', targets];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr], stdout).toEqual([0, '']);
  expect(stdout).toContain(': the same bytes');
});

test('a finished run is gone on with without making anything again; a lost file is made again', () => {
  const clean = join(folder, 'clean');
  const out = join(folder, 'again');
  expect(spawnSync(process.execPath, words(clean)).status).toBe(0);
  cpSync(clean, out, { recursive: true });
  expect(spawnSync(process.execPath, [...words(out), '--resume']).status).toBe(0);
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(readFileSync(join(clean, 'manifest.json'), 'utf8'));
  expect(readFileSync(join(out, 'duckdb', 'cohort.duckdb')).equals(readFileSync(join(clean, 'duckdb', 'cohort.duckdb')))).toBe(true);
  rmSync(join(out, 'csv', 'patients.csv'));
  expect(spawnSync(process.execPath, [...words(out), '--resume']).status).toBe(0);
  expect(readFileSync(join(out, 'csv', 'patients.csv')).equals(readFileSync(join(clean, 'csv', 'patients.csv')))).toBe(true);
  expect(spawnSync(process.execPath, [program, 'verify', out, '-q']).status).toBe(0);
});

test('--out cohort.duckdb: one file, and nothing beside it', () => {
  const file = join(folder, 'cohort.duckdb');
  const hsimc = (...more: string[]) => spawnSync(process.execPath, [program, ...more], { encoding: 'utf8' });
  const make = (...more: string[]) => hsimc('compile', 'diabetes', '--count', '30', '--out', file, '-q', ...more);
  expect(make('--target', 'csv').status).toBe(2);
  expect([make('--target', 'duckdb').status, existsSync(`${file}.run`)]).toEqual([0, false]);
  expect(JSON.parse(hsimc('query', file, 'SELECT count(*) AS n FROM patients', '--format', 'json').stdout)).toEqual([{ n: 30 }]);
  expect(make('--target', 'duckdb').stderr).toContain('--overwrite');
  expect([make('--target', 'duckdb', '--overwrite').status, existsSync(`${file}.run`)]).toEqual([0, false]);
});
