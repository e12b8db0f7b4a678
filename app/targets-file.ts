/** The file with the published figures of a scenario. */
import { parse } from '../grammar/parse.ts';
import { type Entry, entryOf, isFile, openEntry } from './scenario-files.ts';
import { findInLibrary, TARGETS_SUFFIX } from './scenario-library.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

/**
 * The file that has the published figures of a scenario: `NAME.targets.hsim` beside it, which imports it; the scenario itself where there is none.
 * @throws Stop where both have targets: only those of one would be asked
 */
export function openTargets(name: string): Entry {
  return targetsOf(openEntry(name), isFile(name) ? name : (findInLibrary(name)?.file ?? name));
}

/**
 * The same of a scenario that was opened.
 * @param file the scenario
 * @throws Stop where both have targets
 */
export function targetsOf(entry: Entry, file: string): Entry {
  const beside = targetsBeside(file);
  if (beside === null) return entry;
  const path = targetsBeside(entry.text.path, () => true) as string;
  if (parse(entry.text).value.declarations.some(({ kind }) => kind === 'target'))
    throw usage(`targets are in ${shown(entry.text.path)} and in ${shown(path)}`, `move those of ${shown(entry.text.path)} to ${shown(path)}`);
  return entryOf(beside, path, entry.folder);
}

/** `diabetes.targets.hsim` for `diabetes.hsim`; null where there is no such file. */
function targetsBeside(file: string, is = isFile): string | null {
  const beside = file.replace(/\.hsim$/, TARGETS_SUFFIX);
  return beside !== file && !file.endsWith(TARGETS_SUFFIX) && is(beside) ? beside : null;
}
