/** Law 6 for tables: a run that is killed at any moment, any number of times, goes on to the same bytes. `HSIMC_KILLS=50` kills more often. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scratch } from './support.ts';

const kills = Number(process.env['HSIMC_KILLS'] ?? '6');
const folder = scratch();
const program = join('dist', 'hsimc.js');
const words = (out: string): string[] => [
  program,
  'compile',
  'diabetes',
  '--count',
  '700',
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

/** Runs the program for some time; whether it came to its end. */
function runFor(milliseconds: number, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

test('killed and gone on with: the same manifest, and nothing left over', async () => {
  const clean = join(folder, 'clean');
  const started = process.hrtime.bigint();
  const first = spawnSync(process.execPath, words(clean), { encoding: 'utf8' });
  const whole = Number(process.hrtime.bigint() - started) / 1e6;
  expect([first.status, first.stderr]).toEqual([0, '']);
  const manifest = readFileSync(join(clean, 'manifest.json'), 'utf8');
  const moments = fc.sample(fc.double({ min: 0.15, max: 1, noNaN: true }), { numRuns: kills, seed: 11 });
  let out = '';
  for (const [i, share] of moments.entries()) {
    out = join(folder, `killed-${i}`);
    await runFor(share * whole, words(out));
    const args = existsSync(out) ? [...words(out), '--resume'] : words(out);
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    // Nothing may have been written yet: then there is no run to go on with.
    if (status === 2) expect(spawnSync(process.execPath, [...words(out), '--overwrite']).status, stderr).toBe(0);
    else expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(manifest);
    expect(existsSync(join(out, '_parts')) || existsSync(join(out, '_staging'))).toBe(false);
    expect(spawnSync(process.execPath, [program, 'verify', out, '-q']).status).toBe(0);
    if (i < moments.length - 1) rmSync(out, { recursive: true });
  }
});

test('a finished run is gone on with without making anything again; a lost file is made again', () => {
  const clean = join(folder, 'clean');
  const out = join(folder, 'again');
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
