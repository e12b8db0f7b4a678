/** Errors of the operating system in words, with what can be done about them. */
import { option } from '../model/interface-terms.ts';
import { Stop } from './stop.ts';
import { shown } from './wording.ts';

interface Meaning {
  readonly words: string;
  /** What to do where output cannot be written. */
  readonly remedy: string | null;
}

const space = `free some space and continue with ${option('resume')}, or use a folder on another disk`;
const place = 'use a folder with write permission';
const files = 'allow more open files (`ulimit -n 1024`)';

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['ENOSPC', { words: 'no space left on the device', remedy: space }],
  ['EDQUOT', { words: 'the disk quota is used up', remedy: space }],
  [
    'EFBIG',
    {
      words: 'the file would exceed the size limit',
      remedy: `allow larger files (\`ulimit -f unlimited\`), or write smaller files with ${option('blockSize')}`,
    },
  ],
  ['EROFS', { words: 'the file system is read-only', remedy: place }],
  ['EACCES', { words: 'permission denied', remedy: place }],
  ['EPERM', { words: 'the operation is not permitted', remedy: place }],
  ['ENOENT', { words: 'no such file or folder', remedy: null }],
  ['ENOTDIR', { words: 'a part of the path is a file, not a folder', remedy: 'use another folder' }],
  ['ESYMLINK', { words: 'a part of the path is a symbolic link, which may point outside the folder', remedy: 'remove the link, or use another folder' }],
  ['EISDIR', { words: 'it is a folder', remedy: null }],
  ['EMFILE', { words: 'too many files are open', remedy: files }],
  ['ENFILE', { words: 'too many files are open', remedy: files }],
  ['ERR_FS_EISDIR', { words: 'it is a folder', remedy: null }],
  ['ERR_FS_FILE_TOO_LARGE', { words: 'the file is larger than 2 GB', remedy: null }],
  ['ENAMETOOLONG', { words: 'the name is too long', remedy: 'use a shorter name' }],
  ['EEXIST', { words: 'it already exists', remedy: null }],
  ['ELOOP', { words: 'its symbolic links form a cycle', remedy: 'use another folder' }],
  ['EIO', { words: 'the device reported an error', remedy: `check the disk; ${option('resume')} continues with the complete files` }],
  ['ENOMEM', { words: 'not enough memory', remedy: `use fewer ${option('workers')}` }],
  ['EAGAIN', { words: 'the system cannot start another thread or process', remedy: `use fewer ${option('workers')}` }],
]);

/** What the operating system said, in words. */
export function systemWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return meanings.get(code ?? '')?.words ?? shown(message ?? String(error));
}

export function remedyFor(code: string | undefined): string | null {
  return meanings.get(code ?? '')?.remedy ?? null;
}

const scarce: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN']);

/** What to do where it is not about output. */
export function remedyAnywhere(code: string | undefined): string | null {
  return scarce.has(code ?? '') ? remedyFor(code) : null;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
  // Node names a few mistakes about folders itself.
  return /^(?:E[A-Z0-9]+|ERR_FS_[A-Z_]+)$/.test(code);
}

/** What ends a run that cannot write; errors that are not the system's stay what they are. */
export function outputStop(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  return new Stop('output', `cannot write ${shown(path)}: ${systemWords(error)}`, remedyFor(error.code));
}
