/** Messages of use cases name options and actions as data, and each shell writes them in its own terms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { usage } from '../../app/stop.ts';
import { commandLineTerms, flagOf, option, programTerms } from '../../model/interface-terms.ts';
import { hsimc } from '../cli/hsimc.ts';

/** Texts of the command line's documents, and the place of what is after `--set`, which is a name of a source. */
const documents = [
  'validation/page.ts',
  'validation/rules/people-rules.ts',
  'targets/tables/targets-reference.ts',
  'compiler/check/setting-source.ts',
  'compiler/check/params.ts',
];

const folders = ['model', 'draws', 'vocabulary', 'ir', 'grammar', 'compiler', 'runtime', 'targets', 'validation', 'app'];
const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
  .filter(
    (path) =>
      path.endsWith('.ts') && !documents.includes(path) && path !== 'model/interface-terms.ts' && !/^model\/codes\/known-(?:loinc-)?table\.ts$/.test(path),
  )
  .map((path) => ({ path, text: readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }));

test('no text below the shells has a flag or a command', () => {
  const flags = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<=['"`\s([])(?<!&& )--[a-z][a-z-]+|hsimc (?:compile|verify|explain|scenarios|codes)\b/g)].map(([found]) => `${path}: ${found}`),
  );
  expect(flags).toEqual([]);
});

test('each option in a text is an option of the command line', () => {
  const named = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\boption\('(\w+)'/g)].map(([, name]) => flagOf(name))));
  expect(named.size).toBeGreaterThan(20);
  const help = ['compile', 'preview', 'calibrate', 'send', 'why', 'adjudicate', 'rows']
    .map((command) => hsimc([command, '--help'], { cwd: '.' }).out)
    .join('\n');
  expect([...named].filter((flag) => !new RegExp(`^ +(?:-\\w, )?${flag}\\b(?!-)`, 'm').test(help))).toEqual([]);
});

test('a stop in the terms of the command line and of a program', () => {
  const stop = usage(`${option('blockSize', 1)} divides 5 subjects`, `use ${option('max_entries')}`);
  expect(stop.in(commandLineTerms)).toEqual({ message: '--block-size 1 divides 5 subjects', remedy: 'use --max-entries' });
  expect(stop.in(programTerms)).toEqual({ message: 'blockSize: 1 divides 5 subjects', remedy: 'use max_entries' });
});
