/** The scenarios of the library by words: of title, summary, tags, and the requests that they answer. */
import { readFileSync } from 'node:fs';
import { parse } from '../grammar/parse.ts';
import { libraryScenarios } from './scenario-library.ts';

export interface FoundScenario {
  /** `patientsim/diabetes`. */
  readonly ref: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
}

interface Searched extends FoundScenario {
  readonly words: ReadonlySet<string>;
}

let all: readonly Searched[] | null = null;

/**
 * Those that have most of the words, the best first; all of them where there are no words.
 * @param domain a folder of the library, such as `patientsim`
 */
export function searchScenarios(query: string, domain?: string): readonly FoundScenario[] {
  all ??= libraryScenarios().map(({ path, file }) => searched(path.replace(/\.hsim$/, ''), path, readFileSync(file, 'utf8')));
  const wanted = wordsOf(query);
  const scored = all
    .filter(({ ref }) => domain === undefined || ref.startsWith(`${domain}/`))
    .map(({ words, ...found }) => ({ found, score: wanted.filter((word) => words.has(word)).length }));
  if (wanted.length === 0) return scored.map(({ found }) => found);
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.found.ref < b.found.ref ? -1 : 1))
    .map(({ found }) => found);
}

/** The folders of the library that hold scenarios. */
export function scenarioDomains(): readonly string[] {
  return [...new Set(libraryScenarios().map(({ path }) => path.split('/')[0]))];
}

/** Words in small letters, without the `s` of a plural. */
const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));

function searched(ref: string, path: string, text: string): Searched {
  const scenario = parse({ path, text }).value.declarations.find((declaration) => declaration.kind === 'scenario');
  if (scenario?.kind !== 'scenario') return { ref, title: ref, summary: '', tags: [], words: new Set(wordsOf(ref)) };
  const texts = (name: string): string[] => {
    const field = scenario.body.items.find((item) => item.kind === 'field' && item.path.names[0].text === name);
    if (field?.kind !== 'field') return [];
    const values = field.value.kind === 'list' ? field.value.items : [field.value];
    return values.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  };
  const title = scenario.title.text;
  const summary = texts('summary').join(' ');
  const tags = texts('tags');
  return { ref, title, summary, tags, words: new Set(wordsOf([ref, title, summary, ...tags, ...texts('triggers')].join(' '))) };
}
