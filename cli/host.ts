/** Files for the compiler: the entry, and what it imports from under its own folder or the library's. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Host, ModuleText } from '../compiler/load/load.ts';
import { nearest } from '../grammar/nearest.ts';
import { exitCode, Stop, systemWords, usage } from './exit.ts';
import { findInLibrary, libraryScenarios, stdFolder } from './library.ts';

/** Bytes of the largest file that is read: four for each character that the compiler would take. */
const MOST_BYTES = 4_000_000;

type Read = { readonly text: string; readonly sha256: string } | { readonly problem: string };

/** A text file of a sane size in UTF-8, or what is wrong with it. Devices and pipes are refused: they may never end. */
function readText(path: string): Read {
  let descriptor: number;
  try {
    if (!statSync(path).isFile()) return { problem: 'it is not a regular file' };
    descriptor = openSync(path, 'r');
  } catch (error) {
    return { problem: systemWords(error) };
  }
  try {
    const { size } = fstatSync(descriptor);
    if (size > MOST_BYTES) return { problem: `it has ${size} bytes, and the limit is ${MOST_BYTES}` };
    const bytes = Buffer.alloc(size);
    const length = readSync(descriptor, bytes, 0, size, 0);
    const content = bytes.subarray(0, length);
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), sha256: createHash('sha256').update(content).digest('hex') };
    } catch {
      return { problem: 'it is not a text file in UTF-8' };
    }
  } catch (error) {
    return { problem: systemWords(error) };
  } finally {
    closeSync(descriptor);
  }
}

export interface Entry {
  readonly text: ModuleText;
  readonly host: Host;
}

/** The file of that name, or the library's scenario where there is no such file. */
export function openEntry(name: string): Entry {
  let file = name;
  if (!existsSync(file)) {
    const inLibrary = findInLibrary(name);
    if (inLibrary === null) throw notFound(name);
    file = inLibrary;
  }
  const read = readText(file);
  if ('problem' in read) throw new Stop(exitCode.diagnostics, `cannot read ${name}: ${read.problem}`, 'a scenario is a `.hsim` text file');
  const shown = file === name ? name : `${relative(resolve(stdFolder, '..'), file).replaceAll('\\', '/')}`;
  return { text: { path: shown, text: read.text, sha256: read.sha256 }, host: hostUnder(file, shown) };
}

function notFound(name: string): Stop {
  const folder = existsSync(dirname(name)) ? readdirSync(dirname(name) === '' ? '.' : dirname(name)).filter((entry) => entry.endsWith('.hsim')) : [];
  const near = nearest(name, [...folder, ...libraryScenarios().map((scenario) => scenario.name)]);
  const remedy = near.length > 0 ? `nearest: ${near.join(', ')}` : 'see `hsimc scenarios` for those that come with it';
  return usage(`there is no file ${name}, and no scenario of that name in the library`, remedy);
}

/** Imports of a file: relative to the importing file, and never outside the folder of the entry or of the library. */
function hostUnder(entry: string, shown: string): Host {
  const root = realpathSync(dirname(resolve(entry)));
  const folders = new Map([[shown, dirname(resolve(entry))]]);
  return {
    read(importPath, fromPath) {
      const inLibrary = importPath.startsWith('std/');
      const base = inLibrary ? resolve(stdFolder, '..') : (folders.get(fromPath) ?? root);
      const allowed = inLibrary ? realpathSync(resolve(stdFolder, '..')) : root;
      const path = resolve(base, importPath.endsWith('.hsim') ? importPath : `${importPath}.hsim`);
      // Judged twice: as written, and where links lead; a name that only looks inside is not enough.
      if (!isInside(path, inLibrary ? resolve(stdFolder, '..') : dirname(resolve(entry)))) return { problem: 'it is outside the allowed root' };
      let real: string;
      try {
        real = realpathSync(path);
      } catch (error) {
        return { problem: systemWords(error) };
      }
      if (!isInside(real, allowed)) return { problem: 'it is outside the allowed root' };
      const read = readText(real);
      if ('problem' in read) return read;
      const name = relative(allowed, real).replaceAll('\\', '/');
      folders.set(name, dirname(path));
      return { path: name, text: read.text, sha256: read.sha256 };
    },
  };
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}
