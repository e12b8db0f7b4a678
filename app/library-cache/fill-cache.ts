/** What a build runs: derives from the library what starts read (`library-cache.ts`). Its only word is the folder to fill. */
import { libraryEntries } from '../codes/code-entries.ts';
import { ENTRIES, libraryModules } from '../codes/read-entries.ts';
import { headsOf } from './head-fields.ts';
import { writeCached } from './library-cache.ts';
import { HEADS, scenarioTexts } from './scenario-heads.ts';

export function fillCache(folder: string): void {
  const { modules, of } = libraryModules();
  writeCached(folder, ENTRIES, { of, value: libraryEntries(modules) });
  const { texts, of: ofScenarios } = scenarioTexts();
  writeCached(folder, HEADS, { of: ofScenarios, value: headsOf(texts) });
}
