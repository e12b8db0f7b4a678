/**
 * Bundles the program: one file for the command line, with what is rarely needed in chunks of its own.
 *
 *   node tools/build.mjs [FOLDER]    dist/ where no folder is named
 *
 * The program finds its worker beside itself, and the package (package.json, scenarios/) in the folder above.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? join(root, 'dist'));

// What stood there is replaced, but only where it was a build: a mistyped folder loses nothing.
if (existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.new-')) && !existsSync(join(folder, 'hsimc.js'))) {
  process.stderr.write(`${folder} is not empty and holds no build: name another folder\n`);
  process.exit(2);
}
// A build that fails leaves the one before as it was.
const made = join(folder, `.new-${process.pid}`);
const built = await build({
  absWorkingDir: root,
  entryPoints: { hsimc: 'cli/hsimc.ts', worker: 'cli/work/worker-main.ts', index: 'index.ts' },
  outdir: made,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  // Native: it is looked up where the program is installed, and only when it is needed.
  external: ['@duckdb/node-api'],
  format: 'esm',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  sourcemap: false,
  legalComments: 'linked',
  logLevel: 'warning',
  banner: { js: "import { createRequire as hsimcRequire } from 'node:module'; const require = hsimcRequire(import.meta.url);" },
}).then(
  () => true,
  () => false,
);
if (built) {
  for (const name of readdirSync(folder)) if (!name.startsWith('.new-')) rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name));
}
rmSync(made, { recursive: true, force: true });
process.exitCode = built ? 0 : 1;
