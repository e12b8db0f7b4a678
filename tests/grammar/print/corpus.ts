/** Every `.hsim` file of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['scenarios', 'tests', 'skills', 'docs'];

export function corpus(): { readonly path: string; readonly text: string }[] {
  return folders
    .flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
      } catch {
        return [];
      }
    })
    .filter((path) => path.endsWith('.hsim'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
