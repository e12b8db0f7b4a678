/**
 * Compares the scenarios that have targets with published figures, and writes what was found to tools/realism/result.json, from which docs/realism.md is written.
 *
 *   npm run realism                            20,000 subjects of each scenario, 5,000 of those with claims; HSIMC_REALISM_COUNT for another number
 *   npm run realism -- patientsim/copd.hsim    of these scenarios alone: the others keep what was found before
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scenarios = readdirSync(join(root, 'scenarios'), { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.hsim') && /^target /m.test(readFileSync(join(root, 'scenarios', path), 'utf8')))
  .sort();

const stored = join(root, 'tools/realism/result.json');
const chosen = process.argv.slice(2);
const before = new Map(JSON.parse(readFileSync(stored, 'utf8')).map((result) => [result.scenario, result]));

const results = scenarios.map((path) => {
  const kept = before.get(/^scenario (\w+)/m.exec(readFileSync(join(root, 'scenarios', path), 'utf8'))?.[1]);
  if (chosen.length > 0 && !chosen.includes(path.replace('.targets', '')) && kept !== undefined) return kept;
  // Claims cost several times as much.
  const claims = /^use "std\/plans"/m.test(readFileSync(join(root, 'scenarios', path.replace('.targets', '')), 'utf8'));
  const count = process.env['HSIMC_REALISM_COUNT'] ?? (claims ? '5000' : '20000');
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
writeFileSync(stored, `${JSON.stringify(results, null, 1)}\n`);
execFileSync('npx', ['vitest', 'run', 'tests/docs/realism.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, UPDATE_DOCS: '1' } });
execFileSync('npx', ['biome', 'check', '--write', 'docs/realism.md', 'tools/realism/result.json'], { cwd: root, stdio: 'inherit' });
