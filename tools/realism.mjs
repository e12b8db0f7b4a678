/**
 * Compares the scenarios that have targets with published figures, and writes what was found to tools/realism/result.json, from which docs/realism.md is written.
 *
 *   npm run realism                 5,000 subjects of each scenario; HSIMC_REALISM_COUNT for another number
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = process.env['HSIMC_REALISM_COUNT'] ?? '5000';
const scenarios = readdirSync(join(root, 'scenarios'), { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.hsim') && /^target /m.test(readFileSync(join(root, 'scenarios', path), 'utf8')))
  .sort();

const results = scenarios.map((path) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/hsimc.js', 'calibrate', `scenarios/${path}`, '--count', count, '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  // 1: a target fails, which the page shows.
  if ((status !== 0 && status !== 1) || stdout === '') throw new Error(`${path}: ${stderr}`);
  process.stderr.write(`${path}\n`);
  return JSON.parse(stdout);
});
writeFileSync(join(root, 'tools/realism/result.json'), `${JSON.stringify(results, null, 1)}\n`);
execFileSync('npx', ['vitest', 'run', 'tests/docs/realism.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, UPDATE_DOCS: '1' } });
execFileSync('npx', ['biome', 'check', '--write', 'docs/realism.md', 'tools/realism/result.json'], { cwd: root, stdio: 'inherit' });
