/** The scenarios of the library by words: of title, summary, tags, and the requests that they answer. */
import type { ScenarioHead } from './library-cache/head-fields.ts';
import { scenarioHeads } from './library-cache/scenario-heads.ts';
import { libraryScenarios } from './scenario-library.ts';

export interface FoundScenario {
  /** `patientsim/diabetes`. */
  readonly ref: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
}

interface Searched extends FoundScenario {
  /** Words, with how much each says: those of the title and of requests more than those of the summary. */
  readonly words: ReadonlyMap<string, number>;
  /** The requests that it answers, in words. */
  readonly requests: readonly (readonly string[])[];
}

/** How much a word says by where it stands. */
const weights = { title: 3, request: 3, tag: 2, summary: 1 } as const;
/** What a request that is asked for word by word counts, and each of its words where more or less is asked for. */
const [EXACT, PART] = [100, 2];

let all: readonly Searched[] | null = null;

/**
 * Those that the words fit best, the best first; all of them where there are no words. A word that few scenarios have counts more.
 * @param domain a folder of the library, such as `patientsim`
 */
export async function searchScenarios(query: string, domain?: string): Promise<readonly FoundScenario[]> {
  all ??= (await scenarioHeads()).map(searched);
  const among = all.filter(({ ref }) => domain === undefined || ref.startsWith(`${domain}/`));
  const wanted = [...new Set(wordsOf(query))];
  const known = all;
  const rarity = new Map(wanted.map((word) => [word, Math.log(1 + known.length / Math.max(1, known.filter(({ words }) => words.has(word)).length))]));
  const scored = among.map(({ words, requests, ...found }) => ({
    found,
    score:
      wanted.reduce((sum, word) => sum + (words.get(word) ?? 0) * (rarity.get(word) ?? 0), 0) +
      Math.max(0, ...requests.map((request) => asked(request, wanted))),
  }));
  if (wanted.length === 0) return scored.map(({ found }) => found);
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.found.ref < b.found.ref ? -1 : 1))
    .map(({ found }) => found);
}

/** How near the words of a query are to a request. */
function asked(request: readonly string[], wanted: readonly string[]): number {
  const common = request.filter((word) => wanted.includes(word)).length;
  if (common === request.length) return common === wanted.length ? EXACT : common * PART;
  return common === wanted.length ? common * PART : 0;
}

/** The folders of the library that hold scenarios. */
export function scenarioDomains(): readonly string[] {
  return [...new Set(libraryScenarios().map(({ path }) => path.split('/')[0]))];
}

/** Words in small letters, without the `s` of a plural. */
const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));

function searched({ path, title: written, summary, tags, triggers }: ScenarioHead): Searched {
  const ref = path.replace(/\.hsim$/, '');
  const title = written ?? ref;
  const words = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of wordsOf(text)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  for (const text of [ref, title]) add(text, weights.title);
  for (const text of triggers) add(text, weights.request);
  for (const text of tags) add(text, weights.tag);
  add(summary, weights.summary);
  return { ref, title, summary, tags, words, requests: triggers.map((text) => [...new Set(wordsOf(text))]) };
}
