/** A scenario to begin with, which compiles as it is. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFully } from './output/write-descriptor.ts';
import { libraryFolder, templates } from './scenario-library.ts';
import { notWhole, Stop, usage } from './stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/** The text of a template. */
export function templateText(name: string): string {
  const all = templates();
  if (all.size === 0) throw notWhole(libraryFolder);
  const template = all.get(name);
  if (template === undefined) throw usage(`unknown template: ${shown(name)}`, `templates: ${[...all.keys()].join(', ')}`);
  return readFileSync(template, 'utf8');
}

/**
 * Writes a scenario of a new name to a file that does not exist yet.
 * @param from its text under another name
 * @returns the file
 */
export function newScenario(name: string, from: string): string {
  const file = name.endsWith('.hsim') ? name : `${name}.hsim`;
  const id = basename(file, '.hsim')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_');
  writeNew(file, from.replace(/^scenario \w+/m, `scenario ${id}`));
  return file;
}

/** Writes a file that does not exist yet. */
export function writeNew(file: string, text: string): void {
  try {
    const descriptor = openSync(file, 'wx');
    try {
      writeFully(descriptor, Buffer.from(text, 'utf8'));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') throw new Stop('output', `${shown(file)} already exists`, 'choose another name');
    throw new Stop('output', `cannot write ${shown(file)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
}
