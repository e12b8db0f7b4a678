/** Each scenario of the library is found by each of the requests that it says it answers. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { searchScenarios } from '../../app/search-scenarios.ts';

const phrases = libraryScenarios().flatMap(({ path, file }) => {
  const [, list = ''] = /^ {2}triggers: \[([^\]]*)\]/m.exec(readFileSync(file, 'utf8')) ?? [];
  return [...list.matchAll(/"([^"]*)"/g)].map(([, phrase]) => ({ phrase, ref: path.replace(/\.hsim$/, '') }));
});

test('each scenario names requests that it answers', () => {
  const without = libraryScenarios().filter(({ path }) => !phrases.some(({ ref }) => `${ref}.hsim` === path));
  expect(without.map(({ path }) => path)).toEqual([]);
});

test('no request is answered by two scenarios', () => {
  const seen = new Map<string, string>();
  const twice = phrases.filter(({ phrase, ref }) => {
    const words = phrase.toLowerCase();
    const other = seen.get(words);
    seen.set(words, ref);
    return other !== undefined;
  });
  expect(twice).toEqual([]);
});

test('a request finds its scenario first', async () => {
  const others: string[] = [];
  for (const { phrase, ref } of phrases) {
    const [first] = await searchScenarios(phrase);
    if (first?.ref !== ref) others.push(`${phrase}: ${first?.ref ?? 'nothing'}, not ${ref}`);
  }
  expect(others).toEqual([]);
});
