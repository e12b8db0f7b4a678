/** `hsimc query`, as it is typed: one SELECT over any run, and nothing but reading. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { scratch } from '../targets/tables/read-tables.ts';

const folder = scratch();
const program = join('dist', 'hsimc.js');
const hsimc = (...words: string[]): SpawnSyncReturns<string> => spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
const run = (name: string): string => join(folder, name);
const TARGETS = ['csv', 'parquet', 'duckdb', 'json', 'fhir'];

beforeAll(() => {
  for (const target of TARGETS) {
    const made = hsimc('compile', 'diabetes', '--count', '40', '--target', target, '--out', run(target), '--block-size', '16', '-q');
    expect(made.stderr).toBe('');
    expect(made.status).toBe(0);
  }
});

test('the same question has the same answer, whatever the run was written as', () => {
  const sql =
    "SELECT p.sex, count(*) AS results, avg(o.value) AS mean FROM observations o JOIN patients p ON p.id = o.patient_id WHERE o.code = '4548-4' GROUP BY p.sex ORDER BY p.sex";
  const answers = ['csv', 'parquet', 'duckdb'].map((target) => hsimc('query', run(target), sql, '--format', 'json'));
  for (const { status, stderr } of answers) expect([status, stderr]).toEqual([0, '']);
  const [first, ...others] = answers.map(({ stdout }) => JSON.parse(stdout));
  expect(first.length).toBe(2);
  expect(first[0].results).toBeGreaterThan(50);
  for (const other of others) {
    expect(other.map(({ sex, results }: { sex: string; results: number }) => [sex, results])).toEqual(
      first.map((row: { sex: string; results: number }) => [row.sex, row.results]),
    );
    // Floating-point sums depend on the order of the rows.
    for (const i of [0, 1]) expect(other[i].mean).toBeCloseTo(first[i].mean, 9);
  }
  expect(JSON.parse(hsimc('query', run('json'), 'SELECT count(*) AS n FROM subjects', '--format', 'json').stdout)).toEqual([{ n: 40 }]);
  expect(JSON.parse(hsimc('query', run('fhir'), 'SELECT count(*) AS n FROM Patient', '--format', 'json').stdout)).toEqual([{ n: 40 }]);
});

test('views are there for files too', () => {
  for (const target of ['csv', 'parquet', 'duckdb']) {
    const { stdout } = hsimc('query', run(target), "SELECT patients, percent FROM condition_prevalence WHERE code = 'E11.9'", '--format', 'csv');
    expect(stdout, target).toBe('patients,percent\r\n40,100\r\n');
  }
});

test('a table for people', () => {
  expect(hsimc('query', run('csv'), 'SELECT subject_index, mrn FROM patients ORDER BY 1 LIMIT 2').stdout).toMatch(
    /^subject_index {2}mrn\n-{13} {2}-{11}\n {12}0 {2}MRN\d{8}\n {12}1 {2}MRN\d{8}\n\(2 rows\)\n$/,
  );
});

const refused = [
  'INSERT INTO patients SELECT * FROM patients',
  'UPDATE patients SET mrn = 1',
  'DELETE FROM patients',
  'DROP TABLE patients',
  'CREATE TABLE x AS SELECT 1',
  "COPY (SELECT 1) TO 'OUT'",
  "EXPORT DATABASE 'OUT'",
  "SELECT ';'; -- or\n/* not */ export database 'OUT'",
  "ATTACH 'OUT' AS other",
  'INSTALL httpfs',
  'LOAD httpfs',
  "SET memory_limit = '8GB'",
  'SET enable_external_access = true',
  'SELECT 1; SELECT 2',
  '',
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM glob('/etc/*')",
  "SELECT * FROM '/etc/passwd'",
  'SELECT * FROM no_such_table',
  'SELECT no_such_column FROM patients',
  'SELEC 1',
];

test.each(refused)('refused: %s', (sql) => {
  for (const target of ['csv', 'duckdb']) {
    const before = readdirSync(run(target)).map((name) => [name, existsSync(join(run(target), name))]);
    const manifest = readFileSync(join(run(target), 'manifest.json'), 'utf8');
    const answer = hsimc('query', run(target), sql.replace('OUT', join(folder, 'made')));
    expect(answer.stdout).toBe('');
    expect([1, 2], answer.stderr).toContain(answer.status);
    expect(answer.stderr).not.toMatch(/\n {4}at /);
    expect(answer.stderr).not.toContain('root:');
    expect(existsSync(join(folder, 'made'))).toBe(false);
    expect(readdirSync(run(target)).map((name) => [name, existsSync(join(run(target), name))])).toEqual(before);
    expect(readFileSync(join(run(target), 'manifest.json'), 'utf8')).toBe(manifest);
  }
  expect(hsimc('verify', run('duckdb'), '-q').status).toBe(0);
});

test('an interrupted query leaves nothing behind', async () => {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const words = ['query', run('csv'), 'SELECT count(*) FROM patients, range(100000000000)'];
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, TMPDIR: temporary }, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
  while (readdirSync(temporary).length === 0) await pause(50);
  await pause(500);
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  expect(readdirSync(temporary)).toEqual([]);
});

test('what is not a run is said in one line', () => {
  const answer = hsimc('query', join(folder, 'nowhere'), 'SELECT 1');
  expect(answer.status).toBe(2);
  expect(answer.stderr.split('\n').length).toBeLessThan(4);
});

test('a run of bundles has nothing to ask, and the answer says what to compile', () => {
  expect(hsimc('compile', 'diabetes', '--count', '40', '--target', 'fhir', '--bundle', 'collection', '--out', run('bundles'), '-q').status).toBe(0);
  const { status, stderr } = hsimc('query', run('bundles'), 'SELECT 1');
  expect(status).toBe(2);
  expect(stderr).toMatch(/bundles contains neither tables nor files with one record per line\n {2}.*fhir as --bundle none/);
});
