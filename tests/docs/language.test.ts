import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionGroups } from '../../compiler/check/functions/value-function.ts';
import { functionTable } from '../../compiler/reference/function-reference.ts';
import { verbTable } from '../../compiler/reference/verb-reference.ts';
import { compileExample, examplesOf } from '../support/doc-examples.ts';

const path = 'docs/language.md';
const text = readFileSync(path, 'utf8');

const examples = examplesOf(text);

test('the reference has examples of both kinds', () => {
  expect(examples.filter((e) => e.wanted === 'hsim').length).toBeGreaterThan(12);
  expect(examples.filter((e) => e.wanted !== 'hsim').length).toBeGreaterThan(8);
});

test.each(examples)('the example at line $line of the reference: $wanted', ({ wanted, source }) => {
  const { ir, diagnostics: all } = compileExample(source);
  // Examples show one thing, and use nothing of it.
  const diagnostics = all.filter(({ severity }) => severity !== 'note');
  const found = diagnostics.map((d) => `${d.code} ${d.message}`);
  if (wanted === 'hsim') {
    expect(found).toEqual([]);
    expect(ir).not.toBeNull();
  } else expect([...new Set(diagnostics.map((d) => d.code))], found.join('\n')).toEqual([wanted]);
});

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

const generated: ReadonlyMap<string, () => string> = new Map([
  ['verbs', verbTable],
  ...functionGroups.map((group) => [`functions ${group}`, () => functionTable(group)] as const),
]);

test('the tables of verbs and functions are those that their specifications give', () => {
  const places = [...text.matchAll(/<!-- generated: (.*) -->/g)].map(([, what]) => what);
  expect(new Set(places)).toEqual(new Set(generated.keys()));
  const between = /(<!-- generated: (.*) -->\n)[\s\S]*?(<!-- end -->)/g;
  const right = text.replace(between, (whole, start: string, what: string, end: string) => {
    const now = `${start}\n${generated.get(what)?.()}\n\n${end}`;
    return unpadded(now) === unpadded(whole) ? whole : now;
  });
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});
