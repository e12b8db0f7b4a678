/** What a build runs: derives from the library what starts read (`library-cache.ts`). */
import { existsSync } from 'node:fs';
import { parse } from '../../grammar/parse.ts';
import { libraryEntries } from '../codes/code-entries.ts';
import { ENTRIES, libraryModules } from '../codes/read-entries.ts';
import { compileEntry } from '../compile-entry.ts';
import { openLibraryScenario } from '../scenario-files.ts';
import { libraryFiles, libraryFolder, libraryScenarios } from '../scenario-library.ts';
import { type CompiledValue, compiledName } from './compiled-scenario.ts';
import { headsOf } from './head-fields.ts';
import { readHashed, writeCached } from './library-cache.ts';
import { treeName } from './library-tree.ts';
import { HEADS, scenarioTexts } from './scenario-heads.ts';

/** @param folder the one to fill; it stays empty where the program is built apart from its library */
export function fillCache(folder: string): void {
  if (!existsSync(libraryFolder)) return;
  const modules = libraryModules();
  writeCached(folder, ENTRIES, modules, libraryEntries(modules));
  const scenarios = scenarioTexts();
  writeCached(folder, HEADS, scenarios, headsOf(scenarios));
  for (const { path, file } of libraryFiles()) {
    const { text, sha256 } = readHashed(file);
    const { value, diagnostics } = parse({ path, text });
    if (diagnostics.length === 0) writeCached(folder, treeName(path), [{ path, sha256 }], value);
  }
  for (const { path } of libraryScenarios()) {
    const { ir, diagnostics, files } = compileEntry(openLibraryScenario(path), new Map());
    // Without a date of its own the run asks the modules where one could stand.
    if (ir !== null && ir.scenario.asOf !== null) writeCached(folder, compiledName(path), files, { ir, diagnostics } satisfies CompiledValue);
  }
}
