/** The README and the page of commands by their own words: each line of their shell blocks, in order, in a clean folder, with the program as it is installed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, hsimc, shell, workFolder } from './hsimc.ts';

const pages = ['README.md', 'docs/commands.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
const lines = [...pages.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block.split('\n').filter((line) => line.trim() !== ''));

/** `npx` starts the installed program; what npm does of a checkout is done before these tests, or is these tests. */
const tools = 'npx() { [ "$1" = hsimc ] && shift && $HSIMC "$@"; }; npm() { [ "$*" = ci ] || [ "$*" = test ]; };';

const cwd = workFolder();

test('there are lines to run', () => {
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.filter((line) => !/^(?:npm|npx) /.test(line))).toEqual([]);
});

test.each(lines)('%s', (line) => {
  const { code, out, err } = shell(`${tools} ${line}`, cwd);
  expect({ code, err }).toEqual({ code: 0, err: expect.not.stringMatching(/^error|^hsimc:/m) });
  if (line !== 'npm ci && npm test') expect(out + err).not.toBe('');
});

test('everything was written below out/, each run is whole, and what the README says of the first is so', () => {
  expect(readdirSync(cwd)).toEqual(['out']);
  const runs = readdirSync(join(cwd, 'out')).filter((name) => existsSync(join(cwd, 'out', name, 'manifest.json')));
  expect(runs.sort()).toEqual(['bundles', 'day', 'diabetes', 'friday', 'run']);
  for (const run of runs) expect(hsimc(['verify', join('out', run)], { cwd }).code, run).toBe(0);
  const files = filesIn(join(cwd, 'out/diabetes'));
  for (const [, path] of pages.matchAll(/^ {2}(\S+\.(?:ndjson|json)|_SUCCESS) {2}/gm)) expect(files).toContain(path);
});
