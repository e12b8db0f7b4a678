/** Memory does not grow with the count: eight times the subjects, and the peak stays within a margin far below what more is written. */
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { hsimc, shell, workFolder } from '../cli/hsimc.ts';

const cwd = workFolder();
const peak = pathToFileURL(resolve('tests/cli/peak.mjs')).href;

/**
 * Megabytes. What a garbage collector leaves lying differs from run to run; 14,000 more subjects write about 1 GB more. The
 * smaller run is long enough for the heap and the compiled code to have settled: a run of 500 peaks some 60 MB lower, which says nothing of what is kept.
 */
const MARGIN = 128;
/** The young generation is held small, so that what is measured is what the program keeps and not what V8 has not yet collected. */
const node = ['--max-semi-space-size=2', '--import', peak];

function peakOf(count: number, workers: number, out: 'folder' | 'stdout'): number {
  const words = ['compile', 'diabetes', '--count', String(count), '--workers', String(workers), '--target', 'fhir', '--set', 'follow_up=6 months', '--quiet'];
  const file = join(cwd, 'peak');
  if (out === 'folder') {
    expect(hsimc([...words, '--out', 'made'], { cwd, env: { PEAK: file }, node }).code).toBe(0);
    rmSync(join(cwd, 'made'), { recursive: true });
  } else {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    expect(shell(`PEAK='${file}' \${HSIMC/ / ${node.join(' ')} } ${quoted} > /dev/null`, cwd).code).toBe(0);
  }
  return Number(readFileSync(file, 'utf8')) / 1024;
}

for (const [out, workers] of [
  ['folder', 2],
  ['stdout', 1],
  ['stdout', 2],
] as const)
  test(`law 7: to ${out} with --workers ${workers}`, () => {
    const [few, many] = [2000, 16000].map((count) => peakOf(count, workers, out));
    expect(few).toBeGreaterThan(20);
    expect(many - few, `${few} MB and ${many} MB`).toBeLessThan(MARGIN);
  });

/** Megabytes that a run keeps at most, with garbage collected before each look: no slack of V8 or of the system counts. */
function keptOf(target: string, count: number): number {
  const file = join(cwd, 'kept');
  const words = ['compile', scenario, '--count', String(count), '--workers', '1', '--block-size', '128', '--target', target, '--quiet', '--out', 'made'];
  const live = ['--expose-gc', '--max-semi-space-size=2', '--import', pathToFileURL(resolve('tests/cli/live-heap.mjs')).href];
  expect(hsimc(words, { cwd, env: { PEAK: file }, node: live }).code).toBe(0);
  rmSync(join(cwd, 'made'), { recursive: true });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

/** One visit for each person: many blocks in a short time, so that what grows with blocks, files and row groups shows. */
const scenario = resolve('scenarios/templates/visit.hsim');

/** 14,000 more people in 110 more blocks: 25 MB, if the 256 kB of a buffer were kept for each block. */
const KEPT = 6;

test.each(['json', 'parquet', 'duckdb'])('law 7: what a run to %s keeps', (target) => {
  const [few, many] = [2000, 16000].map((count) => keptOf(target, count));
  expect(few).toBeGreaterThan(10);
  expect(many - few, `${few} MB and ${many} MB`).toBeLessThan(KEPT);
});
