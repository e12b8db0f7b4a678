/** Files for the compiler: the entry, and what it imports from under its own folder or the library's. */

import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import type { Host, ModuleText } from '../compiler/load/load-modules.ts';
import { LOCK_FILE } from '../compiler/load/lock-file.ts';
import { echo } from '../grammar/diagnostic.ts';
import { action } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { libraryTree } from './library-cache/library-tree.ts';
import { findInLibrary, isOfLibrary, LIBRARY, libraryFolder, libraryScenarios } from './scenario-library.ts';
import { Stop, usage } from './stop.ts';
import { systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/** Bytes of the largest file that is read: four for each character that the compiler would take. */
const MOST_BYTES = 4_000_000;
/** Bytes of the largest file of data. */
const MOST_DATA = 64_000_000;

interface ReadFile {
  readonly text: string;
  readonly sha256: string;
}

/** `unread`: it cannot be read at all; else what it holds is not a text. */
type Read = ReadFile | { readonly problem: string; readonly unread: boolean };

/** A text file of a sane size in UTF-8, or what is wrong with it. Devices and pipes are refused: they may never end. */
function readText(path: string, most = MOST_BYTES): Read {
  let descriptor: number;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { problem: 'it is a folder', unread: true };
    if (!stat.isFile()) return { problem: 'it is a device or a pipe, not a file', unread: true };
    // Where a pipe has taken the file's place since, opening it must not wait for a writer.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return { problem: systemWords(error), unread: true };
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { problem: 'it is a device or a pipe, not a file', unread: true };
    if (stat.size > most) return { problem: `it has ${stat.size} bytes; the limit is ${most}`, unread: false };
    return textOf(readWhole(descriptor, stat.size), most);
  } catch (error) {
    return { problem: systemWords(error), unread: true };
  } finally {
    closeSync(descriptor);
  }
}

function textOf(content: Buffer, most = MOST_BYTES): Read {
  if (content.length > most) return { problem: `it has ${content.length} bytes; the limit is ${most}`, unread: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), sha256: createHash('sha256').update(content).digest('hex') };
  } catch {
    return { problem: 'it is not a UTF-8 text file', unread: false };
  }
}

function readWhole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

export interface Entry {
  readonly text: ModuleText;
  readonly host: Host;
  /** The folder of the file; null for a scenario of the library. */
  readonly folder: string | null;
}

/** The file of that name, or the library's scenario where there is no such file. */
export function openEntry(name: string): Entry {
  const inLibrary = isFile(name) ? null : findInLibrary(name);
  const file = inLibrary?.file ?? name;
  const read = readText(file);
  if ('problem' in read) {
    if (!exists(file)) throw notFound(name);
    throw new Stop(read.unread ? 'usage' : 'input', `cannot read ${shown(name)}: ${read.problem}`, 'a scenario is a `.hsim` text file');
  }
  const path = inLibrary?.path ?? posix.normalize(name);
  return { text: withTree(path, read, inLibrary !== null), host: filesUnder(file, path), folder: inLibrary === null ? dirname(file) : null };
}

/** A scenario of the library alone, whatever files there are. */
export function openLibraryScenario(name: string): Entry {
  const found = findInLibrary(name);
  if (found !== null) return entryOf(found.file, found.path, null);
  const names = libraryScenarios().map((scenario) => scenario.name);
  const near = nearest(name, names, 3);
  throw usage(
    `the library has no scenario ${shown(name)}`,
    near.length > 0 ? `nearest: ${near.join(', ')}` : `run ${action('scenarios')} to list the scenarios of the library`,
  );
}

/**
 * A file alone, never one of the library.
 * @param path what diagnostics call it
 */
export function openFile(file: string, path: string): Entry {
  return entryOf(file, path, dirname(file));
}

/**
 * A text that no file has. What it imports is looked for as if it were a file of a folder.
 * @param path what diagnostics call it, without a folder
 */
export function openSource(text: string, path: string, folder: string): Entry {
  return { text: { path, text, sha256: createHash('sha256').update(text).digest('hex') }, host: filesUnder(join(folder, path), path), folder };
}

/** @param path in the library, where it is of the library */
function withTree(path: string, { text, sha256 }: ReadFile, ofLibrary: boolean): ModuleText {
  return ofLibrary ? { path, text, sha256, tree: () => libraryTree(path, sha256) } : { path, text, sha256 };
}

export function entryOf(file: string, path: string, folder: string | null): Entry {
  const read = readText(file);
  if ('problem' in read) throw new Stop(read.unread ? 'usage' : 'input', `cannot read ${shown(path)}: ${read.problem}`, 'a scenario is a `.hsim` text file');
  return { text: withTree(path, read, folder === null), host: filesUnder(file, path), folder };
}

/** One file as text, without what it imports. Nothing of the library: its files are not for changing. */
export function openText(name: string): ModuleText {
  return moduleText(name, posix.normalize(name), readText(name));
}

/** A text that was read elsewhere. */
export function textFrom(name: string, bytes: Buffer): ModuleText {
  return moduleText('-', name, textOf(bytes));
}

function moduleText(name: string, path: string, read: Read): ModuleText {
  if (!('problem' in read)) return { path, text: read.text, sha256: read.sha256 };
  throw new Stop(read.unread ? 'usage' : 'input', `cannot read ${shown(name)}: ${read.problem}`, 'a scenario is a `.hsim` text file');
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether there is anything of that name, readable or not. */
function exists(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/** The nearest names are those of the same folder, and of the library. */
function notFound(name: string): Stop {
  const folder = dirname(name);
  let beside: string[] = [];
  try {
    beside = readdirSync(folder).filter((entry) => entry.endsWith('.hsim'));
  } catch {
    // There is no such folder, or it may not be read.
  }
  const here = nearest(basename(name), beside).map((entry) => (folder === '.' ? entry : join(folder, entry)));
  const near = [
    ...here,
    ...nearest(
      basename(name, '.hsim'),
      libraryScenarios().map((scenario) => scenario.name),
    ),
  ]
    .slice(0, 3)
    .map(shown);
  const remedy = near.length > 0 ? `nearest: ${near.join(', ')}` : `run ${action('scenarios')} to list the scenarios of the library`;
  return usage(`no file and no library scenario has the name ${shown(name)}`, remedy);
}

interface Root {
  /** As written, and where links lead. */
  readonly folder: string;
  readonly real: string;
  /** What the paths of its modules begin with, as diagnostics show them. */
  readonly shown: (inside: string) => string;
}

/** Imports of a file: relative to the importing file, and never outside the folder of the entry or of the library. */
export function filesUnder(entry: string, path: string): Host {
  const rootOf = (folder: string, shown: Root['shown']): Root => ({ folder, real: realpathSync(folder), shown });
  const own = rootOf(dirname(resolve(entry)), (inside) => posix.join(posix.dirname(path), inside));
  const shownEntry = echo(posix.basename(path));
  let library: Root | null = null;
  const folders = new Map([[path, own.folder]]);
  /** A file below the folder of the one that names it: judged twice, as written and where links lead. */
  const below = (path: string, fromPath: string, extension: string, most: number): ModuleText | { readonly problem: string } => {
    const standard = extension !== '' && isOfLibrary(path);
    try {
      if (standard) library ??= rootOf(libraryFolder, (inside) => `${LIBRARY}${inside}`);
      const root = standard || fromPath.startsWith(LIBRARY) ? (library as Root) : own;
      const base = standard ? root.folder : (folders.get(fromPath) ?? root.folder);
      const file = resolve(base, path.endsWith(extension) ? path : `${path}${extension}`);
      if (!isInside(file, root.folder)) return outside(root === library ? null : shownEntry, path);
      const real = realpathSync(file);
      if (!isInside(real, root.real)) return outside(root === library ? null : shownEntry, path, 'a link to a file ');
      const read = readText(real, most);
      if ('problem' in read) return read;
      const inside = relative(root.real, real).replaceAll('\\', '/');
      const name = root.shown(inside);
      folders.set(name, dirname(file));
      return { ...withTree(inside, read, root === library), path: name };
    } catch (error) {
      return { problem: systemWords(error) };
    }
  };
  return {
    read: (importPath, fromPath) => below(importPath, fromPath, '.hsim', MOST_BYTES),
    data: (path, fromPath) => below(path, fromPath, '', MOST_DATA),
    lock: lstatSync(join(own.folder, LOCK_FILE), { throwIfNoEntry: false }) !== undefined ? below(LOCK_FILE, path, '', MOST_BYTES) : null,
  };
}

/** @param entry the main file; null for a file of the library */
const outside = (entry: string | null, path: string, what = ''): { readonly problem: string } => ({
  problem: `it is ${what}outside the folder ${entry === null ? 'of the library' : `that contains \`${entry}\`${path === LOCK_FILE ? '' : '; move the file into that folder'}`}`,
});

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}
