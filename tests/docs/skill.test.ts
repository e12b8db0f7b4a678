import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { functionList } from '../../compiler/reference/function-page.ts';
import { grammarCard } from '../../compiler/reference/language-card.ts';
import { libraryReference } from '../../compiler/reference/library-list.ts';
import { verbReference } from '../../compiler/reference/verb-list.ts';
import { print } from '../../grammar/print/print.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf } from '../support/scenario-runs.ts';
import { skills } from './skills.ts';

const path = 'skills/hsim/SKILL.md';
const examples = skills.flatMap((skill) => skill.examples);

const library = (): string =>
  libraryReference(
    readdirSync('scenarios/std')
      .filter((name) => name.endsWith('.hsim'))
      .sort()
      .map((name) => ({ name: `std/${name.slice(0, -'.hsim'.length)}`, text: readFileSync(`scenarios/std/${name}`, 'utf8') })),
  );

const generated = [
  [path, 'card', grammarCard],
  ['skills/hsim/references/verbs.md', 'verbs', verbReference],
  ['skills/hsim/references/library.md', 'library', library],
  ['skills/hsim/references/semantics.md', 'numbers', () => functionList('number')],
  ['skills/hsim/references/semantics.md', 'times', () => functionList('time')],
] as const;

test.each(generated)('%s: the %s are those of the language', (file, what, make) => {
  const found = readFileSync(file, 'utf8');
  const part = new RegExp(`(<!-- generated: ${what} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  const right = found.replace(part, (_, start: string, end: string) => `${start}\n${make()}\n\n${end}`);
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, right);
  else expect(found).toBe(right);
});

test.each(skills)('$name is short enough to be read whole', ({ text }) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(350);
  // A token of such text is about 3.6 characters, and the spaces that align a table are one; 4,500 tokens are the most.
  expect(text.replace(/ {2,}|-{4,}/g, ' ').length / 3.6).toBeLessThanOrEqual(4_500);
});

/** The keys of the open specification of skills. */
const KEYS = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools'];

test.each(skills)('the head of $name names the skill and says when to use it', ({ name, text }) => {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';
  const description = /^description: (.*)$/m.exec(head)?.[1] ?? '';
  expect(/^name: (.*)$/m.exec(head)?.[1]).toBe(name);
  expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect([...head.matchAll(/^([\w-]+):/gm)].map(([, key]) => key).filter((key) => !KEYS.includes(key))).toEqual([]);
  expect(description.length).toBeLessThanOrEqual(1024);
  expect(description).toMatch(/Use whenever/);
  expect(description).not.toMatch(/[<>]|: /);
});

test.each(examples)('the example of %s compiles, is written the one way, and meets its expectations', (_, source) => {
  const { value, diagnostics } = compile({ path: 'example.hsim', text: source, sha256: '' }, openEntry('diabetes').host);
  expect(diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
  expect(print({ path: 'example.hsim', text: source }).value).toBe(source);
  if (value.ir === null) throw new Error('no IR');
  const { tally } = new BlockRunner(planOf(value.ir, { count: 400 })).subjects(0, 400, '00000', []);
  const verdicts = value.ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i]));
  expect(verdicts.filter(({ outcome }) => outcome !== 'passed').map(({ text: what, found }) => `${what}: ${found}`)).toEqual([]);
});

test.each(skills)('files that $name names are there', ({ name, text }) => {
  for (const [, file] of text.matchAll(/\]\(([^)#]+)\)/g)) expect(existsSync(`skills/${name}/${file}`), file).toBe(true);
  for (const [, module] of text.matchAll(/use "(std\/[a-z_]+)"/g)) expect(existsSync(`scenarios/${module}.hsim`), module).toBe(true);
});

test('scenarios of its evaluations compile', () => {
  const folder = 'skills/hsim/evals/scenarios';
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hsim')) : [];
  for (const name of files) {
    const { text: entry, host } = openEntry(`${folder}/${name}`);
    expect(
      compile(entry, host)
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map(({ code, message }) => `${name}: ${code} ${message}`),
    ).toEqual([]);
  }
});
