/** What a run will write is known before it begins. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forecast, forecastText, refuseTooMuch } from '../../app/run/run-forecast.ts';
import type { Job } from '../../app/run/run-job.ts';
import { compile } from '../../compiler/compile.ts';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const source = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult { age: 40 }
timeline care of adult { event visit every 1 month from start for 1 year { encounter ambulatory { note "Seen." } } }
`;

function job(count: number): Job {
  const { ir } = compile({ path: 't.hsim', text: source, sha256: '' }).value;
  if (ir === null) throw new Error('the scenario does not compile');
  const run = { scenario: 't', title: 'T', seed: '1', asOf: ir.scenario.asOf ?? 0, version: '0' };
  return { ir, options: { seed: '1', count, asOf: run.asOf }, run, targets: [{ name: 'json', options: {} }], blockSize: 1000, inputs: '', only: null };
}

test('people, records and bytes multiply to the whole', async () => {
  const found = await forecast(job(5000));
  expect(found?.subjects).toBe(5000);
  expect(found?.records).toBe(22);
  expect((found?.records ?? 0) * (found?.bytes ?? 0) * 5000).toBeCloseTo(found?.total ?? 0, 0);
  expect(await forecast(job(50))).toBeNull();
  expect(await forecast({ ...job(5000), only: 3 })).toBeNull();
});

test('only a big run is spoken of, and only one above the limit is refused', () => {
  const small = { subjects: 5000, records: 10, bytes: 100, total: 5e6 };
  expect(forecastText(small)).toBeNull();
  expect(forecastText({ ...small, subjects: 2_000_000, total: 2e9 })).toBe('about 2000000 subjects x 10 records x 100 bytes = 2.00 GB');
  expect(() => refuseTooMuch(small, 5e6)).not.toThrow();
  expect(() => refuseTooMuch(small, 4e6)).toThrow(/the limit is 4.0 MB/);
});

test('a run above --most is refused before anything is written; below, its size is near what was reported', { timeout: 120_000 }, () => {
  const run = (most: string): ReturnType<typeof hsimc> =>
    hsimc(['compile', 'diabetes', '--count', '2000', '--workers', '1', '--most', most, '--out', 'out'], { cwd });
  const refused = run('1MB');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(/would write about 1\d\d\.\d MB .*; the limit is 1\.0 MB/);
  expect(existsSync(join(cwd, 'out'))).toBe(false);
  expect(run('1GB').code).toBe(0);
  const told = Number(/about ([\d.]+) MB/.exec(refused.err)?.[1]) * 1e6;
  const manifest = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8')) as { files: { bytes: number }[] };
  const written = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(Math.abs(told / written - 1)).toBeLessThan(0.25);
});
