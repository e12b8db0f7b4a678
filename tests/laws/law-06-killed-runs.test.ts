/** Law 6 for every target: a run that is killed at any moment, any number of times, continues to the same bytes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { targets } from '../../targets/registry.ts';
import { hsimc, program } from '../cli/hsimc.ts';
import { scratch } from '../targets/tables/read-tables.ts';

const folder = scratch();
const words = (out: string): string[] => [
  'compile',
  'diabetes',
  '--count',
  '200',
  '--target',
  'csv,duckdb',
  '--workers',
  '2',
  '--block-size',
  '64',
  '--out',
  out,
  '-q',
];
const run = (...words: string[]) => hsimc(words, { cwd: folder });

const every = [...targets.keys()];
const half = every.length >> 1;

/** A few kills here; `npm run kills` kills each target fifty times. */
test.each([every.slice(0, half), every.slice(half)].map((names) => names.join('+')))(
  '%s: killed and resumed: the same bytes, and no other files',
  (targets) => {
    const words = ['tools/kills.mjs', '--kills', '4', '--seed', '11', '--targets', targets, '--program', program];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect([status, stderr], stdout).toEqual([0, '']);
    expect(stdout).toContain(': the same bytes');
  },
);

test('a finished run is resumed without making anything again; a lost file is made again', () => {
  const clean = join(folder, 'clean');
  const out = join(folder, 'again');
  expect(run(...words(clean)).code).toBe(0);
  cpSync(clean, out, { recursive: true });
  expect(run(...words(out), '--resume').code).toBe(0);
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(readFileSync(join(clean, 'manifest.json'), 'utf8'));
  expect(readFileSync(join(out, 'duckdb', 'cohort.duckdb')).equals(readFileSync(join(clean, 'duckdb', 'cohort.duckdb')))).toBe(true);
  rmSync(join(out, 'csv', 'patients.csv'));
  expect(run(...words(out), '--resume').code).toBe(0);
  expect(readFileSync(join(out, 'csv', 'patients.csv')).equals(readFileSync(join(clean, 'csv', 'patients.csv')))).toBe(true);
  expect(run('verify', out, '-q').code).toBe(0);
});

test('--out cohort.duckdb: one file, and nothing next to it', () => {
  const file = join(folder, 'cohort.duckdb');
  const make = (...more: string[]) => run('compile', 'diabetes', '--count', '30', '--out', file, '-q', ...more);
  expect(make('--target', 'csv').code).toBe(2);
  expect([make('--target', 'duckdb').code, existsSync(`${file}.run`)]).toEqual([0, false]);
  expect(JSON.parse(run('query', file, 'SELECT count(*) AS n FROM patients', '--format', 'json').out)).toEqual([{ n: 30 }]);
  expect(make('--target', 'duckdb').err).toContain('--overwrite');
  expect([make('--target', 'duckdb', '--overwrite').code, existsSync(`${file}.run`)]).toEqual([0, false]);
});
