/** The scenarios of the library as a table of a document. */
import { readFileSync } from 'node:fs';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { searchScenarios } from '../../app/search-scenarios.ts';

/** A row for each scenario of a folder: its name, what it is, and the words that people use for it. */
export async function listOf(product: string): Promise<string> {
  const triggers = new Map(libraryScenarios().map(({ path, file }) => [path.replace(/\.hsim$/, ''), triggersOf(readFileSync(file, 'utf8'))]));
  const rows = (await searchScenarios('', product)).map(({ ref, title }) => `| \`${ref.split('/')[1]}\` | ${title} | ${triggers.get(ref) ?? ''} |`);
  return ['| scenario | is | asked for as |', '| --- | --- | --- |', ...rows].join('\n');
}

function triggersOf(text: string): string {
  const list = /^ {2}triggers: \[([^\]]*)\]/m.exec(text)?.[1] ?? '';
  return [...list.matchAll(/"([^"]*)"/g)].map(([, words]) => words).join(', ');
}
