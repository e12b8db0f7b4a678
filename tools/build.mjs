/** Bundles the program into dist/: one file for the command line, with what is rarely needed in chunks of its own. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const result = await build({
  entryPoints: { hsimc: 'cli/hsimc.ts', worker: 'cli/work/worker-main.ts', index: 'index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  sourcemap: false,
  legalComments: 'linked',
  logLevel: 'warning',
  banner: { js: "import { createRequire as hsimcRequire } from 'node:module'; const require = hsimcRequire(import.meta.url);" },
});
if (result.errors.length > 0) process.exit(1);
