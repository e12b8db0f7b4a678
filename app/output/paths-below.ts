/** Folders and paths inside an output folder. */
import { lstatSync, mkdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The code of an error of this program's own, in the form of the system's: a path would lead through a symbolic link. */
export const THROUGH_LINK = 'ESYMLINK';

/**
 * Makes a folder below one that must exist: an output folder that was deleted while a run writes to it is never made again, half empty. A part that
 * is there must be a folder: through a symbolic link the files would land outside of the output folder.
 */
export function makeBelow(root: string, path: string): void {
  let folder = root;
  for (const part of path.split('/')) {
    if (part === '.') continue;
    folder = join(folder, part);
    try {
      mkdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const stat = lstatSync(folder);
      if (stat.isSymbolicLink()) throw Object.assign(new Error(`symbolic link, mkdir '${folder}'`), { code: THROUGH_LINK, path: folder });
      if (!stat.isDirectory()) throw Object.assign(new Error(`not a directory, mkdir '${folder}'`), { code: 'ENOTDIR', path: folder });
    }
  }
}

/** A recorded path that stays below its folder. */
export function isPlain(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/[\\\0]/.test(path) && !path.split('/').some((part) => part === '' || part === '.' || part === '..');
}

/** Whether all folders between the root and a plain path are folders, and no symbolic links. */
export function isBelow(root: string, path: string): boolean {
  const folder = dirname(path);
  if (folder === '.') return true;
  return isBelow(root, folder) && lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Removes a file, or a symbolic link itself, below a folder; leaves folders, what is reached through a link, and what is not there. */
export function removeBelow(root: string, path: string): void {
  if (!isPlain(path) || !isBelow(root, path)) return;
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory()) unlinkSync(join(root, path));
}
