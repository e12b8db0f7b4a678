/**
 * Bundles the program as one script, program.cjs, whose modules run when they are asked for, and keeps the code that V8 makes of it. Three files begin it: hsimc.js
 * (the command line), worker.js (a thread), index.js (the library).
 *
 *   node tools/build.mjs [FOLDER]    dist/ where no folder is named; the types of the package go along with it
 *
 * The program finds its worker next to itself, and the package (package.json, scenarios/) in the folder above.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { build } from 'esbuild';
import { declare } from './declarations.mjs';
import { oneScript } from './one-script.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? join(root, 'dist'));

// What was there is replaced, but only where it was a build: a mistyped folder loses nothing.
if (existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.new-')) && !existsSync(join(folder, 'hsimc.js'))) {
  process.stderr.write(`${folder} is not empty and holds no build: name another folder\n`);
  process.exit(2);
}
/** Zod's messages in English alone: the forty other languages would be read at each start. */
const englishMessages = {
  name: 'english-messages',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: join(root, 'node_modules/zod/v4/locales'),
    })),
};
/** The parts of the program, each loaded when it is asked for. */
const PARTS = { commands: 'cli/main.ts', worker: 'app/run/worker-main.ts', index: 'index.ts', fill: 'app/library-cache/fill-cache.ts' };

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Native: it is looked up where the program is installed, and only when it is needed.
  external: ['@duckdb/node-api'],
  // Charts measure text without a canvas, so that a page does not depend on what else is installed.
  alias: { 'vega-canvas': './node_modules/vega-canvas/build/vega-canvas.browser.js' },
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
// A build that fails leaves the one before as it was.
const made = join(folder, `.new-${process.pid}`);
const built = await bundle().then(
  () => true,
  // esbuild has printed what it found.
  (error) => {
    if (error.errors === undefined) process.stderr.write(`${error.stack}\n`);
    return false;
  },
);
if (built && process.argv[2] === undefined) await declare(root, join(made, 'types'));
if (built) {
  for (const name of readdirSync(folder)) if (!name.startsWith('.new-')) rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name));
}
rmSync(made, { recursive: true, force: true });
process.exitCode = built ? 0 : 1;

async function bundle() {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: PARTS,
    outdir: made,
    splitting: true,
    format: 'esm',
    plugins: [englishMessages],
    define: { 'import.meta.url': 'programUrl' },
    write: false,
  });
  const program = oneScript(new Map(outputFiles.map(({ path, text }) => [basename(path), text])));
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, 'program.cjs'), program);
  const inputs = Object.keys(metafile.inputs);
  const hash = createHash('sha256').update(program).digest('hex').slice(0, 16);
  const names = Object.entries(metafile.outputs).find(([path]) => basename(path) === 'index.js')[1].exports;
  inputs.push(...(await begin(hash, names)));
  writeFileSync(join(made, 'LICENSES.txt'), licenses(inputs));
  // Its error is that of the program that it runs.
  execFileSync(process.execPath, [join(root, 'tools', 'keep-code.mjs'), made, join(made, builtName(hash))], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** As `kept-code.ts` names it. */
function builtName(hash) {
  return `program-${hash}-${cachedDataVersionTag()}.code`;
}

/** The files that begin the program. @param names what the library exports */
async function begin(hash, names) {
  const load = `import { loadCommands, loadPart, loadWorker } from './app/start/load-program.ts'; const at = [import.meta.url, '${hash}'];`;
  const commands = {
    name: 'commands',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]cli[\\/]main\.ts$/ }, () => ({ contents: `${load} export const { main } = loadCommands(...at);`, resolveDir: root })),
  };
  const file = (name, entry, plugins = []) => build({ ...common, ...entry, plugins, outfile: join(made, name), format: 'esm' });
  const text = (contents) => ({ stdin: { contents: `${load} ${contents}`, resolveDir: root } });
  const results = [await file('hsimc.js', { entryPoints: ['cli/hsimc.ts'] }, [commands]), await file('worker.js', text('loadWorker(...at);'))];
  results.push(await file('index.js', text(`export const { ${names.join(', ')} } = loadPart(...at, 'index');`)));
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** The licences of the packages that are in the bundle, each of which asks to go along with copies. */
function licenses(inputs) {
  const folders = inputs.map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((path) => path !== undefined);
  const parts = [...new Set(folders)].sort().map((path) => {
    const at = join(root, path);
    const { name, version, license } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    const text = readdirSync(at).find((file) => /^licen[cs]e/i.test(file));
    if (text === undefined) throw new Error(`${name} has no licence text to go along with the bundle`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(at, text), 'utf8').trim()}\n`;
  });
  return `hsimc holds these packages in its bundle, in whole or in part.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
