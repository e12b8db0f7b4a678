/**
 * The bench: one command, one table. Every figure is of a whole process of the built program, or of the built library in this one. Each rate stands
 * next to the ceiling of the same run: as many bytes, already in memory, written to as many files on the same disk by as many threads. Ratios can be
 * compared between machines and days; absolute figures cannot. A time is the best of its rounds: whatever else a machine does only adds to it.
 *
 *   node bench/run.mjs [--count 4000] [--rounds 3] [--memory 20000] [--scratch FOLDER] [--parts start,front,rates,memory,benefits] [--targets NAME,NAME]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'dist', 'hsimc.js');
const scenario = join(root, 'scenarios', 'patientsim', 'diabetes.hsim');
/** Scenarios of targets that write nothing of one without coverage. */
const scenarios = { x12: join(root, 'scenarios', 'membersim', 'one_person.hsim'), ncpdp: join(root, 'scenarios', 'rxmembersim', 'retail_specialty.hsim') };
const scenarioOf = (name) => scenarios[name] ?? scenario;
const usage = pathToFileURL(join(root, 'bench', 'usage.mjs')).href;

function option(name, fallback) {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : process.argv[i + 1];
}

const count = Number(option('count', '4000'));
const rounds = Number(option('rounds', '3'));
const many = Number(option('memory', '20000'));
const parts = option('parts', 'start,front,rates,memory,benefits').split(',');
/** The targets of rates and memory, or all. */
const chosen = option('targets', '').split(',');
const wanted = (name) => chosen[0] === '' || chosen.includes(name.split(/[ ,]/)[0]);
const scratch = mkdtempSync(join(option('scratch', tmpdir()), 'hsimc-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const best = (times, work) => Math.min(...Array.from({ length: times }, work));
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

/** The same, with the processor seconds of all its threads and its peak memory in bytes: the best of several runs in each. */
function usageOf(times, args) {
  let [taken, cpu, rss] = [Infinity, Infinity, 0];
  for (let i = 0; i < times; i++) {
    const started = process.hrtime.bigint();
    const child = spawnSync(process.execPath, ['--import', usage, ...args], { encoding: 'utf8' });
    taken = Math.min(taken, Number(process.hrtime.bigint() - started) / 1e9);
    const said = /HSIMC_USAGE (.*)/.exec(child.stderr);
    if (child.status !== 0 || said === null) throw new Error(`${args.join(' ')}\n${child.stderr}`);
    const used = JSON.parse(said[1]);
    cpu = Math.min(cpu, used.cpu);
    rss = Math.max(rss, used.rss);
  }
  return { taken, cpu, rss };
}

/** Scenarios of the library were compiled at build; a file of the user's own is not, and imports parsed modules. */
function startUp() {
  const own = join(scratch, 'own.hsim');
  const large = join(scratch, 'large.hsim');
  const text = readFileSync(scenario, 'utf8');
  writeFileSync(own, text);
  writeFileSync(large, longer(text, 100_000));
  const compiled = ['--count', '1', '--target', 'fhir', '-q'];
  const rows = [
    ['hsimc compile diabetes --count 1 --target fhir', [program, 'compile', 'diabetes', ...compiled, '--stdout']],
    ['hsimc compile own.hsim --count 1 --target fhir', [program, 'compile', own, ...compiled, '--stdout']],
    ['hsimc check own.hsim', [program, 'check', own, '-q']],
    ['hsimc check large.hsim', [program, 'check', large, '-q']],
    ['hsimc codes search a1c', [program, 'codes', 'search', 'a1c']],
    ['hsimc scenarios', [program, 'scenarios']],
    ['hsimc --version', [program, '--version']],
    ['node -e 0', ['-e', '0']],
  ].map(([name, args]) => ({ name, taken: best(rounds * 3, () => seconds(args)) }));
  const node = rows.at(-1).taken;
  say('| start-up; `own.hsim` is a copy of `diabetes`, `large.hsim` has 100 KB | seconds | times Node alone |');
  say('| --- | ---: | ---: |');
  for (const { name, taken } of rows) say(`| \`${name}\` | ${taken.toFixed(3)} | ${(taken / node).toFixed(1)} |`);
  say();
}

async function frontEnd() {
  const { parse, compile } = await import(pathToFileURL(join(root, 'dist', 'index.js')).href);
  const text = readFileSync(scenario, 'utf8');
  const source = { path: 'diabetes.hsim', text };
  const warm = (work) => {
    const twenty = () => {
      const started = process.hrtime.bigint();
      for (let i = 0; i < 20; i++) work();
      return Number(process.hrtime.bigint() - started) / 20e9;
    };
    twenty();
    return best(rounds * 3, twenty);
  };
  say(`| front end, warm | milliseconds | lines/s | MB/s |`);
  say('| --- | ---: | ---: | ---: |');
  const large = longer(text, 100_000);
  const { diagnostics } = compile({ path: 'large.hsim', text: large, sha256: '' });
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(diagnostics[0].message);
  for (const [name, written, work] of [
    ['text to tree', text, () => parse(source)],
    ['text to IR, all checks', text, () => compile({ ...source, sha256: '' })],
    ['100 KB scenario checks, warm, ms', large, () => compile({ path: 'large.hsim', text: large, sha256: '' })],
  ]) {
    const taken = warm(work);
    say(`| ${name} | ${(taken * 1000).toFixed(2)} | ${figure(written.split('\n').length / taken)} | ${(written.length / taken / 1e6).toFixed(1)} |`);
  }
  say();
}

/** The scenario with its timeline again and again, under other names, until the text has a length; without expectations, which name the anchor of one timeline. */
function longer(scenarioText, length) {
  const text = scenarioText.replace(/^expect\b[\s\S]*?^}\n/gm, '').replace(/^scenario [^{]*\{/m, '$&\n  start: followup.index');
  const from = text.indexOf('timeline followup');
  const timeline = text.slice(from, text.indexOf('\n}\n', from) + 3);
  let all = text;
  for (let copy = 2; all.length < length; copy++) all += `\n${timeline.replaceAll('followup', `followup_${copy}`)}`;
  return all;
}

/** The manifest does not state the size of a database, which differs from run to run. */
const bytesOf = (out, { path, bytes }) => bytes ?? statSync(join(out, path)).size;

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

const shorter = ['--set', 'follow_up=6 months'];
/** A line for each person and each visit. */
const template = join(scratch, 'visits.hbs');
writeFileSync(
  template,
  '{{csv subject.patient.mrn}},{{csv subject.patient.family}},{{subject.patient.birth_date}}\n{{#each subject.encounters}}{{csv this.id}},{{csv this.class}},{{this.start}}\n{{/each}}',
);
const argsOf = {
  json: ['--target', 'json'],
  csv: ['--target', 'csv'],
  parquet: ['--target', 'parquet'],
  arrow: ['--target', 'arrow'],
  duckdb: ['--target', 'duckdb'],
  sql: ['--target', 'sql', '--dialect', 'postgres'],
  fhir: ['--target', 'fhir'],
  hl7v2: ['--target', 'hl7v2'],
  template: ['--target', 'template', '--template', template],
  x12: ['--target', 'x12'],
  ncpdp: ['--target', 'ncpdp'],
};
const rows = [
  ...Object.entries(argsOf),
  ['json, half a year', [...argsOf.json, ...shorter]],
  ['fhir, half a year', [...argsOf.fhir, ...shorter]],
  ['fhir bundles, half a year', [...argsOf.fhir, '--bundle', 'transaction', ...shorter]],
];

/**
 * Two rates, since a thread begins slowly: its code is compiled to machine code while the first thousands of subjects are made, in each thread again. The
 * first is that of a run of `count` subjects without the time of a run of one; the second that of further subjects: a run of four times as many
 * without the first.
 */
function rates() {
  const all = count * 4;
  const further = all - count;
  say(
    `| subjects to a folder | workers | patients/s, first ${figure(count)} | patients/s, then | CPU µs each, then | records/s | MB/s | kB each | ceiling MB/s | of ceiling | 2 workers to 1, first | then |`,
  );
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [name, args] of rows.filter(([name]) => wanted(name))) {
    let alone = { early: Number.NaN, late: Number.NaN };
    for (const workers of [1, 2]) {
      const out = join(scratch, 'run');
      const run = (n) =>
        usageOf(rounds, [program, 'compile', scenarioOf(name), '--count', String(n), '--out', out, '--overwrite', '-q', '--workers', String(workers), ...args]);
      const idle = run(1);
      const some = run(count);
      const most = run(all);
      const early = some.taken - idle.taken;
      const late = most.taken - some.taken;
      const { files, records } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      const share = further / all;
      const bytes = files.reduce((sum, file) => sum + bytesOf(out, file), 0) * share;
      const made = Object.values(records).reduce((a, b) => a + b, 0) * share;
      const largest = files.reduce((a, b) => (bytesOf(out, b) > bytesOf(out, a) ? b : a));
      const top = ceiling(join(out, largest.path), bytes, Math.ceil(files.length * share), workers);
      if (workers === 1) alone = { early, late };
      const cells = [
        name,
        workers,
        figure(count / early),
        figure(further / late),
        figure(((most.cpu - some.cpu) / further) * 1e6),
        figure(made / late),
        figure(bytes / late / 1e6),
        figure(bytes / further / 1e3, 1),
        figure(top / 1e6),
        (bytes / late / top).toFixed(2),
        workers === 1 ? '' : (alone.early / early).toFixed(2),
        workers === 1 ? '' : (alone.late / late).toFixed(2),
      ];
      say(`| ${cells.join(' | ')} |`);
      rmSync(out, { recursive: true, force: true });
    }
  }
  say();
}

/** What lies between the two counts is V8's heap, which grows to its working size once; a target that kept what it wrote would add hundreds of megabytes. */
function memory() {
  say(`| peak memory, one worker, half a year (x12: two years, ncpdp: one), MB | 1,000 subjects | ${figure(many)} subjects | MB written for each 1,000 |`);
  say('| --- | ---: | ---: | ---: |');
  for (const [name, args] of Object.entries(argsOf).filter(([name]) => wanted(name))) {
    const out = join(scratch, 'memory');
    const peaks = [1000, many].map((n) => {
      const { rss } = usageOf(1, [
        program,
        'compile',
        scenarioOf(name),
        '--count',
        String(n),
        '--out',
        out,
        '--overwrite',
        '-q',
        '--workers',
        '1',
        ...args,
        ...(scenarioOf(name) === scenario ? shorter : []),
      ]);
      return figure(rss / 1e6);
    });
    const { files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const bytes = files.reduce((sum, file) => sum + bytesOf(out, file), 0);
    say(`| ${[name, ...peaks, figure(bytes / many / 1e3, 1)].join(' | ')} |`);
    rmSync(out, { recursive: true, force: true });
  }
}

/** Processor time and memory of care with coverage, as a multiple of the same care without it. */
function benefits() {
  const runs = { diabetes: 'patientsim/diabetes', 'the same with coverage': 'membersim/one_person' };
  const measured = Object.entries(runs).map(([name, file]) => {
    const out = join(scratch, 'benefits');
    const run = (n, times) =>
      usageOf(times, [program, 'compile', file, '--count', String(n), '--target', 'json', '--out', out, '--overwrite', '-q', '--workers', '1']);
    const idle = run(1, rounds);
    const some = run(count, rounds);
    const { records } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const { rss } = run(many, 1);
    rmSync(out, { recursive: true, force: true });
    const claims = (records.claims ?? 0) + (records.pharmacy_claims ?? 0);
    return { name, cpu: some.cpu - idle.cpu, claims, made: Object.values(records).reduce((a, b) => a + b, 0), peaks: [some.rss, rss] };
  });
  say(
    `| json, one worker, ${figure(count)} subjects | claims | records | CPU µs each subject | times without coverage | claims/CPU s | records/CPU s | peak MB | peak MB, ${figure(many)} subjects |`,
  );
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, cpu, claims, made, peaks } of measured) {
    const cells = [
      name,
      figure(claims),
      figure(made),
      figure((cpu / count) * 1e6),
      (cpu / measured[0].cpu).toFixed(2),
      figure(claims / cpu),
      figure(made / cpu),
    ];
    say(`| ${[...cells, ...peaks.map((rss) => figure(rss / 1e6))].join(' | ')} |`);
  }
  say();
}

say(`${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, Node ${process.version}`);
say();
if (parts.includes('start')) startUp();
if (parts.includes('front')) await frontEnd();
if (parts.includes('rates')) rates();
if (parts.includes('memory')) memory();
if (parts.includes('benefits')) benefits();
