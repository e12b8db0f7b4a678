/** What the scenarios of the library say of themselves: derived by the build, or anew where a scenario has another text since. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { libraryScenarios } from '../scenario-library.ts';
import type { ScenarioHead, ScenarioText } from './head-fields.ts';
import { cachedOr, type FileHash } from './library-cache.ts';

/** The name of the heads in the cache. */
export const HEADS = 'scenarios';

/** The scenarios, with the hashes of their texts. */
export function scenarioTexts(): { readonly texts: readonly ScenarioText[]; readonly of: readonly FileHash[] } {
  const texts = libraryScenarios().map(({ name, path, file }) => ({ name, path, text: readFileSync(file, 'utf8') }));
  return { texts, of: texts.map(({ path, text }) => ({ path, sha256: createHash('sha256').update(text).digest('hex') })) };
}

/** All scenarios, by path. */
export function scenarioHeads(): Promise<readonly ScenarioHead[]> {
  const { texts, of } = scenarioTexts();
  return cachedOr(HEADS, of, async () => (await import('./head-fields.ts')).headsOf(texts));
}
