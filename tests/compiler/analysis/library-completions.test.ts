/** At a word of the library, the completions have that word: in the whole text, and where the text ends before it. */
import { expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/analyse.ts';
import { host, library, open, wordsOf } from '../../support/library-words.ts';

/** What completions do not offer, by the words there. */
const GAPS = {
  'in its text': [
    'scenarios/patientsim/asthma-childhood.hsim: while not in_hospital and coun',
    'scenarios/patientsim/asthma-childhood.hsim: prescribe drugs.fluticasone_44',
    'scenarios/patientsim/colorectal-cancer.hsim: panel panels.bmp }',
    'scenarios/std/risk_factors.hsim: ICD10CM { N18 }',
  ],
  'at the end': [
    'scenarios/patientsim/asthma-childhood.hsim: intermittent: 0%, mild: 72%, e',
    'scenarios/patientsim/colorectal-cancer.hsim: px.colonoscopy { category: ref',
    'scenarios/patientsim/diabetes.hsim: year: 2019  population: "US ad',
    'scenarios/patientsim/diabetes.hsim: drugs_of_2019  title: "Takes a',
    'scenarios/patientsim/surgical-episode.hsim: life.person',
    'scenarios/std/background.hsim: while free {',
  ],
} as const;

const all = process.env['ALL_COMPLETIONS'] !== undefined;

test.each(['in its text', 'at the end'] as const)('%s', { timeout: 1_200_000 }, (mode) => {
  const missing: string[] = [];
  let count = 0;
  for (const path of library) {
    const { text, analysis } = open(path);
    const words = wordsOf(path, text);
    // Few of each file: the rows of a table are all alike.
    const step = all ? 1 : Math.max(61, Math.ceil(words.length / 30));
    for (const { word, at, next } of words) {
      const of = analysis.meaningAt(at);
      const { definition = null, what = '' } = of?.span.start === at ? of.meaning : {};
      // A new name is the author's, and what is declared further on is not there yet.
      if (definition !== null && definition.file === path && definition.span.start === at) continue;
      if (mode === 'at the end' && definition !== null && definition.file === path && definition.span.start > at) continue;
      const chosen = /choices of `(\w+)`/.exec(what)?.[1];
      if (mode === 'at the end' && analysis.names.some(({ name, meaning }) => name === chosen && (meaning.definition?.span.start ?? 0) > at)) continue;
      // Before a text, the parser takes any word for a field whose colon was forgotten.
      if (what === 'a verb' && next.startsWith('"')) continue;
      if (count++ % step !== 0) continue;
      const asked = mode === 'in its text' ? analysis : analyse(text.slice(0, at), { path, host });
      const found = asked.completionsAt(at).some(({ label }) => label === word);
      if (!found) missing.push(`${path}: ${text.slice(at, at + 30).split('\n')[0]}`);
    }
  }
  expect(missing).toEqual(GAPS[mode]);
});
