/**
 * Packs the program as a bundle for desktop clients (.mcpb): the built package with a manifest. DuckDB is native and not part of it: queries then say how
 * it is installed.
 *
 *   node tools/build.mjs && node tools/mcpb.mjs [FILE]    hsimc.mcpb where no file is named
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = resolve(process.argv[2] ?? join(root, 'hsimc.mcpb'));
/** The time of all files: a bundle of the same files is the same bytes. */
const mtime = new Date(1980, 0, 1);

const files = {};
function add(path, name = path) {
  const full = join(root, path);
  if (statSync(full).isDirectory()) for (const entry of readdirSync(full).sort()) add(join(path, entry), `${name}/${entry}`);
  else files[name] = [new Uint8Array(readFileSync(full)), { mtime }];
}
for (const path of ['dist', 'docs', 'scenarios', 'skills', 'LICENSE', 'NOTICE', 'package.json']) add(path);
// Types are for programs.
for (const name of Object.keys(files)) if (name.startsWith('dist/types/')) delete files[name];
add(join('tools', 'mcpb', 'manifest.json'), 'manifest.json');
writeFileSync(file, zipSync(files, { level: 9 }));
process.stdout.write(`${file}: ${Object.keys(files).length} files\n`);
