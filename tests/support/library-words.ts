/** The files of the library and of the skill's evaluations, analysed, and their words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { analyse } from '../../compiler/analysis/analyse.ts';
import type { Analysis } from '../../compiler/analysis/analysis-answers.ts';
import type { Host } from '../../compiler/load/load-modules.ts';
import { markKeywords } from '../../grammar/keywords.ts';
import { lex } from '../../grammar/lexer.ts';
import { defaultSourceLimits } from '../../grammar/text-limits.ts';

export const host: Host = {
  read(path) {
    const file = `scenarios/${path}.hsim`;
    return existsSync(file) ? { path: `library:${path}.hsim`, text: readFileSync(file, 'utf8'), sha256: '' } : { problem: 'there is no such file' };
  },
};

export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.hsim'))
    .map((name) => `${folder}/${name}`);

export const library = [...['scenarios/patientsim', 'scenarios/templates', 'scenarios/std'].flatMap(filesIn), ...filesIn('skills/hsim/evals/scenarios')];

export function open(path: string): { readonly text: string; readonly analysis: Analysis } {
  const text = readFileSync(path, 'utf8');
  return { text, analysis: analyse(text, { path, host }) };
}

/** Words of a file: `name` where the grammar takes any word, else a keyword. */
export function wordsOf(path: string, text: string): { readonly word: string; readonly at: number; readonly name: boolean; readonly next: string }[] {
  const { tokens } = lex({ path, text }, defaultSourceLimits);
  markKeywords(tokens);
  return tokens.flatMap(({ image, startOffset, tokenType }, i) =>
    /^[A-Za-z_]/.test(image) && !['RowCode', 'SystemCode', 'DateTime'].includes(tokenType.name)
      ? [{ word: image, at: startOffset, name: tokenType.name === 'Word' || tokenType.name === 'RowName', next: tokens[i + 1]?.image ?? '' }]
      : [],
  );
}

export const lineOf = (text: string, at: number): string => `${text.slice(0, at).split('\n').length}: ${text.slice(at).split('\n')[0]}`;
