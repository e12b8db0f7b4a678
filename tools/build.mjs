/**
 * Bundles the program: one file for the command line, with what is rarely needed in chunks of its own.
 *
 *   node tools/build.mjs [FOLDER]    dist/ where no folder is named; the types of the package go along with it
 *
 * The program finds its worker next to itself, and the package (package.json, scenarios/) in the folder above.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { declare } from './declarations.mjs';

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
// A build that fails leaves the one before as it was.
const made = join(folder, `.new-${process.pid}`);
const built = await build({
  absWorkingDir: root,
  entryPoints: { hsimc: 'cli/hsimc.ts', worker: 'app/run/worker-main.ts', index: 'index.ts', fill: 'app/library-cache/fill-cache.ts' },
  outdir: made,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  // Native: it is looked up where the program is installed, and only when it is needed.
  external: ['@duckdb/node-api'],
  // Charts measure text without a canvas, so that a page does not depend on what else is installed.
  alias: { 'vega-canvas': './node_modules/vega-canvas/build/vega-canvas.browser.js' },
  plugins: [englishMessages],
  format: 'esm',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  sourcemap: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  banner: { js: "import { createRequire as hsimcRequire } from 'node:module'; const require = hsimcRequire(import.meta.url);" },
}).then(
  ({ metafile }) => {
    writeFileSync(join(made, 'LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
    return true;
  },
  () => false,
);
if (built) await fillCache();
if (built && process.argv[2] === undefined) await declare(root, join(made, 'types'));
if (built) {
  for (const name of readdirSync(folder)) if (!name.startsWith('.new-')) rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name));
}
rmSync(made, { recursive: true, force: true });
process.exitCode = built ? 0 : 1;

/** What is derived from the library at build, by the very code that was bundled. Its program does not go along. */
async function fillCache() {
  const cache = join(made, 'library-cache');
  mkdirSync(cache);
  const program = join(made, 'fill.js');
  (await import(pathToFileURL(program).href)).fillCache(cache);
  rmSync(program);
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
