/** What the tables of the library hold, found by words, by code or by name. */

import { codeShapes } from '../../model/codes/code-shapes.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { action } from '../../model/interface-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { Stop } from '../stop.ts';
import { shown } from '../wording.ts';
import type { CodeEntry } from './code-entries.ts';
import { findCodes, searchCodes } from './code-search.ts';
import { entriesOf, readEntries } from './read-entries.ts';

/**
 * The entries that meet every word, the best first.
 * @param system one code system alone
 * @throws Stop where there are none
 */
export async function searchLibrary(query: string, system?: string): Promise<readonly CodeEntry[]> {
  const entries = await entriesOf(system);
  const found = searchCodes(entries, query);
  if (found.length > 0) return found;
  const where = system === undefined ? 'the library' : `the tables of ${system}`;
  throw new Stop('input', `no code in ${where} matches ${shown(query)}`, [fewerWords(entries, query), remedyOf(system, entries)].filter(Boolean).join('; '));
}

/** A query without one of its words that finds something. */
function fewerWords(entries: readonly CodeEntry[], query: string): string {
  const words = query.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return '';
  const fewer = words.map((_, i) => words.filter((_word, other) => other !== i).join(' ')).find((less) => searchCodes(entries, less).length > 0);
  return fewer === undefined ? '' : `${shown(fewer)} matches`;
}

/** A scenario has no tables of what claims carry. */
function remedyOf(system: string | undefined, entries: readonly CodeEntry[]): string {
  const known = system === undefined || codeSystems.some((one) => one === system);
  return known
    ? ownRow(system ?? 'SYSTEM', null)
    : `the list has ${entries.length} codes, and ${action(`codes show ${system}:CODE`)} shows one; codes that it does not have may exist`;
}

/** What is not in the library is a row of a table of the scenario. */
function ownRow(system: string, code: string | null): string {
  return `a code table of the scenario can contain any code: codes own: ${system} { name  ${code ?? 'CODE'}  "official display" }`;
}

/** Up to four entries of the same category whose codes begin most alike. */
function nearestByCode(entries: readonly CodeEntry[], system: string, code: string): CodeEntry[] {
  const alike = (other: string): number => [...code].findIndex((character, i) => other[i] !== character);
  return entries
    .filter((entry) => entry.system === system && entry.code.startsWith(code.slice(0, 3)))
    .map((entry) => ({ entry, length: alike(entry.code) < 0 ? code.length : alike(entry.code) }))
    .sort((a, b) => b.length - a.length)
    .slice(0, 4)
    .map(({ entry }) => entry);
}

/** The system that a code of this shape is of, for those whose codes look like no other; `SYSTEM:CODE` names it. */
function systemOf(wanted: string): readonly [string, string] | null {
  const [head, tail] = wanted.includes(':') ? [wanted.slice(0, wanted.indexOf(':')).toUpperCase(), wanted.slice(wanted.indexOf(':') + 1)] : [null, wanted];
  const code = tail.toUpperCase();
  const named = head === null ? [/^[A-Z]\d[0-9A-Z]\./, /^\d{1,7}-\d$/, /^[A-V]\d{4}$/].findIndex((shape) => shape.test(code)) : -1;
  const system = head ?? ['ICD10CM', 'LOINC', 'HCPCS'][named];
  const known = codeSystems.find((one) => one === system);
  return known === undefined || (codeShapes.get(known)?.(code) ?? null) !== null ? null : [known, code];
}

/**
 * The entries of a code or a name.
 * @param wanted `LOINC:4548-4`, `labs.a1c` or `a1c`
 * @throws Stop where there are none
 */
export async function libraryCodes(wanted: string): Promise<readonly CodeEntry[]> {
  const entries = await readEntries();
  const found = findCodes(entries, wanted);
  if (found.length > 0) return found;
  const own = systemOf(wanted);
  if (own !== null) {
    const [system, code] = own;
    const alike = system === 'ICD10CM' ? nearestByCode(entries, system, code) : [];
    const near = alike.length === 0 ? [] : [`near it: ${alike.map((entry) => `${entry.code} ${entry.name}`).join(', ')}`];
    throw new Stop('input', `the library has no ${shown(wanted)}`, [...near, ownRow(system, code)].join('; '));
  }
  const names = entries.flatMap(({ name, system, code }) => [name, name.slice(name.lastIndexOf('.') + 1), `${system}:${code}`]);
  const near = nearest(wanted, names);
  const remedy = near.length > 0 ? `nearest: ${near.join(', ')}` : `search by words: ${action('codes search WORDS')}`;
  throw new Stop('input', `the library has no ${shown(wanted)}`, remedy);
}
