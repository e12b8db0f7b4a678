/** The entries of the library's tables: derived by the build, and again where a module has another text since. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cachedOr, type FileHash, readHashed } from '../library-cache/library-cache.ts';
import { libraryFolder } from '../scenario-library.ts';
import { notWhole } from '../stop.ts';
import type { CodeEntry, LibraryModule } from './code-entries.ts';

/** The name of the entries in the cache. */
export const ENTRIES = 'codes';

/** The modules, with the hashes of their texts. */
export function libraryModules(): readonly (LibraryModule & FileHash)[] {
  const folder = join(libraryFolder, 'std');
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.hsim'))
      .sort();
  } catch {
    throw notWhole(folder);
  }
  return files.map((name) => ({ name: basename(name, '.hsim'), path: `std/${name}`, ...readHashed(join(folder, name)) }));
}

let last: { readonly of: string; readonly entries: Promise<readonly CodeEntry[]> } | null = null;

/** All entries, in the order of the modules and of their rows, then those of the lists. A server that asks again gets the same list while no module has changed. */
export function readEntries(): Promise<readonly CodeEntry[]> {
  const modules = libraryModules();
  const now = modules.map(({ path, sha256 }) => `${path} ${sha256}`).join('\n');
  if (last?.of !== now) last = { of: now, entries: allEntries(modules) };
  return last.entries;
}

async function allEntries(modules: readonly (LibraryModule & FileHash)[]): Promise<readonly CodeEntry[]> {
  const library = await cachedOr(ENTRIES, modules, async () => (await import('./code-entries.ts')).libraryEntries(modules));
  return [...library, ...(await import('./code-lists.ts')).listEntries()];
}

/** @param system one code system or list alone */
export async function entriesOf(system: string | undefined): Promise<readonly CodeEntry[]> {
  const entries = await readEntries();
  return system === undefined ? entries : entries.filter((entry) => entry.system === system);
}
