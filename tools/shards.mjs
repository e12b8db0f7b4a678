/**
 * A run in very many shards on one machine: in random order, some of them killed and made again, some stopped for a while, some made twice at the same time.
 * What is assembled must be the run of one command: the same manifest, the same files, the same bytes.
 *
 *     node tools/shards.mjs [--shards 1000] [--count 1000] [--jobs 2] [--seed NUMBER] [--scenario diabetes] [--targets json,csv] [--program FILE]
 *
 * Each shard of the default has one subject. The seed decides order and accidents, and is printed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    shards: { type: 'string', default: '1000' },
    count: { type: 'string', default: '1000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    scenario: { type: 'string', default: 'diabetes' },
    targets: { type: 'string', default: 'json,csv' },
    program: { type: 'string', default: fileURLToPath(new URL('../dist/hsimc.js', import.meta.url)) },
  },
});
const { program } = values;
const shards = Number(values.shards);
/** Shares of the attempts that are killed, stopped for a while, and made twice. */
const [KILLED, STOPPED, TWICE] = [0.1, 0.05, 0.1];
/** Milliseconds that a straggler stands still. */
const PAUSE = 1500;

const work = mkdtempSync(join(tmpdir(), 'hsimc-shards-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Numbers from 0 to 1 that are the same for the same seed (Numerical Recipes, the quick generator). */
let state = Number(values.seed) >>> 0;
function chance() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function hsimc(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  // An expectation of the cohort may fail: it is the same for both.
  if (status !== 0 && status !== 1) throw new Error(`hsimc ${words.join(' ')}: status ${status}: ${stderr}`);
  return { status, stdout, stderr };
}

const cohort = [values.scenario, '--count', values.count, '--block-size', String(Math.ceil(Number(values.count) / shards)), '--target', values.targets];
const [clean, out, plan] = ['clean', 'out', 'plan.json'].map((name) => join(work, name));
console.log(`seed ${values.seed}`);
hsimc('compile', ...cohort, '--out', clean, '--quiet');
hsimc('plan', ...cohort, '--out', plan, '--quiet');

/** Milliseconds of an attempt that was left alone, to choose the moments of accidents by. */
let usual = 1000;
const counts = { attempts: 0, killed: 0, stopped: 0, twice: 0 };

/** One attempt; whether it ended well. */
function attempt(shard, accident) {
  return new Promise((resolve, reject) => {
    counts.attempts++;
    const began = performance.now();
    const words = [program, 'compile', '--plan', plan, '--shard', `${shard}/${shards}`, '--out', out, '--workers', '1', '--quiet'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    const later =
      accident === null
        ? undefined
        : setTimeout(() => {
            if (accident.kind === 'kill') child.kill('SIGKILL');
            else {
              child.kill('SIGSTOP');
              setTimeout(() => child.kill('SIGCONT'), PAUSE);
            }
          }, accident.at * usual);
    child.once('exit', (code, signal) => {
      clearTimeout(later);
      if (accident === null) usual += (performance.now() - began - usual) / 8;
      if (signal === 'SIGKILL') counts.killed++;
      if (accident?.kind === 'stop') counts.stopped++;
      if (signal === null && code !== 0) reject(new Error(`shard ${shard}: status ${code}: ${said.trim()}`));
      else resolve(code === 0);
    });
  });
}

/** Shards in the order in which they are tried; what was killed comes again at the end. */
const queue = Array.from({ length: shards }, (_, shard) => shard);
for (let at = queue.length - 1; at > 0; at--) {
  const other = Math.floor(chance() * (at + 1));
  [queue[at], queue[other]] = [queue[other], queue[at]];
}
async function hand() {
  for (let shard = queue.shift(); shard !== undefined; shard = queue.shift()) {
    const [what, at, again] = [chance(), chance(), chance()];
    const accident = what < KILLED ? { kind: 'kill', at } : what < KILLED + STOPPED ? { kind: 'stop', at } : null;
    const twice = again < TWICE;
    if (twice) counts.twice++;
    const ended = await Promise.all([attempt(shard, accident), ...(twice ? [attempt(shard, null)] : [])]);
    if (!ended.includes(true)) queue.push(shard);
  }
}
const began = performance.now();
await Promise.all(Array.from({ length: Number(values.jobs) }, hand));
const seconds = (performance.now() - began) / 1000;
hsimc('assemble', out, '--quiet');

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name !== join('_blocks', 'plan.json'))
    .sort();
const files = filesOf(clean);
const other =
  filesOf(out).join() === files.join() ? files.find((file) => !readFileSync(join(out, file)).equals(readFileSync(join(clean, file)))) : 'the list of files';
const { attempts, killed, stopped, twice } = counts;
console.log(
  `${shards} shards, ${attempts} attempts in ${seconds.toFixed(0)} s: ${killed} killed, ${stopped} stopped for a while, ${twice} made twice at the same time`,
);
console.log(other === undefined ? `the same bytes as one run: ${readFileSync(join(out, '_SUCCESS'), 'utf8').trim()}` : `FAILED: ${other} differs`);
if (other !== undefined) process.exitCode = 1;
