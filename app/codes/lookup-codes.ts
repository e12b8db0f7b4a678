/** Codes of the library by words, or a list of codes and names checked one by one. */
import { nearest } from '../../model/nearest.ts';
import type { CodeEntry } from './code-entries.ts';
import { findCodes, searchCodes } from './code-search.ts';
import { entriesOf } from './read-entries.ts';

export interface CodeLookup {
  /** Entries that match, all of them. */
  readonly total: number;
  readonly items: readonly CodeEntry[];
  readonly unknown: readonly { readonly code: string; readonly nearest: readonly string[] }[];
}

export async function searchCodeTables(query: string, system: string | undefined, limit: number): Promise<CodeLookup> {
  const found = searchCodes(await entriesOf(system), query);
  return { total: found.length, items: found.slice(0, limit), unknown: [] };
}

/** @param codes `LOINC:4548-4`, `4548-4`, `labs.a1c` or `a1c` */
export async function checkCodes(codes: readonly string[], system: string | undefined): Promise<CodeLookup> {
  const entries = await entriesOf(system);
  const items: CodeEntry[] = [];
  const unknown: { code: string; nearest: readonly string[] }[] = [];
  for (const code of codes) {
    const found = findCodes(entries, code);
    items.push(...found);
    if (found.length === 0)
      unknown.push({
        code,
        nearest: nearest(
          code,
          entries.flatMap((entry) => [entry.name, entry.code]),
        ),
      });
  }
  return { total: items.length, items, unknown };
}
