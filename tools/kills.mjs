/**
 * Kills runs with SIGKILL at random moments, and continues with each by --resume: it must end with the same manifest, the same files and the same bytes.
 *
 *     node tools/kills.mjs [--kills 50] [--seed NUMBER] [--targets NAME,NAME+NAME] [--count 100] [--program FILE]
 *
 * Every target is killed so often on its own; names joined by + go into one run. Each third run is killed a second time while it continues. Only kills that
 * found the program at work count. The seed decides the moments, and is printed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** All targets, by the program's own list. */
const every = () => JSON.parse(spawnSync(process.execPath, [program, 'targets', '--format', 'json'], { encoding: 'utf8' }).stdout).map(({ name }) => name);
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    targets: { type: 'string' },
    program: { type: 'string', default: fileURLToPath(new URL('../dist/hsimc.js', import.meta.url)) },
    count: { type: 'string', default: '100' },
  },
});
const { program } = values;
const kills = Number(values.kills);
const work = mkdtempSync(join(tmpdir(), 'hsimc-kills-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const template = join(work, 'line.hbs');
writeFileSync(template, '{{csv subject.patient.mrn}},{{#each subject.encounters}}{{csv this.start}};{{/each}}\n');

/** Numbers from 0 to 1 that are the same for the same seed (Numerical Recipes, the quick generator). */
let state = Number(values.seed) >>> 0;
function chance() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const wordsOf = (target, out) => [
  ...[program, 'compile', 'diabetes', '--count', values.count, '--block-size', '8', '--set', 'follow_up=6 months', '--workers', '2', '--quiet'],
  ...['--target', target.replaceAll('+', ','), '--out', out, ...(target.split('+').includes('template') ? ['--template', template] : [])],
];

function finish(words) {
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return status === 0 ? '' : `status ${status}: ${stderr.trim()}`;
}

const blocksOf = (out) => (existsSync(join(out, '_blocks')) ? readdirSync(join(out, '_blocks')).length : 0);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Kills a run a moment after it has so many blocks more than at its beginning; whether it was still at work. By progress and not by time, since how long a run
 * takes changes with what else the machine does.
 */
async function killed(words, out, blocks, later) {
  const least = blocksOf(out) + blocks;
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal === 'SIGKILL')));
  const over = () => child.exitCode !== null || child.signalCode !== null;
  while (!over() && blocksOf(out) < least) await pause(1);
  for (const until = performance.now() + later; !over() && performance.now() < until; ) await pause(1);
  child.kill('SIGKILL');
  return ended;
}

const filesOf = (out) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .sort();

/** What is wrong with a run that was resumed. */
async function wrong(out, clean) {
  const files = filesOf(out);
  if (files.join() !== filesOf(clean).join()) return 'other files';
  // The bytes of a database are the engine's own and differ each time, and with them the note about that file: of a database the rows are compared.
  const databases = files.filter((file) => file.endsWith('.duckdb'));
  const own = databases.length === 0 ? [] : [...databases, join('_blocks', 'shared.json')];
  const other = files.find((file) => !own.includes(file) && !readFileSync(join(out, file)).equals(readFileSync(join(clean, file))));
  if (other !== undefined) return `${other} has other bytes`;
  for (const file of databases) {
    const table = await otherRows(join(out, file), join(clean, file));
    if (table !== null) return `${file} has other rows in ${table}`;
  }
  return '';
}

/** The first table of two databases that has other rows in one than in the other. */
async function otherRows(one, two) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${one}' AS one (READ_ONLY); ATTACH '${two}' AS two (READ_ONLY)`);
    const tables = await connection.runAndReadAll("SELECT DISTINCT table_name FROM duckdb_tables() WHERE database_name IN ('one', 'two') ORDER BY 1");
    for (const [name] of tables.getRowsJS()) {
      const differ = await connection.runAndReadAll(
        `SELECT (SELECT count(*) FROM (FROM one."${name}" EXCEPT ALL FROM two."${name}")) + (SELECT count(*) FROM (FROM two."${name}" EXCEPT ALL FROM one."${name}"))`,
      );
      if (differ.getRowsJS()[0][0] !== 0n) return name;
    }
    return null;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function trial(target) {
  const clean = join(work, 'clean');
  const started = performance.now();
  const said = finish(wordsOf(target, clean));
  if (said !== '') throw new Error(`${target}: ${said}`);
  const whole = performance.now() - started;
  // The note about the files of the whole run comes after the blocks.
  const blocks = blocksOf(clean) - 1;
  const faults = [];
  const when = { before: 0, among: 0, after: 0 };
  for (let done = 0, tries = 0; done < kills; tries++) {
    if (tries > kills * 6) throw new Error(`${target}: only ${done} of ${tries} runs were still at work when they were to be killed`);
    const out = join(work, `killed-${tries}`);
    const again = [...wordsOf(target, out), '--resume'];
    // One in five dies before its first block, one in five after its last.
    const strike = (words, from) => {
      const part = chance();
      if (part < 0.2) return killed(words, out, 0, chance() * 0.6 * whole);
      if (part >= 0.8) return killed(words, out, blocks - from, chance() * 0.2 * whole);
      return killed(words, out, 1 + Math.floor(chance() * (blocks - from - 1)), chance() * 10);
    };
    const struck = await strike(wordsOf(target, out), 0);
    const recorded = blocksOf(out);
    if (tries % 3 === 2) await strike(again, recorded);
    if (struck) {
      when[recorded === 0 ? 'before' : recorded < blocks ? 'among' : 'after']++;
      done++;
    }
    const fault = finish(again) || (await wrong(out, clean));
    if (fault !== '') faults.push(`kill ${done}: ${fault}`);
    rmSync(out, { recursive: true, force: true });
  }
  rmSync(clean, { recursive: true });
  const spread = `${when.before} before the first block, ${when.among} among ${blocks} blocks, ${when.after} after the last`;
  console.log(`${target.padEnd(10)} ${kills} kills (${spread}): ${faults.length === 0 ? 'the same bytes' : `${faults.length} FAILED`}`);
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length === 0;
}

console.log(`seed ${values.seed}`);
for (const target of values.targets?.split(',') ?? every()) if (!(await trial(target))) process.exitCode = 1;
