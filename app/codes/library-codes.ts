/** What the tables of the library hold, found by words, by code or by name. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { action } from '../../model/interface-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { libraryFolder } from '../scenario-library.ts';
import { notWhole, Stop } from '../stop.ts';
import { shown } from '../wording.ts';
import { type CodeEntry, libraryEntries } from './code-entries.ts';
import { findCodes, searchCodes } from './code-search.ts';

/**
 * The entries that meet every word, the best first.
 * @param system one code system alone
 * @throws Stop where there are none
 */
export function searchLibrary(query: string, system?: string): readonly CodeEntry[] {
  const found = searchCodes(
    readEntries().filter((entry) => system === undefined || entry.system === system),
    query,
  );
  if (found.length > 0) return found;
  const where = system === undefined ? 'the library' : `the tables of ${system}`;
  throw new Stop('input', `no code in ${where} matches ${shown(query)}`, 'a code table of the scenario can contain any code: codes name: SYSTEM { … }');
}

/**
 * The entries of a code or a name.
 * @param wanted `LOINC:4548-4`, `labs.a1c` or `a1c`
 * @throws Stop where there are none
 */
export function libraryCodes(wanted: string): readonly CodeEntry[] {
  const entries = readEntries();
  const found = findCodes(entries, wanted);
  if (found.length > 0) return found;
  const names = entries.flatMap(({ name, system, code }) => [name, name.slice(name.lastIndexOf('.') + 1), `${system}:${code}`]);
  const near = nearest(wanted, names);
  const remedy = near.length > 0 ? `nearest: ${near.join(', ')}` : `search by words: ${action('codes search WORDS')}`;
  throw new Stop('input', `the library has no ${shown(wanted)}`, remedy);
}

export function readEntries(): CodeEntry[] {
  const folder = join(libraryFolder, 'std');
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.hsim'))
      .sort();
  } catch {
    throw notWhole(folder);
  }
  return libraryEntries(files.map((name) => ({ name: basename(name, '.hsim'), path: `std/${name}`, text: readFileSync(join(folder, name), 'utf8') })));
}
