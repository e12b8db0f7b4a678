/**
 * The bench: one command, one table. Every figure is of a whole process of the built program, or of the built library in this one. Each rate stands
 * beside the ceiling of the same run: as many bytes, already in memory, written to as many files on the same disk by as many threads. Ratios can be
 * compared between machines and days; absolute figures cannot.
 *
 *   node bench/run.mjs [--count 4000] [--rounds 3] [--memory 20000] [--scratch FOLDER]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'dist', 'hsimc.js');
const scenario = join(root, 'scenarios', 'patientsim', 'diabetes.hsim');
const usage = pathToFileURL(join(root, 'bench', 'usage.mjs')).href;

function option(name, fallback) {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : process.argv[i + 1];
}

const count = Number(option('count', '4000'));
const rounds = Number(option('rounds', '3'));
const many = Number(option('memory', '20000'));
const scratch = mkdtempSync(join(option('scratch', tmpdir()), 'hsimc-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const best = (times, work) => Math.min(...Array.from({ length: times }, work));
const middle = (times, work) => median(Array.from({ length: times }, work));
const figure = (x, digits = 0) => x.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const say = (line = '') => process.stdout.write(`${line}\n`);

/** Seconds of a whole process. */
function seconds(args) {
  const started = process.hrtime.bigint();
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const taken = Number(process.hrtime.bigint() - started) / 1e9;
  if (child.status !== 0) throw new Error(`${args.join(' ')}\n${child.stderr}`);
  return taken;
}

function startUp() {
  const first = best(rounds * 3, () => seconds([program, 'compile', scenario, '--count', '1', '--target', 'fhir', '-q']));
  const node = best(rounds * 3, () => seconds(['-e', '0']));
  say('| start-up | seconds | times Node alone |');
  say('| --- | ---: | ---: |');
  say(`| \`hsimc compile diabetes.hsim --count 1 --target fhir\` | ${first.toFixed(3)} | ${(first / node).toFixed(1)} |`);
  say(`| \`node -e 0\` | ${node.toFixed(3)} | 1.0 |`);
  say();
}

async function frontEnd() {
  const { parse, compile } = await import(pathToFileURL(join(root, 'dist', 'index.js')).href);
  const text = readFileSync(scenario, 'utf8');
  const source = { path: 'diabetes.hsim', text };
  const lines = text.split('\n').length;
  const warm = (work) => {
    const twenty = () => {
      const started = process.hrtime.bigint();
      for (let i = 0; i < 20; i++) work();
      return Number(process.hrtime.bigint() - started) / 20e9;
    };
    twenty();
    return best(rounds * 3, twenty);
  };
  say(`| front end, warm, ${lines} lines | milliseconds | lines/s | MB/s |`);
  say('| --- | ---: | ---: | ---: |');
  for (const [name, work] of [
    ['text to tree', () => parse(source)],
    ['text to IR, all checks', () => compile({ ...source, sha256: '' })],
  ]) {
    const taken = warm(work);
    say(`| ${name} | ${(taken * 1000).toFixed(2)} | ${figure(lines / taken)} | ${(text.length / taken / 1e6).toFixed(1)} |`);
  }
  say();
}

/** Bytes a second from memory to the same disk. */
function ceiling(sample, bytes, files, threads) {
  const folder = join(scratch, 'ceiling');
  return (
    bytes /
    best(rounds, () => {
      const child = spawnSync(process.execPath, [join(root, 'bench', 'ceiling.mjs'), sample, folder, String(bytes), String(files), String(threads)], {
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true, force: true });
      if (child.status !== 0) throw new Error(child.stderr);
      return Number(child.stdout);
    })
  );
}

/** The time of a run of one subject is taken off: the rate is that of the work, not of starting up. */
function rates() {
  say(`| ${figure(count)} subjects to a folder | workers | patients/s | records/s | MB/s | kB each | ceiling MB/s | of ceiling | 2 workers to 1 |`);
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  const shorter = ['--set', 'follow_up=6 months'];
  const targets = [
    ['json', ['--target', 'json']],
    ['json, half a year', ['--target', 'json', ...shorter]],
    ['fhir', ['--target', 'fhir']],
    ['fhir, half a year', ['--target', 'fhir', ...shorter]],
    ['fhir bundles, half a year', ['--target', 'fhir', '--bundle', 'transaction', ...shorter]],
  ];
  for (const [name, args] of targets) {
    let alone = Number.NaN;
    for (const workers of [1, 2]) {
      const out = join(scratch, 'run');
      const run = (n) =>
        seconds([program, 'compile', scenario, '--count', String(n), '--out', out, '--overwrite', '-q', '--workers', String(workers), ...args]);
      const idle = middle(rounds, () => run(1));
      const taken = middle(rounds, () => run(count)) - idle;
      const { files, records } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      const made = Object.values(records).reduce((a, b) => a + b, 0);
      const largest = files.reduce((a, b) => (b.bytes > a.bytes ? b : a));
      const top = ceiling(join(out, largest.path), bytes, files.length, workers);
      if (workers === 1) alone = taken;
      const cells = [
        name,
        workers,
        figure(count / taken),
        figure(made / taken),
        figure(bytes / taken / 1e6),
        figure(bytes / count / 1e3, 1),
        figure(top / 1e6),
        (bytes / taken / top).toFixed(2),
        workers === 1 ? '' : (alone / taken).toFixed(2),
      ];
      say(`| ${cells.join(' | ')} |`);
      rmSync(out, { recursive: true, force: true });
    }
  }
  say();
}

function memory() {
  say('| peak memory, fhir, one worker | MB |');
  say('| --- | ---: |');
  for (const n of [1000, many]) {
    const out = join(scratch, 'memory');
    const child = spawnSync(
      process.execPath,
      ['--import', usage, program, 'compile', scenario, '--count', String(n), '--out', out, '--overwrite', '-q', '--workers', '1', '--target', 'fhir'],
      { encoding: 'utf8' },
    );
    const { rss } = JSON.parse(/HSIMC_USAGE (.*)/.exec(child.stderr)[1]);
    say(`| ${figure(n)} subjects | ${figure(rss / 1e6)} |`);
    rmSync(out, { recursive: true, force: true });
  }
}

say(`${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, Node ${process.version}`);
say();
startUp();
await frontEnd();
rates();
memory();
