/**
 * What the build derived from the texts of the library, so that a start does not have to. Each value goes with the hashes of the texts that it was made of, and
 * counts only while they are the same. A program that runs from its sources has none.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A file of the library as a value depends on it. */
export interface FileHash {
  readonly path: string;
  readonly sha256: string;
}

interface Cached {
  readonly of: readonly FileHash[];
  readonly value: unknown;
}

/** The folder of the cache in a folder of a build. */
export const CACHE = 'library-cache';

function folderOfCache(): string | null {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) return null;
  return join(dirname(here), CACHE);
}

const folder = folderOfCache();

/**
 * The value of that name, as data that nothing else refers to; null where there is none, or it was made of other texts.
 * @param holds whether these are the texts as they are now
 */
export function readCached<T>(name: string, holds: (of: readonly FileHash[]) => boolean): T | null {
  if (folder === null) return null;
  try {
    const { of, value } = JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.json.gz`))).toString()) as Cached;
    return holds(of) ? (value as T) : null;
  } catch {
    // Absent or damaged: what it would say is derived again.
    return null;
  }
}

/**
 * @param made the folder of the cache, which a build fills
 * @param of the files that the value was made of
 */
export function writeCached(made: string, name: string, of: readonly FileHash[], value: unknown): void {
  const cached: Cached = { of: of.map(({ path, sha256 }) => ({ path, sha256 })), value };
  writeFileSync(join(made, `${name}.json.gz`), gzipSync(JSON.stringify(cached), { level: 9 }));
}

/** The value of that name, or what `make` gives where the texts are others. */
export async function cachedOr<T>(name: string, of: readonly FileHash[], make: () => Promise<T>): Promise<T> {
  return readCached<T>(name, (then) => isSame(then, of)) ?? make();
}

function isSame(one: readonly FileHash[], other: readonly FileHash[]): boolean {
  return one.length === other.length && one.every(({ path, sha256 }, i) => path === other[i].path && sha256 === other[i].sha256);
}

/** A file of the library with its hash. */
export function readHashed(file: string): { readonly text: string; readonly sha256: string } {
  const content = readFileSync(file);
  return { text: new TextDecoder().decode(content), sha256: createHash('sha256').update(content).digest('hex') };
}
