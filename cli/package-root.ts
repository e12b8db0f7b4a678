/** Where the package's own files are: two folders are looked for from the program upward, so that it works bundled and from the source. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let i = 0; i < 5; i++) {
    if (existsSync(join(folder, 'scenarios')) && existsSync(join(folder, 'package.json'))) return folder;
    folder = dirname(folder);
  }
  return folder;
}

export const packageRoot = findRoot();

export function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
