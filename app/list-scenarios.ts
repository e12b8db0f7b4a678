/** The scenarios of the library, with title and summary read off each one's head. */
import type { ScenarioHead } from './library-cache/head-fields.ts';
import { scenarioHeads } from './library-cache/scenario-heads.ts';
import { libraryFolder } from './scenario-library.ts';
import { notWhole } from './stop.ts';

export interface ListedScenario extends Pick<ScenarioHead, 'name' | 'path' | 'summary'> {
  readonly title: string;
}

export async function listScenarios(): Promise<readonly ListedScenario[]> {
  const heads = await scenarioHeads();
  if (heads.length === 0) throw notWhole(libraryFolder);
  return heads.map(({ name, path, title, summary }) => ({ name, path, title: title ?? name, summary }));
}
