/**
 * The folders that a session may use. A path is judged twice: as it is written, and where links lead. Of a path that does not exist yet, the part that
 * exists is judged, and the rest cannot lead out of it.
 */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Stop, usage } from './stop.ts';
import { systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/** Where runs are kept, below the first folder. Nothing is written there but runs. */
export const PRIVATE_FOLDER = '.hsim';

interface AllowedFolder {
  /** As it was given, and where links lead. */
  readonly folder: string;
  readonly real: string;
}

export class AllowedFolders {
  readonly #folders: readonly AllowedFolder[];

  /** @throws Stop where one is not a folder */
  constructor(folders: readonly string[]) {
    this.#folders = folders.map((given) => {
      const folder = resolve(given);
      try {
        if (!statSync(folder).isDirectory()) throw usage(`${shown(given)} is not a folder`);
        return { folder, real: realpathSync(folder) };
      } catch (error) {
        if (error instanceof Stop) throw error;
        throw usage(`cannot use the folder ${shown(given)}: ${systemWords(error as NodeJS.ErrnoException)}`, 'give a folder that exists');
      }
    });
  }

  /** The first, to which relative paths are relative. */
  get first(): string {
    return this.#folders[0].real;
  }

  get all(): readonly string[] {
    return this.#folders.map(({ folder }) => folder);
  }

  /**
   * A file or folder that exists.
   * @returns its real path
   */
  existing(path: string): string {
    const wanted = this.#asWritten(path);
    let real: string;
    try {
      real = realpathSync(wanted);
    } catch (error) {
      throw usage(`cannot read ${shown(path)}: ${systemWords(error as NodeJS.ErrnoException)}`, `allowed folders: ${this.#names()}`);
    }
    if (!this.#holds(real)) throw this.#outside(path);
    return real;
  }

  /**
   * A file, or a folder with all that is below it: no link in it leads out of the allowed folders.
   * @returns its real path
   */
  existingTree(path: string): string {
    const real = this.existing(path);
    if (!statSync(real).isDirectory()) return real;
    for (const entry of readdirSync(real, { recursive: true, withFileTypes: true })) {
      if (!entry.isSymbolicLink()) continue;
      const link = join(entry.parentPath, entry.name);
      let target: string | null = null;
      try {
        target = realpathSync(link);
      } catch {
        // It leads nowhere: what reads it says so.
      }
      if (target !== null && !this.#holds(target)) throw this.#outside(`${path}${sep}${relative(real, link)}`);
    }
    return real;
  }

  /**
   * A file or folder that is to be written: it need not exist.
   * @returns its real path
   */
  writable(path: string): string {
    const wanted = this.#asWritten(path);
    const missing: string[] = [];
    let there = wanted;
    // What is there may be a link that leads nowhere: it is judged, not passed over.
    while (lstatSync(there, { throwIfNoEntry: false }) === undefined && there !== dirname(there)) {
      missing.unshift(basename(there));
      there = dirname(there);
    }
    let real: string;
    try {
      real = join(realpathSync(there), ...missing);
    } catch (error) {
      throw usage(`cannot write ${shown(path)}: ${systemWords(error as NodeJS.ErrnoException)}`, 'use another folder');
    }
    if (!this.#holds(real)) throw this.#outside(path);
    if (this.#folders.some((one) => isWithin(real, join(one.real, PRIVATE_FOLDER))))
      throw usage(`${shown(path)} is in ${PRIVATE_FOLDER}, where runs are kept`, 'use another folder');
    return real;
  }

  /** What to call a real path: relative to the first folder where it is below it. */
  name(real: string): string {
    return isWithin(real, this.first) ? relative(this.first, real).split(sep).join('/') || '.' : real;
  }

  #asWritten(path: string): string {
    if (path === '' || path.includes('\0')) throw usage('a path is not empty, and has no NUL character');
    const wanted = resolve(this.first, path);
    if (this.#folders.some(({ folder, real }) => isWithin(wanted, folder) || isWithin(wanted, real))) return wanted;
    throw this.#outside(path);
  }

  #holds(real: string): boolean {
    return this.#folders.some((one) => isWithin(real, one.real));
  }

  #outside(path: string): Stop {
    return usage(`${shown(path)} is outside the allowed folders`, `allowed folders: ${this.#names()}`);
  }

  #names(): string {
    return this.#folders.map(({ folder }) => shown(folder)).join(', ');
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
