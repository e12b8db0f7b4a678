/** Scenarios of the library as new files. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { action } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { writeNew } from './new-scenario.ts';
import { findInLibrary, type LibraryScenario, libraryScenarios } from './scenario-library.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

/** The text of a scenario of the library. */
export function libraryText(name: string): string {
  return readFileSync(inLibrary(name).file, 'utf8');
}

/**
 * Copies a scenario of the library, byte for byte, to a file that does not exist yet.
 * @param to a file or an existing folder; `NAME.hsim` by default
 * @returns the file
 */
export function copyScenario(name: string, to?: string): string {
  const { name: own, file } = inLibrary(name);
  const path = to === undefined ? `${own}.hsim` : statSync(to, { throwIfNoEntry: false })?.isDirectory() === true ? join(to, `${own}.hsim`) : to;
  if (!path.endsWith('.hsim')) throw usage(`${shown(path)} does not end in .hsim`, action(`scenarios copy ${own} ${shown(path)}.hsim`));
  writeNew(path, readFileSync(file, 'utf8'));
  return path;
}

function inLibrary(name: string): LibraryScenario {
  const found = findInLibrary(name);
  if (found !== null) return found;
  const names = libraryScenarios().map((scenario) => scenario.name);
  const near = nearest(name, names);
  throw usage(`the library has no scenario ${shown(name)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : `scenarios: ${names.join(', ')}`);
}
