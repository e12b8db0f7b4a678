/** Folders and paths inside an output folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder below one that must exist: an output folder that was deleted while a run writes to it is never made anew, half empty. */
export function makeBelow(root: string, path: string): void {
  let folder = root;
  for (const part of path.split('/')) {
    if (part === '.') continue;
    folder = join(folder, part);
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A recorded path that stays below its folder. */
export function isPlain(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/[\\\0]/.test(path) && !path.split('/').some((part) => part === '' || part === '.' || part === '..');
}
