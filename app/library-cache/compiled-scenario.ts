/** The scenarios of the library as the build compiled them. */
import { join } from 'node:path';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { SourceFile } from '../../grammar/source-text.ts';
import type { Ir } from '../../ir/definition.ts';
import { LIBRARY, libraryFolder } from '../scenario-library.ts';
import { type FileHash, readCached, readHashed } from './library-cache.ts';

/** What is in the cache. */
export interface CompiledValue {
  readonly ir: Ir;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompiledScenario extends CompiledValue {
  /** The files that were read, the entry first; a roster is last. */
  readonly files: readonly FileHash[];
  /** Their texts but that of a roster, by path. */
  readonly sources: Map<string, SourceFile>;
}

/** Its name in the cache. @param path `patientsim/diabetes.hsim` */
export const compiledName = (path: string): string => `compiled.${path.replaceAll('/', '.')}`;

/** The file of the library that has a path as the compiler shows it. */
const fileOf = (path: string): string => join(libraryFolder, path.startsWith(LIBRARY) ? path.slice(LIBRARY.length) : path);

/**
 * A scenario of the library that is compiled as it stands; null where there is none, or any of its files has another text since.
 * @param entry its path and hash
 */
export function compiledScenario(entry: FileHash): CompiledScenario | null {
  const sources = new Map<string, SourceFile>();
  let files: readonly FileHash[] = [];
  const found = readCached<CompiledValue>(compiledName(entry.path), (of) => {
    files = of;
    return of[0].sha256 === entry.sha256 && of.every(({ path, sha256 }) => sha256 === read(path, sources));
  });
  if (found === null) return null;
  if (found.ir.roster !== null) sources.delete(found.ir.roster.path);
  return { ...found, files, sources };
}

/** Reads a file among the sources, and gives its hash. */
function read(path: string, sources: Map<string, SourceFile>): string {
  const { text, sha256 } = readHashed(fileOf(path));
  sources.set(path, { path, text });
  return sha256;
}
