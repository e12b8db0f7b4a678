/**
 * What a run costs from ten people to a million, with Synthea beside it where Maven can bring it: a table, and the picture `docs/images/growth.svg`.
 * All in one run on one machine: ratios can be compared between machines, seconds cannot.
 *
 *   node bench/growth.mjs [--most 1000000] [--synthea 1000] [--scratch FOLDER]
 *
 * hsimc makes half a year of `diabetes`, Synthea whole lives: seconds and megabytes a second are both stated, since people of the two are of different length.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { most: { type: 'string', default: '1000000' }, synthea: { type: 'string', default: '1000' }, scratch: { type: 'string', default: tmpdir() } },
});
const scratch = mkdtempSync(join(values.scratch, 'hsimc-growth-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Powers of ten from ten on. */
const upTo = (most) => Array.from({ length: 6 }, (_, i) => 10 ** (i + 1)).filter((n) => n <= most);
const figure = (x, digits = 0) => x.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function bytesBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Seconds of a whole process, and the bytes that it wrote. */
function measured(program, args, out) {
  const began = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd: scratch, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: status ${status}: ${stderr}`);
  const bytes = bytesBelow(out);
  rmSync(out, { recursive: true });
  return { seconds, bytes };
}

function ofHsimc(target, count) {
  const out = join(scratch, 'out');
  const words = ['compile', 'diabetes', '--set', 'follow_up=6 months', '--count', String(count), '--target', target, '--workers', '2', '--quiet', '--out', out];
  return measured(process.execPath, [join(root, 'dist', 'hsimc.js'), ...words], out);
}

/** The class path of Synthea, or why there is none. */
function synthea() {
  const cache = join(root, '.cache', 'bench');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, '.gitignore'), '*\n');
  const file = join(cache, 'classpath');
  const pom = join(root, 'bench', 'synthea', 'pom.xml');
  const words = ['-q', '-B', '-ntp', '-f', pom, `-Dmaven.repo.local=${join(cache, 'm2')}`, `-Dmdep.outputFile=${file}`, 'dependency:build-classpath'];
  const { status, error } = spawnSync('mvn', words, { encoding: 'utf8' });
  if (error !== undefined || status !== 0) return { lacking: 'Synthea is left out: Maven is missing, or cannot fetch it' };
  return { classPath: readFileSync(file, 'utf8').trim() };
}

function ofSynthea(classPath, count) {
  const out = join(scratch, 'synthea');
  const settings = { 'exporter.baseDirectory': `${out}/`, 'exporter.fhir.export': 'true', 'generate.thread_pool_size': '2' };
  const words = ['-s', '1', '-cs', '1', '-p', String(count), ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)];
  return measured('java', ['-cp', classPath, 'App', ...words], out);
}

const rows = [];
function row(series, count, { seconds, bytes }) {
  rows.push({ series, count, seconds });
  console.log(
    `| ${[series, figure(count), figure(seconds, seconds < 10 ? 2 : 0), figure(count / seconds, 1), figure(bytes / seconds / 1e6, 1)].join(' | ')} |`,
  );
}

console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, Node ${process.version}\n`);
console.log('| | people | seconds | people/s | MB/s |\n| --- | ---: | ---: | ---: | ---: |');
// Half a year of a million people is 78 GB as FHIR.
for (const count of upTo(Math.min(Number(values.most), 100_000))) row('hsimc, FHIR', count, ofHsimc('fhir', count));
for (const count of upTo(Number(values.most))) row('hsimc, Parquet', count, ofHsimc('parquet', count));
const { classPath, lacking } = synthea();
if (classPath !== undefined) for (const count of upTo(Number(values.synthea))) row('Synthea, FHIR, whole lives', count, ofSynthea(classPath, count));
else console.log(`\n${lacking}`);

const powers = [0.1, ...upTo(1_000_000).flatMap((n) => [n / 10, n])];
const logarithmic = (field, title) => ({
  ...{ field, type: 'quantitative', title },
  scale: { type: 'log', nice: true },
  axis: { format: ',', values: [...new Set(powers)] },
});
const spec = {
  width: 560,
  height: 300,
  background: 'white',
  data: { values: rows },
  mark: { type: 'line', point: { size: 50, filled: true }, strokeWidth: 2 },
  encoding: {
    x: logarithmic('count', 'people'),
    y: logarithmic('seconds', 'seconds (two processors)'),
    color: {
      field: 'series',
      type: 'nominal',
      title: null,
      sort: null,
      scale: { range: ['#2f6fb3', '#3f8a4f', '#b56a1e'] },
      legend: { orient: 'top', labelLimit: 300 },
    },
  },
  config: {
    font: 'system-ui, sans-serif',
    view: { stroke: null },
    axis: { gridColor: '#e3e7eb', labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal' },
    legend: { labelFontSize: 12 },
  },
};
const view = new View(parse(compile(spec).spec), { renderer: 'none' });
writeFileSync(join(root, 'docs', 'images', 'growth.svg'), `${await view.toSVG()}\n`);
view.finalize();
