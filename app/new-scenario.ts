/** A scenario to begin with, which compiles as it is. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFully } from './output/write-descriptor.ts';
import { libraryFolder, templates } from './scenario-library.ts';
import { notWhole, Stop, usage } from './stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/**
 * Writes a file that is not there yet.
 * @returns its name
 */
export function newScenario(name: string, templateName: string): string {
  const all = templates();
  if (all.size === 0) throw notWhole(libraryFolder);
  const template = all.get(templateName);
  if (template === undefined) throw usage(`there is no template ${shown(templateName)}`, `there are: ${[...all.keys()].join(', ')}`);
  const file = name.endsWith('.hsim') ? name : `${name}.hsim`;
  const id = basename(file, '.hsim')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_');
  const text = readFileSync(template, 'utf8').replace(/^scenario \w+/m, `scenario ${id}`);
  try {
    const descriptor = openSync(file, 'wx');
    try {
      writeFully(descriptor, Buffer.from(text, 'utf8'));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') throw new Stop('output', `${shown(file)} exists already`, 'choose another name');
    throw new Stop('output', `cannot write ${shown(file)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
  return file;
}
