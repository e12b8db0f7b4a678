/** The entries of the library's tables: derived by the build, or anew where a module has another text since. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cachedOr, type FileHash } from '../library-cache/library-cache.ts';
import { libraryFolder } from '../scenario-library.ts';
import { notWhole } from '../stop.ts';
import type { CodeEntry, LibraryModule } from './code-entries.ts';

/** The name of the entries in the cache. */
export const ENTRIES = 'codes';

/** The modules, with the hashes of their texts. */
export function libraryModules(): { readonly modules: readonly LibraryModule[]; readonly of: readonly FileHash[] } {
  const folder = join(libraryFolder, 'std');
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.hsim'))
      .sort();
  } catch {
    throw notWhole(folder);
  }
  const modules = files.map((name) => ({ name: basename(name, '.hsim'), path: `std/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
  return { modules, of: modules.map(({ path, text }) => ({ path, sha256: createHash('sha256').update(text).digest('hex') })) };
}

let last: { readonly of: string; readonly entries: Promise<readonly CodeEntry[]> } | null = null;

/** All entries, in the order of the modules and of their rows. A server that asks again gets the same list while no module has changed. */
export function readEntries(): Promise<readonly CodeEntry[]> {
  const { modules, of } = libraryModules();
  const now = JSON.stringify(of);
  if (last?.of !== now) last = { of: now, entries: cachedOr(ENTRIES, of, async () => (await import('./code-entries.ts')).libraryEntries(modules)) };
  return last.entries;
}

/** @param system one code system alone */
export async function entriesOf(system: string | undefined): Promise<readonly CodeEntry[]> {
  const entries = await readEntries();
  return system === undefined ? entries : entries.filter((entry) => entry.system === system);
}
