/** The scenarios that come with the package. */
import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { packageRoot } from './package-root.ts';

export interface LibraryScenario {
  /** `diabetes`. */
  readonly name: string;
  /** `patientsim/diabetes.hsim`. */
  readonly path: string;
  readonly file: string;
}

const folder = join(packageRoot, 'scenarios');

/** All `.hsim` files of the library, by path; `std` holds modules, not scenarios. */
export function libraryScenarios(): LibraryScenario[] {
  const found: LibraryScenario[] = [];
  const walk = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const file = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'std') walk(file);
      } else if (entry.name.endsWith('.hsim')) found.push({ name: basename(entry.name, '.hsim'), path: relative(folder, file).replaceAll('\\', '/'), file });
    }
  };
  walk(folder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The library's file for `diabetes`, `diabetes.hsim` or `patientsim/diabetes.hsim`; null where there is none. */
export function findInLibrary(name: string): string | null {
  const wanted = name.replaceAll('\\', '/').replace(/\.hsim$/, '');
  return libraryScenarios().find((scenario) => scenario.name === wanted || scenario.path === `${wanted}.hsim`)?.file ?? null;
}

/** The folder of modules that `use "std/…"` names. */
export const stdFolder = join(folder, 'std');
