/** The scenarios that come with the package. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { packageRoot } from './package-root.ts';

export interface LibraryScenario {
  /** `diabetes`. */
  readonly name: string;
  /** `patientsim/diabetes.hsim`. */
  readonly path: string;
  readonly file: string;
}

/** Holds the scenarios, which `use "patientsim/…"` names, and in `std/` the modules that `use "std/…"` names. */
export const libraryFolder = join(packageRoot, 'scenarios');

/** Scenarios to begin with, by name. */
export function templates(): ReadonlyMap<string, string> {
  const folder = join(libraryFolder, 'templates');
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.hsim'))
        .sort()
    : [];
  return new Map(names.map((name) => [basename(name, '.hsim'), join(folder, name)]));
}

/** Begins the path of a module of the library, which no file of a user can have. */
export const LIBRARY = 'library:';

/** Ends the name of the file with the published figures of a scenario, which is no scenario to run. */
export const TARGETS_SUFFIX = '.targets.hsim';

/** Folders of modules and of beginnings. */
const noScenarios: ReadonlySet<string> = new Set(['std', 'templates']);

/** Whether an import names a file of the library: its first folder is one of the library's, such as `std` or `patientsim`. */
export function isOfLibrary(path: string): boolean {
  const [folder, file] = path.split('/');
  folders ??= new Set(
    existsSync(libraryFolder)
      ? readdirSync(libraryFolder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() && one.name !== 'templates' ? [one.name] : []))
      : [],
  );
  return file !== undefined && folders.has(folder);
}
let folders: ReadonlySet<string> | null = null;

/** All scenarios of the library, by path. */
export function libraryScenarios(): LibraryScenario[] {
  return libraryFiles(noScenarios).filter(({ path }) => !path.endsWith(TARGETS_SUFFIX));
}

/** All files that imports and commands can name, by path; those in folders of some names are left out. */
export function libraryFiles(without: ReadonlySet<string> = new Set(['templates'])): LibraryScenario[] {
  if (!existsSync(libraryFolder)) return [];
  const found: LibraryScenario[] = [];
  const walk = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const file = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!without.has(entry.name)) walk(file);
      } else if (entry.name.endsWith('.hsim'))
        found.push({ name: basename(entry.name, '.hsim'), path: relative(libraryFolder, file).replaceAll('\\', '/'), file });
    }
  };
  walk(libraryFolder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The library's file for `diabetes`, `diabetes.hsim` or `patientsim/diabetes.hsim`; null where there is none. */
export function findInLibrary(name: string): LibraryScenario | null {
  const wanted = name.replace(/\.hsim$/, '');
  return libraryScenarios().find((scenario) => scenario.name === wanted || scenario.path === `${wanted}.hsim`) ?? null;
}
