import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIRECTIONS } from '../structure/directions.ts';

const text = readFileSync('ARCHITECTURE.md', 'utf8');
/** Names in backticks that are paths: they begin with a folder of the project. */
const tops = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const paths = [...new Set([...text.matchAll(/`([\w.-]+(?:\/[\w.*-]+)+)`/g)].map((match) => match[1]))].filter((path) => tops.includes(path.split('/')[0]));
const rows = [...text.matchAll(/^\| ([\w ]+?) +\|.*?\| `([^`]+)` *\|$/gm)].map((match) => ({ stage: match[1], file: match[2] }));

test.each(paths)('%s exists', (path) => {
  expect(existsSync(path)).toBe(true);
});

test('every stage has its row, and every row its file', () => {
  const named = rows.map(({ stage }) => stage);
  for (const stage of [
    'lex',
    'parse',
    'print',
    'load',
    'bind',
    'check',
    'lower',
    'IR',
    'plan',
    'run',
    'engines',
    'canonical',
    'emit',
    'sink',
    'use cases',
    'shell',
  ])
    expect(named).toContain(stage);
  for (const { file } of rows) expect(existsSync(file), file).toBe(true);
});

test('the table of directions is the one that the linter enforces', () => {
  const section = /## Import directions\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '';
  const table = [...section.matchAll(/^\| `(\w+)` +\| (.*?) *\|$/gm)].map(([, folder, names]) => [
    folder,
    names === 'no other folder' ? [] : names.split(', '),
  ]);
  expect(Object.fromEntries(table)).toEqual(DIRECTIONS);
});
