/** The scenarios of the library, with title and summary read off each one's head. */
import { readFileSync } from 'node:fs';
import { parse } from '../grammar/parse.ts';
import { type LibraryScenario, libraryFolder, libraryScenarios } from './scenario-library.ts';
import { notWhole } from './stop.ts';

export interface ListedScenario extends Pick<LibraryScenario, 'name' | 'path'> {
  readonly title: string;
  /** Empty where there is none. */
  readonly summary: string;
}

export function listScenarios(): readonly ListedScenario[] {
  const list = libraryScenarios().map(described);
  if (list.length === 0) throw notWhole(libraryFolder);
  return list;
}

function described({ name, path, file }: LibraryScenario): ListedScenario {
  const { value } = parse({ path, text: readFileSync(file, 'utf8') });
  const scenario = value.declarations.find((declaration) => declaration.kind === 'scenario');
  if (scenario?.kind !== 'scenario') return { name, path, title: name, summary: '' };
  const summary = scenario.body.items.find((item) => item.kind === 'field' && item.path.names[0].text === 'summary');
  return { name, path, title: scenario.title.text, summary: summary?.kind === 'field' && summary.value.kind === 'text' ? summary.value.text : '' };
}
