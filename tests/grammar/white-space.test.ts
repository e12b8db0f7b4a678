/** White space has no meaning: a file on one line is read as it is on many. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { print } from '../../grammar/print/print.ts';

const folders = [
  'scenarios/patientsim',
  'scenarios/membersim',
  'scenarios/rxmembersim',
  'scenarios/std',
  'scenarios/templates',
  'tests/conformance/language',
  'tests/conformance/language/shared',
];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.hsim'))
    .map((name) => `${folder}/${name}`),
);

/** The tree without its places, which the lines decide. */
function tree(text: string): unknown {
  const { value, diagnostics } = parse({ path: 'a.hsim', text });
  expect(diagnostics).toEqual([]);
  const { header, declarations } = value;
  return JSON.parse(JSON.stringify({ header, declarations }, (key, part) => (key === 'span' ? undefined : part)));
}

const withoutComments = (text: string): string => text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*/g, (_, quoted: string | undefined) => quoted ?? '');

test.each(files)('%s', (file) => {
  const text = withoutComments(print({ path: file, text: readFileSync(file, 'utf8') }).value as string);
  const read = tree(text);
  expect(tree(text.replace(/\s*\n\s*/g, ' '))).toEqual(read);
  // Each token of a line on a line of its own, but for what a sign needs at its sides.
  expect(
    tree(text.replace(/("(?:[^"\\]|\\.)*"|'[^']*')|([{},:]) +(?=[A-Za-z"{])/g, (_, quoted: string | undefined, sign: string) => quoted ?? `${sign}\n`)),
  ).toEqual(read);
});

test('two fields on one line are two fields', () => {
  const scenario = (between: string): string =>
    `hsim 1\nprofile p { age: 40${between}attribute a: 3${between}state: "OH"${between}attribute b: a${between}city: "Ames" }`;
  expect(tree(scenario('  '))).toEqual(tree(scenario('\n')));
});
