/** What the scenarios of the library say of themselves: derived by the build, and again where a scenario has another text since. */
import { libraryScenarios } from '../scenario-library.ts';
import type { ScenarioHead, ScenarioText } from './head-fields.ts';
import { cachedOr, type FileHash, readHashed } from './library-cache.ts';

/** The name of the heads in the cache. */
export const HEADS = 'scenarios';

/** The scenarios, with the hashes of their texts. */
export function scenarioTexts(): readonly (ScenarioText & FileHash)[] {
  return libraryScenarios().map(({ name, path, file }) => ({ name, path, ...readHashed(file) }));
}

/** All scenarios, by path. */
export function scenarioHeads(): Promise<readonly ScenarioHead[]> {
  const texts = scenarioTexts();
  return cachedOr(HEADS, texts, async () => (await import('./head-fields.ts')).headsOf(texts));
}
