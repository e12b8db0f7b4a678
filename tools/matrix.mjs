#!/usr/bin/env node
/**
 * The same bytes everywhere: every scenario of the library, written for every target, on each supported version of Node, with one and two workers, in
 * different time zones and languages. All runs of a scenario must have the same manifest hash, which covers every file.
 *
 *     node tools/matrix.mjs [--count N] [--node 20,22,24] [--cache DIR] [--sample N] [--whole]
 *
 * Each scenario runs on every version of Node, with one worker and two in turn, each run in another place; workers and places move on from scenario to scenario, so
 * that eight scenarios have every combination among them. `--whole` runs every combination for each scenario; `--sample N` takes N of the scenarios, evenly from
 * their list.
 * Status 0: all the same; 1: some differ, or a run failed. A version of Node that cannot be had is named and left out.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { nodeOf, prepareCache } from './matrix/node-binaries.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const hsimc = here('../dist/hsimc.js');

const { values } = parseArgs({
  options: {
    // More subjects than a block holds: two workers have something to share.
    count: { type: 'string', default: '60' },
    node: { type: 'string', default: '20,22,24' },
    cache: { type: 'string', default: here('../.cache/node') },
    sample: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
});

/** Zones with quarter hours, a date line and rules of their own for summer time; languages with other letters, digits and order. */
const PLACES = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8' },
  { TZ: 'Pacific/Apia', LANG: 'sv_SE.UTF-8' },
];
const WORKERS = ['1', '2'];

const json = (...args) => JSON.parse(execFileSync(process.execPath, [hsimc, ...args, '--format', 'json'], { encoding: 'utf8' }));
const library = json('scenarios').map(({ name }) => name);
const sample = Math.min(library.length, Number(values.sample ?? library.length));
const scenarios = Array.from({ length: sample }, (_, i) => library[Math.floor((i * library.length) / sample)]);
const targets = json('targets').map(({ name }) => name);

prepareCache(values.cache);
const nodes = [];
const absent = [];
for (const major of values.node.split(',')) {
  const node = nodeOf(major, values.cache);
  if (node.lacking === undefined) nodes.push(node);
  else absent.push({ major, why: node.lacking });
}

const work = mkdtempSync(join(tmpdir(), 'hsimc-matrix-'));
let failed = false;
try {
  console.log(`${values.count} subjects, targets ${targets.join(', ')}`);
  const waiting = scenarios.map((scenario, nth) => ({ scenario, nth }));
  // Two scenarios at a time: much of a run is the start of its process, which uses one processor.
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) failed = !(await same(next.scenario, next.nth)) || failed;
  };
  await Promise.all([lane(), lane()]);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const { major, why } of absent) console.log(`LEFT OUT: Node ${major} cannot be had (${why})`);
console.log(failed ? 'failed' : `passed, on Node ${nodes.map(({ version }) => version).join(', ')}${absent.length > 0 ? ' alone' : ''}`);
process.exitCode = failed ? 1 : 0;

/** Runs a scenario everywhere, and prints each hash with the runs that gave it. */
async function same(scenario, nth) {
  const byHash = new Map();
  const inTurn = (all, at) => (values.whole ? all : [all[at % all.length]]);
  const runs = nodes.flatMap((node, which) =>
    inTurn(WORKERS, nth + which).flatMap((workers) => inTurn(PLACES, Math.floor(nth / WORKERS.length) + which).map((place) => ({ node, workers, place }))),
  );
  for (const run of runs) {
    const hash = await hashOf(scenario, run);
    const name = `Node ${run.node.version}, workers ${run.workers}, TZ ${run.place.TZ}, LANG ${run.place.LANG}`;
    byHash.set(hash, [...(byHash.get(hash) ?? []), name]);
  }
  const well = byHash.size === 1 && ![...byHash.keys()][0].startsWith('failed');
  for (const [hash, names] of byHash) {
    console.log(`${scenario}  ${hash}  ${names.length} of ${runs.length} runs`);
    if (!well) for (const name of names) console.log(`    ${name}`);
  }
  return well;
}

/** The manifest hash of one run, or how it failed. */
async function hashOf(scenario, { node, workers, place }) {
  const out = join(work, scenario);
  const args = [
    'compile',
    scenario,
    '--count',
    values.count,
    '--block-size',
    '25',
    '--target',
    targets.join(','),
    '--workers',
    workers,
    '--out',
    out,
    '--quiet',
  ];
  try {
    await promisify(execFile)(node.program, [hsimc, ...args], { env: { ...process.env, ...place, LC_ALL: place.LANG } });
    return readFileSync(join(out, '_SUCCESS'), 'utf8').trim();
  } catch (error) {
    return `failed: ${String(error.stderr ?? '').trim() || error.message}`;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
